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
    highEnough(
      table.columns.map(({ head }) => text(head, { fontWeight: "bold", borderStyle: "thin", alignVertical: "center" })),
      table.columns,
    ),
    ...table.rows.map((row) =>
      highEnough(
        row.map((value, index) => cellOf(value, table.columns[index]!)),
        table.columns,
      ),
    ),
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
    { fontFamily: "Times New Roman", fontSize: 11, features: [oneSheetWide] },
  );
  return stampZipDates(new Uint8Array(await file.toBuffer()));
}

/** Printed, a table is as wide as one sheet of paper, and as many sheets long as it takes. */
const oneSheetWide = {
  files: {
    transform: {
      "xl/worksheets/sheet{id}.xml": {
        transform: (xml: string) =>
          xml
            .replace("<sheetViews>", '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>')
            .replace("<pageSetup ", '<pageSetup fitToWidth="1" fitToHeight="0" '),
      },
    },
  },
};

/** Points of one line of the font. */
const LINE = 15;
/** Rows are not made higher than a page can show. */
const MOST_LINES = 25;

/** Gives a row the height that its longest text needs: not every program measures that by itself. */
function highEnough(cells: (CellObject | null)[], columns: readonly SheetColumn[]): (CellObject | null)[] {
  const lines = cells.map((cell, index) =>
    typeof cell?.value === "string"
      ? cell.value
          .split("\n")
          .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / columns[index]!.width)), 0)
      : 1,
  );
  const height = Math.min(MOST_LINES, Math.max(...lines)) * LINE;
  return cells.map((cell, index) => (cell && index === 0 ? { ...cell, height } : cell));
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
