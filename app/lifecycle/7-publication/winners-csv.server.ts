import { typeRoubles } from "../money";
import type { PublishedResults } from "./results";

/**
 * The winners as CSV for spreadsheets: UTF-8 with a byte order mark, semicolons, roubles with a comma. A cell that a spreadsheet
 * would take for a formula is kept as text.
 */
export function winnersCsv({ winners, totals }: PublishedResults): string {
  const head = [
    "place",
    "number",
    "applicant",
    "title",
    "score",
    "requested",
    "awarded",
    ...totals.map((one) => one.source),
    "coApplicants",
  ];
  const rows = winners.map((one) => [
    String(one.place),
    String(one.number),
    one.applicant,
    one.title,
    one.score.replace(".", ","),
    typeRoubles(BigInt(one.requested)),
    typeRoubles(BigInt(one.awarded)),
    ...totals.map(({ source }) => typeRoubles(BigInt(one.sources.find((part) => part.source === source)?.sum ?? "0"))),
    (one.coApplicants ?? []).join(", "),
  ]);
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`;
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
