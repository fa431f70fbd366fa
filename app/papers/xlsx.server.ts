import writeXlsxFile, { type CellObject } from "write-excel-file/node";
import { wallClock } from "~/text/ru/paper-format";
import { paperWords } from "~/text/ru/papers";
import { cleaned, type Imprint } from "./paper";
import { stampZipDates } from "./zip-dates.server";

/**
 * A column of a spreadsheet and how the values under it read: a text, a whole number, a sum in kopecks as digits, an
 * instant as an ISO string shown in a zone. `width` is in characters.
 */
export type SheetColumn = { head: string; width: number } & (
  | { kind: "text" | "number" | "money" }
  | { kind: "instant"; zone: string }
);
export type SheetValue = string | number | null;

/** A spreadsheet ready to be written: a caption, one table, notes under it. `fileName` has no extension. */
export type Spreadsheet = {
  fileName: string;
  sheet: string;
  title: string;
  columns: readonly SheetColumn[];
  rows: readonly (readonly SheetValue[])[];
  notes: readonly string[];
};

/** The largest text that a cell of Excel takes. */
const MAX_CELL = 32_767;
/** Excel takes no longer names of sheets. */
const MAX_SHEET_NAME = 31;

/**
 * Writes a table as XLSX. Everything that people typed is a text cell, whatever it begins with: no program takes it for a
 * formula (H2); numbers and instants stay numbers. The same table and imprint always give the same bytes.
 */
export async function renderXlsx(table: Spreadsheet, imprint: Imprint): Promise<Uint8Array> {
  const data = [
    [text(table.title, { fontWeight: "bold", wrap: false })],
    [text(imprint.competitionTitle, { wrap: false })],
    [],
    table.columns.map(({ head }) => text(head, { fontWeight: "bold", borderStyle: "thin", alignVertical: "center" })),
    ...table.rows.map((row) => row.map((value, index) => cellOf(value, table.columns[index]!))),
    [],
    ...[...table.notes, paperWords.digest(imprint.digest)].map((note) => [text(note, { wrap: false })]),
  ];
  const file = writeXlsxFile(
    [
      {
        data,
        sheet: table.sheet.slice(0, MAX_SHEET_NAME),
        columns: table.columns.map(({ width }) => ({ width })),
        orientation: "landscape",
        stickyRowsCount: 4,
      },
    ],
    { fontFamily: "Times New Roman", fontSize: 11 },
  );
  return stampZipDates(new Uint8Array(await file.toBuffer()));
}

function cellOf(value: SheetValue, column: SheetColumn): CellObject | null {
  const look = { borderStyle: "thin", alignVertical: "top" } as const;
  if (value === null) return { type: String, value: "", ...look };
  switch (column.kind) {
    case "text":
      return text(String(value), look);
    case "number":
      return { type: Number, value: Number(value), format: "0", ...look };
    case "money":
      return { type: Number, value: Number(value) / 100, format: "#,##0.00", ...look };
    case "instant":
      return {
        type: Date,
        value: asExcelReads(String(value), column.zone),
        format: "dd.mm.yyyy hh:mm:ss",
        ...look,
      };
  }
}

function text(value: string, look: Partial<CellObject>): CellObject {
  const clean = Array.from(cleaned(value)).slice(0, MAX_CELL).join("");
  return { type: String, value: clean, wrap: true, ...look } as CellObject;
}

/** Excel knows no zones: the wall time of the zone, written as if it were UTC. */
function asExcelReads(instant: string, zone: string): Date {
  const { day, time } = wallClock(instant, zone);
  return new Date(`${day}T${time}Z`);
}
