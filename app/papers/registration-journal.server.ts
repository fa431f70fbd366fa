import { registrationJournalWords as words } from "~/text/ru/admission-papers";
import { paperInstant, paperMoment, paperMoneyPlain, paperZone } from "~/text/ru/paper-format";
import type { Paper } from "./paper";
import type { Spreadsheet } from "./xlsx.server";

/** What was registered until a moment; instants are ISO strings, sums kopecks in digits, rows in the order of arrival. */
export type RegistrationJournalSnapshot = {
  kind: "registrationJournal";
  organiser: string;
  competition: { title: string };
  zone: string;
  asOf: string;
  rows: {
    /** Null for one that was withdrawn before the opening: nobody has looked into it. */
    number: number | null;
    arrivedAt: string;
    /** When the first edition came, and how many there have been. */
    firstArrivedAt: string;
    editions: number;
    applicant: string | null;
    inn: string | null;
    project: string | null;
    requested: string | null;
    isWithdrawn: boolean;
    /** The entry of the book by which it came on paper; absent of those that came through the system. */
    paperEntry?: string;
  }[];
};

type JournalRow = RegistrationJournalSnapshot["rows"][number];

/** The journal in which applications are registered (domain.md §6, 3), for paper: with a column to sign in. */
export function registrationJournal(snapshot: RegistrationJournalSnapshot): Paper {
  const { zone, rows } = snapshot;
  const { columns } = words;
  return {
    title: `${words.fileName}. ${snapshot.competition.title}`,
    fileName: words.fileName,
    blocks: [
      { kind: "page", orientation: "landscape" },
      { kind: "subtitle", text: snapshot.organiser },
      { kind: "title", text: words.title },
      { kind: "subtitle", text: snapshot.competition.title },
      {
        kind: "paragraph",
        runs: `${words.asOf(paperInstant(snapshot.asOf, zone))} ${words.zone(paperZone(snapshot.asOf, zone))}`,
        indent: false,
        withNext: true,
      },
      {
        kind: "table",
        columns: [
          { head: columns.order, width: 8, align: "center" },
          { head: columns.number, width: 9, align: "center" },
          { head: columns.arrived, width: 24 },
          { head: columns.applicant, width: 40 },
          { head: columns.project, width: 40 },
          { head: columns.way, width: 16 },
          { head: columns.requested, width: 22, align: "right" },
          { head: columns.mark, width: 28 },
          { head: columns.signature, width: 16 },
        ],
        rows: rows.map((row, index) => ({
          cells: [
            `${index + 1}`,
            row.number === null ? "" : `${row.number}`,
            paperMoment(row.arrivedAt, zone),
            row.applicant ?? "",
            row.project ?? "",
            way(row),
            row.requested === null ? "" : paperMoneyPlain(row.requested),
            mark(row, zone),
            "",
          ],
        })),
      },
    ],
  };
}

/** The same as a spreadsheet, for sorting and sums. */
export function registrationSpreadsheet(snapshot: RegistrationJournalSnapshot): Spreadsheet {
  const { zone } = snapshot;
  const { columns } = words;
  return {
    fileName: words.fileName,
    sheet: words.sheet,
    title: words.title,
    columns: [
      { head: columns.order, width: 8, kind: "number" },
      { head: columns.number, width: 8, kind: "number" },
      { head: columns.arrived, width: 20, kind: "instant", zone },
      { head: columns.applicant, width: 45, kind: "text" },
      { head: columns.inn, width: 14, kind: "text" },
      { head: columns.project, width: 45, kind: "text" },
      { head: columns.way, width: 14, kind: "text" },
      { head: columns.requested, width: 18, kind: "money" },
      { head: columns.mark, width: 36, kind: "text" },
    ],
    rows: snapshot.rows.map((row, index) => [
      index + 1,
      row.number,
      row.arrivedAt,
      row.applicant,
      row.inn,
      row.project,
      way(row),
      row.requested,
      mark(row, zone),
    ]),
    notes: [words.asOf(paperInstant(snapshot.asOf, zone)), words.zone(paperZone(snapshot.asOf, zone))],
  };
}

function way({ paperEntry }: JournalRow): string {
  return paperEntry === undefined ? words.electronic : words.onPaper(paperEntry);
}

function mark({ isWithdrawn, editions, firstArrivedAt }: JournalRow, zone: string): string {
  if (isWithdrawn) return words.withdrawn;
  return editions > 1 ? words.edition(editions, paperMoment(firstArrivedAt, zone)) : "";
}
