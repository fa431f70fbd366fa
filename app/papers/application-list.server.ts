import { applicationListWords as words } from "~/text/ru/admission-papers";
import { paperInstant, paperMoment, paperZone } from "~/text/ru/paper-format";
import { typeRoubles } from "../lifecycle/money";
import { csvOf } from "./csv.server";
import type { Spreadsheet } from "./xlsx.server";

/** The office's list at a moment, in the order it was asked for; instants are ISO strings, sums kopecks in digits. */
export type ApplicationListSnapshot = {
  kind: "applicationList";
  competition: { title: string };
  zone: string;
  asOf: string;
  rows: {
    number: number;
    arrivedAt: string;
    title: string;
    direction: string;
    applicant: string;
    applicantKind: string;
    inn: string;
    locality: string;
    requested: string;
    ownShare: string;
    state: string;
    marks: string;
    checker: string;
  }[];
};

/** The list as a spreadsheet, for sorting and sums. */
export function applicationListSpreadsheet({ zone, asOf, rows }: ApplicationListSnapshot): Spreadsheet {
  const { columns } = words;
  return {
    fileName: words.fileName,
    sheet: words.fileName,
    title: words.title,
    columns: [
      { head: columns.number, width: 8, kind: "number" },
      { head: columns.arrived, width: 20, kind: "instant", zone },
      { head: columns.title, width: 45, kind: "text" },
      { head: columns.direction, width: 30, kind: "text" },
      { head: columns.applicant, width: 40, kind: "text" },
      { head: columns.kind, width: 26, kind: "text" },
      { head: columns.inn, width: 14, kind: "text" },
      { head: columns.locality, width: 22, kind: "text" },
      { head: columns.requested, width: 18, kind: "money" },
      { head: columns.ownShare, width: 18, kind: "money" },
      { head: columns.state, width: 18, kind: "text" },
      { head: columns.marks, width: 36, kind: "text" },
      { head: columns.checker, width: 26, kind: "text" },
    ],
    rows: rows.map((row) => [
      row.number,
      row.arrivedAt,
      row.title,
      row.direction,
      row.applicant,
      row.applicantKind,
      row.inn,
      row.locality,
      row.requested,
      row.ownShare,
      row.state,
      row.marks,
      row.checker,
    ]),
    notes: [words.asOf(paperInstant(asOf, zone)), words.zone(paperZone(asOf, zone))],
  };
}

/** The same as CSV: times in the zone of the competition, roubles with a comma. */
export function applicationListCsv({ zone, rows }: ApplicationListSnapshot): string {
  const { columns } = words;
  return csvOf([
    Object.values(columns),
    ...rows.map((row) => [
      `${row.number}`,
      paperMoment(row.arrivedAt, zone),
      row.title,
      row.direction,
      row.applicant,
      row.applicantKind,
      row.inn,
      row.locality,
      typeRoubles(BigInt(row.requested)),
      typeRoubles(BigInt(row.ownShare)),
      row.state,
      row.marks,
      row.checker,
    ]),
  ]);
}
