import type { Align, Column, Runs } from "./paper";
import { breakLines, drawLines, type Extent, extentOf, type Line, lineHeight, type Pdf } from "./pdf-lines.server";
import { type Sheet, turnPage } from "./pdf-sheet.server";

const PAD = { x: 4, y: 3 };
const SIZES = [9.5, 9, 8.5, 8, 7.5];
/** Tables with more columns than this begin with smaller letters. */
const MANY = 7;

type Cell = { lines: Line[]; align: Align; middle: boolean };
export type Grid = {
  columns: readonly Column[];
  /** Heading rows, repeated on every page; may be empty. */
  heads: readonly { cells: readonly Runs[]; bold: boolean }[];
  rows: readonly { cells: readonly Runs[]; bold?: boolean }[];
  borders: boolean;
  /** Sizes of letters to try, the largest first; by default 9.5 down to 7.5 points. */
  sizes?: readonly number[];
  /** Told after every row. */
  onRow?: () => void;
};

/** Draws a table: cells wrap, headings repeat, a row is kept whole unless it is taller than most of a page. */
export function drawTable(sheet: Sheet, grid: Grid): void {
  const { size, widths } = layOut(sheet, grid);
  const { pdf } = sheet;
  const cellsOf = (cells: readonly Runs[], bold: boolean, head: boolean): Cell[] =>
    widths.map((width, index) => ({
      lines: breakLines(pdf, cells[index] ?? "", size, width - 2 * PAD.x, bold),
      align: head ? "center" : (grid.columns[index]!.align ?? "left"),
      middle: head,
    }));
  const heads = grid.heads.map((head) => cellsOf(head.cells, head.bold, true));
  const headsHeight = heads.reduce((sum, cells) => sum + heightOf(cells, size), 0);
  const table = pdf.struct("Table");
  pdf.addStructure(table);

  const drawHeads = (again: boolean) => {
    for (const cells of heads) drawRow(sheet, cells, widths, size, grid.borders, again ? null : table, "TH");
  };
  const firstRow = grid.rows[0];
  const first = firstRow ? heightOf(cellsOf(firstRow.cells, firstRow.bold === true, false), size) : 0;
  const page = sheet.bottom - sheet.top;
  if (sheet.y > sheet.top && sheet.y + headsHeight + Math.min(first, page / 3) > sheet.bottom) turnPage(sheet);
  drawHeads(false);
  for (const row of grid.rows) {
    let rest = cellsOf(row.cells, row.bold === true, false);
    const tr = pdf.struct("TR");
    table.add(tr);
    const tds = rest.map((_, index) => pdf.struct(!grid.borders && index === 0 ? "TH" : "TD"));
    for (const td of tds) tr.add(td);
    while (sheet.y + heightOf(rest, size) > sheet.bottom + 0.01) {
      const room = Math.floor((sheet.bottom - sheet.y - 2 * PAD.y) / lineHeight(size));
      const fresh = sheet.y <= sheet.top + headsHeight + 0.01;
      const tall = heightOf(rest, size) > (page - headsHeight) * 0.6;
      if (room >= 1 && (fresh || (tall && room >= 4))) {
        const now = rest.map((cell) => ({ ...cell, lines: cell.lines.slice(0, room) }));
        drawCells(sheet, now, widths, size, grid.borders, tds);
        rest = rest.map((cell) => ({ ...cell, lines: cell.lines.slice(room) }));
      }
      turnPage(sheet);
      drawHeads(true);
    }
    drawCells(sheet, rest, widths, size, grid.borders, tds);
    grid.onRow?.();
  }
  table.end();
}

function drawRow(
  sheet: Sheet,
  cells: Cell[],
  widths: number[],
  size: number,
  borders: boolean,
  table: PDFKit.PDFStructureElement | null,
  tag: "TH" | "TD",
): void {
  if (!table) {
    drawCells(sheet, cells, widths, size, borders, null);
    return;
  }
  const tr = sheet.pdf.struct("TR");
  table.add(tr);
  const tds = cells.map(() => sheet.pdf.struct(tag, tag === "TH" ? ({ scope: "Column" } as never) : {}));
  for (const td of tds) tr.add(td);
  drawCells(sheet, cells, widths, size, borders, tds);
}

/** Draws the cells of a row at the current place; without elements they are an artifact (a repeated heading). */
function drawCells(
  sheet: Sheet,
  cells: Cell[],
  widths: number[],
  size: number,
  borders: boolean,
  elements: PDFKit.PDFStructureElement[] | null,
): void {
  const { pdf } = sheet;
  const top = sheet.y;
  const height = heightOf(cells, size);
  let x = sheet.left;
  for (const [index, cell] of cells.entries()) {
    const width = widths[index]!;
    const at = x;
    const spare = height - 2 * PAD.y - cell.lines.length * lineHeight(size);
    const text = top + PAD.y + (cell.middle ? spare / 2 : 0);
    const draw = () => drawLines(pdf, cell.lines, at + PAD.x, text, width - 2 * PAD.x, size, cell.align);
    if (elements) elements[index]!.add(draw);
    else asArtifact(pdf, draw);
    if (borders) asArtifact(pdf, () => pdf.lineWidth(0.5).rect(at, top, width, height).stroke());
    x += width;
  }
  sheet.y = top + height;
}

/** Draws what a screen reader should skip: borders, repeated headings, footers. */
export function asArtifact(pdf: Pdf, draw: () => void): void {
  pdf.markContent("Artifact", { type: "Pagination" });
  draw();
  pdf.endMarkedContent();
}

function heightOf(cells: readonly Cell[], size: number): number {
  return Math.max(1, ...cells.map((cell) => cell.lines.length)) * lineHeight(size) + 2 * PAD.y;
}

function layOut(sheet: Sheet, grid: Grid): { size: number; widths: number[] } {
  const sizes = grid.sizes ?? (grid.columns.length > MANY ? SIZES.slice(2) : SIZES);
  if (!grid.borders) return { size: sizes[0]!, widths: share(grid, sheet.width) };
  const extents = extentsOf(sheet.pdf, grid);
  // why: a word wider than a quarter of the page may be cut, so more is never asked for it.
  const least = (size: number) => extents.map(({ word }) => Math.min(sheet.width / 4, asked(word, size)));
  const whole = (size: number) => extents.map(({ line }) => Math.min(sheet.width * 1.5, asked(line, size)));
  const size = sizes.find((one) => sum(least(one)) <= sheet.width) ?? sizes.at(-1)!;
  return { size, widths: between(least(size), whole(size), sheet.width) };
}

/** The room that a column asks for at a size of letters. */
function asked(extent: number, size: number): number {
  return extent * size + 2 * PAD.x + 0.5;
}

/** What each column needs, in one walk over the rows; of headings only the words count, since they may always wrap. */
function extentsOf(pdf: Pdf, { columns, heads, rows }: Grid): Extent[] {
  const extents = columns.map((): Extent => ({ word: 0, line: 0 }));
  const take = (cells: readonly Runs[], bold: boolean, wraps: boolean) => {
    for (const [index, most] of extents.entries()) {
      const { word, line } = extentOf(pdf, cells[index] ?? "", bold);
      most.word = Math.max(most.word, word);
      if (!wraps) most.line = Math.max(most.line, line);
    }
  };
  for (const { cells, bold } of heads) take(cells, bold, true);
  for (const { cells, bold } of rows) take(cells, bold === true, false);
  return extents;
}

function share(grid: Grid, width: number): number[] {
  const total = sum(grid.columns.map((column) => column.width));
  return grid.columns.map((column) => (column.width / total) * width);
}

/** Every column gets its least; what is left goes to those whose text would need more lines. */
function between(least: number[], whole: number[], width: number): number[] {
  const spare = width - sum(least);
  if (spare <= 0) return least.map((one) => (one / sum(least)) * width);
  const wanted = whole.map((one, index) => Math.max(0, one - least[index]!) + 1);
  return least.map((one, index) => one + (wanted[index]! / sum(wanted)) * spare);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
