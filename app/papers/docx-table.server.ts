import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";
import { type Align, type Orientation, piecesOf, type Runs, type TableBlock } from "./paper";

/** Millimetres as whole twentieths of a point, the unit of Word. */
export function twips(millimetres: number): number {
  return Math.round((millimetres * 1440) / 25.4);
}

/** The width of text on a page in twentieths of a point. */
export function widthOf(orientation: Orientation): number {
  return twips(orientation === "portrait" ? 160 : 257);
}

const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
const thin = { style: BorderStyle.SINGLE, size: 4, color: "000000" };
export const noBorders = { top: none, bottom: none, left: none, right: none };
const borders = { top: thin, bottom: thin, left: thin, right: thin };
const aligns = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.JUSTIFIED,
};

/** Runs of Word; `size` is in half points, `color` overrides that of heading styles. */
export function runsOf(runs: Runs, size?: number, color?: string, bold = false): TextRun[] {
  return piecesOf(runs, bold).flatMap((piece) =>
    piece.text
      .split("\n")
      .map(
        (text, index) =>
          new TextRun({ text, bold: piece.bold, italics: piece.italic, size, color, break: index > 0 ? 1 : undefined }),
      ),
  );
}

type CellLook = { width: number; align?: Align; borders?: typeof noBorders; signature?: boolean };

/** A cell of a table without lines; a signature cell has a line to sign on and a small caption under it. */
export function cellOf(runs: Runs, look: CellLook): TableCell {
  return new TableCell({
    width: { size: look.width, type: WidthType.PERCENTAGE },
    borders: look.signature ? { ...noBorders, top: thin } : (look.borders ?? noBorders),
    verticalAlign: VerticalAlign.TOP,
    children: [
      new Paragraph({
        children: runsOf(runs, look.signature ? 16 : undefined),
        alignment: look.signature ? AlignmentType.CENTER : aligns[look.align ?? "left"],
        spacing: { after: 40 },
      }),
    ],
  });
}

/** A table of ready cells; `widths` are relative, `total` is in twentieths of a point. */
export function frame(rows: readonly TableCell[][], total: number, widths: readonly number[]): Table {
  return new Table({
    width: { size: total, type: WidthType.DXA },
    columnWidths: columnWidths(total, widths),
    layout: TableLayoutType.FIXED,
    borders: { ...noBorders, insideHorizontal: none, insideVertical: none },
    rows: rows.map((children) => new TableRow({ children, cantSplit: true })),
  });
}

/** A table with lines, headings that repeat on every page and rows that are not split; `onRow` is told after every row. */
export function tableOf(block: TableBlock, total: number, onRow: () => void): Table {
  const widths = columnWidths(
    total,
    block.columns.map((column) => column.width),
  );
  const size = block.columns.length > 6 ? 18 : 20;
  const row = (cells: readonly Runs[], head: boolean, bold: boolean) =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
      children: block.columns.map(
        (column, index) =>
          new TableCell({
            width: { size: widths[index]!, type: WidthType.DXA },
            borders,
            margins: { left: 60, right: 60, top: 30, bottom: 30 },
            verticalAlign: head ? VerticalAlign.CENTER : VerticalAlign.TOP,
            children: [
              new Paragraph({
                alignment: head ? AlignmentType.CENTER : aligns[column.align ?? "left"],
                children: runsOf(cells[index] ?? "", size, undefined, bold),
              }),
            ],
          }),
      ),
    });
  const heads = [
    row(
      block.columns.map((column) => column.head),
      true,
      true,
    ),
  ];
  if (block.columnNumbers)
    heads.push(
      row(
        block.columns.map((_, index) => `${index + 1}`),
        true,
        false,
      ),
    );
  return new Table({
    width: { size: total, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [
      ...heads,
      ...block.rows.map((one) => {
        const made = row(one.cells, false, one.bold === true);
        onRow();
        return made;
      }),
    ],
  });
}

function columnWidths(total: number, widths: readonly number[]): number[] {
  const whole = widths.reduce((a, b) => a + b, 0);
  return widths.map((width) => Math.round((width / whole) * total));
}
