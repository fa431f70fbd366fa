import { cardFieldsOf, shortColumnsOf, sumsOf } from "~/lifecycle/3-application/card";
import {
  placeOf,
  type ReadField,
  type Reading,
  type ReadSection,
  type ReadTable,
  type ReadText,
} from "~/lifecycle/3-application/reading";
import { answerInWords } from "~/text/answer";
import { formatBytes, formatPhone } from "~/text/format";
import { requisitesInWords } from "~/text/requisites";
import { paperInstant, paperMoney, paperMoneyPlain } from "~/text/ru/paper-format";
import { applicationWords as words } from "~/text/ru/papers";
import { catalog } from "~/text/text";
import type { Block, Paper } from "./paper";

/** An application as its applicant reads it. The last three are null for a draft; instants are ISO, sizes bytes. */
export type ApplicationSnapshot = {
  kind: "application" | "applicationCard";
  version: 1;
  title: string;
  competition: string;
  zone: string;
  reading: Reading;
  files: { title: string; name: string; size: number; sha256: string }[];
  edition: number | null;
  arrivedAt: string | null;
  code: string | null;
};

/** Answers longer than this stand under their question, shorter ones beside it. */
const SHORT = 160;
/** A section with a list of more columns is drawn across the sheet. */
const MOST_COLUMNS = 6;

/** The whole application to print: every answer, list and file, and a line to sign on. */
export function applicationPaper(snapshot: ApplicationSnapshot): Paper {
  const { reading } = snapshot;
  return {
    ...headOf(snapshot, words.fileName),
    blocks: [
      ...titleOf(snapshot, words.title),
      { kind: "facts", rows: [...standingOf(snapshot), ...applicantOf(reading), ...requisitesIn(reading)] },
      ...withoutEmptyPages(reading.sections.flatMap(drawSection)),
      ...filesOf(snapshot),
      ...signatureOf(reading),
    ],
  };
}

/** The application on a page or two, for a meeting: short answers, sums, lists by their rows. */
export function cardPaper(snapshot: ApplicationSnapshot): Paper {
  const { reading } = snapshot;
  const sums = sumsOf(reading);
  const { requested, own, total } = catalog("ru").application.form.totals;
  const money = sums
    ? [[requested, sums.requested] as const, [own, sums.own] as const, [total, sums.total] as const]
    : [];
  return {
    ...headOf(snapshot, words.cardFileName),
    blocks: [
      ...titleOf(snapshot, words.cardTitle),
      {
        kind: "facts",
        rows: [
          ...standingOf(snapshot),
          ...applicantOf(reading),
          ...money.map(([key, sum]) => ({ key, value: paperMoney(sum) })),
          ...cardFieldsOf(reading).map((field) => ({
            key: field.label,
            value: field.kind === "rows" ? rowsInShort(field) : answer(field.kind, field.value),
          })),
        ],
      },
      ...signatureOf(reading),
    ],
  };
}

function headOf({ title, code }: ApplicationSnapshot, fileName: (title: string) => string) {
  return { title: fileName(title || words.untitled), fileName: fileName(code ?? (title || words.untitled)) };
}

function titleOf({ title, competition }: ApplicationSnapshot, heading: string): Block[] {
  return [
    { kind: "subtitle", text: competition },
    { kind: "title", text: heading },
    { kind: "subtitle", text: title || words.untitled },
  ];
}

function standingOf({ edition, arrivedAt, code, zone }: ApplicationSnapshot) {
  if (edition === null || !arrivedAt || !code)
    return [{ key: words.state, value: [{ text: words.draft, bold: true }] }];
  return [
    { key: words.state, value: words.edition(edition) },
    { key: words.arrived, value: paperInstant(arrivedAt, zone) },
    { key: words.code, value: code },
  ];
}

function applicantOf({ applicant }: Reading) {
  const labels = catalog("ru").application.text;
  const joined = (...parts: (string | null)[]) => parts.filter(Boolean).join(", ");
  const together = ({ fullName, inn, part }: (typeof applicant.coApplicants)[number]) =>
    `${fullName}, ${labels.inn} ${inn}: ${part}`;
  const rows = [
    [labels.applicant, applicant.fullName],
    [labels.inn, applicant.inn],
    [labels.ogrn, applicant.ogrn],
    [labels.address, placeOf(applicant)],
    [labels.head, joined(applicant.headName, applicant.headPost)],
    [labels.contacts, joined(applicant.phone && formatPhone(applicant.phone), applicant.email, applicant.site)],
    [labels.host, applicant.hostName],
    [labels.coApplicants, applicant.coApplicants.map(together).join("\n")],
  ] as const;
  return rows.flatMap(([key, value]) => (value ? [{ key, value }] : []));
}

function requisitesIn({ applicant: { requisites } }: Reading) {
  return requisites ? requisitesInWords(requisites, "ru").map(({ label: key, value }) => ({ key, value })) : [];
}

function drawSection({ title, fields }: ReadSection): Block[] {
  const drawn: Block[] = [
    { kind: "heading", text: title },
    ...groupsOf(fields).flatMap((group) => drawGroup(group, fields.length === 1)),
  ];
  if (!fields.some((field) => field.kind === "rows" && field.columns.length > MOST_COLUMNS)) return drawn;
  return [{ kind: "page", orientation: "landscape" }, ...drawn, { kind: "page", orientation: "portrait" }];
}

/** Of two turns of the sheet in a row only the last is made. */
function withoutEmptyPages(blocks: Block[]): Block[] {
  return blocks.filter((block, index) => block.kind !== "page" || blocks[index + 1]?.kind !== "page");
}

type Group = ReadText[] | ReadText | ReadTable;

/** Short answers that follow one another make one list of facts; a long one and a table stand by themselves. */
function groupsOf(fields: readonly ReadField[]): Group[] {
  const groups: Group[] = [];
  for (const field of fields) {
    const last = groups.at(-1);
    if (field.kind === "rows" || field.value.length > SHORT) groups.push(field);
    else if (Array.isArray(last)) last.push(field);
    else groups.push([field]);
  }
  return groups;
}

/** A list that is alone under the heading of its section does not say its name again. */
function drawGroup(group: Group, isAlone: boolean): Block[] {
  if (Array.isArray(group))
    return [
      { kind: "facts", rows: group.map(({ label, kind, value }) => ({ key: label, value: answer(kind, value) })) },
    ];
  const label: Block = { kind: "paragraph", runs: [{ text: group.label, bold: true }], indent: false, withNext: true };
  if (group.kind === "rows") return [...(isAlone ? [] : [label]), drawTable(group)];
  return [label, { kind: "paragraph", runs: answer(group.kind, group.value), indent: false, align: "left" }];
}

function drawTable(table: ReadTable): Block {
  const { columns, rows, sums } = table;
  if (rows.length === 0) return { kind: "paragraph", runs: words.none, indent: false };
  const computed = catalog("ru").application.text.budgetColumns as Record<string, string>;
  const cell = (kind: ReadField["kind"], value = "") =>
    kind === "money" && /^-?\d+$/.test(value) ? paperMoneyPlain(value) : answer(kind, value, "");
  return {
    kind: "table",
    columns: columns.map(({ key, label: head, kind }) => ({
      head: head || computed[key] || "",
      width: kind === "longText" ? 40 : kind === "text" || kind === "task" || kind === "category" ? 30 : 16,
      align: kind === "money" || kind === "quantity" ? "right" : "left",
    })),
    rows: [
      ...rows.map((row) => ({ cells: columns.map(({ key, kind }) => cell(kind, row[key])) })),
      ...(sums ? [{ cells: totalsIn(columns, sums), bold: true }] : []),
    ],
  };
}

function totalsIn(columns: ReadTable["columns"], sums: NonNullable<ReadTable["sums"]>): string[] {
  return columns.map(({ key }, index) => {
    if (index === 0) return catalog("ru").application.text.total;
    return key in sums ? paperMoneyPlain(sums[key as keyof typeof sums]) : "";
  });
}

function rowsInShort(table: ReadTable): string {
  const columns = shortColumnsOf(table);
  return table.rows
    .map((row) => columns.map(({ key, kind }) => answer(kind, row[key] ?? "", "")).filter(Boolean))
    .map((answers) => `— ${answers.join("; ")}`)
    .join("\n");
}

/** An answer in Russian words, a sum as papers write it. */
function answer(kind: ReadField["kind"], value: string, none: string = words.none): string {
  if (value === "") return none;
  return kind === "money" && /^-?\d+$/.test(value) ? paperMoney(value) : answerInWords(kind, value, "ru");
}

function filesOf({ files }: ApplicationSnapshot): Block[] {
  if (files.length === 0) return [];
  const { columns } = words;
  return [
    { kind: "heading", text: catalog("ru").application.text.files },
    {
      kind: "table",
      columns: [
        { head: columns.document, width: 40 },
        { head: columns.name, width: 34 },
        { head: columns.size, width: 16, align: "right" },
        { head: columns.hash, width: 50 },
      ],
      rows: files.map(({ title, name, size, sha256 }) => ({ cells: [title, name, formatBytes(size, "ru"), sha256] })),
    },
  ];
}

function signatureOf({ applicant: { headName, headPost } }: Reading): Block[] {
  return [{ kind: "signatures", signers: [{ role: headPost || words.head, name: headName }] }];
}
