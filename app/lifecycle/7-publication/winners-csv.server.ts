import { csvOf } from "~/papers/csv.server";
import { typeRoubles } from "../money";
import type { PublishedResults } from "./results";

/** The winners as CSV for spreadsheets, roubles with a comma. */
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
  return csvOf([head, ...rows]);
}
