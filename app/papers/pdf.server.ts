import { paperWords } from "~/text/ru/papers";
import { type Align, type Block, type Imprint, type OnRows, type Paper, type Runs, rowsOf } from "./paper";
import { breakLines, drawLine, drawLines, lineHeight, type Pdf } from "./pdf-lines.server";
import { drawQr, drawSignatures } from "./pdf-marks.server";
import { linesLeft, mm, need, openSheet, type Sheet, turnPage } from "./pdf-sheet.server";
import { asArtifact, drawTable } from "./pdf-table.server";

const BODY = 12;
const SMALL = 7;

/** Draws a paper as a tagged PDF (A4, PT Sans, ru-RU). The same paper and imprint always give the same bytes. */
export async function renderPdf(paper: Paper, imprint: Imprint, onRows?: OnRows): Promise<Uint8Array> {
  const onRow = rowsOf(paper, onRows);
  const sheet = openSheet(paper, imprint);
  const { pdf } = sheet;
  const parts: Buffer[] = [];
  pdf.on("data", (part: Buffer) => parts.push(part));
  const ended = new Promise((resolve) => pdf.once("end", resolve));
  for (const [index, block] of paper.blocks.entries()) {
    if (index === 0 && block.kind === "page") continue;
    drawBlock(sheet, block, onRow);
  }
  drawFooters(pdf, imprint);
  pdf.end();
  await ended;
  return new Uint8Array(Buffer.concat(parts));
}

function drawBlock(sheet: Sheet, block: Block, onRow: () => void): void {
  switch (block.kind) {
    case "title":
      drawText(sheet, "H1", block.text, { size: 15, align: "center", bold: true, after: 3 });
      break;
    case "subtitle":
      drawText(sheet, "P", block.text, { size: BODY, align: "center", after: 6 });
      break;
    case "heading":
      sheet.y += sheet.y > sheet.top ? 8 : 0;
      need(sheet, lineHeight(BODY) * 4);
      drawText(sheet, "H2", block.text, { size: BODY, align: "left", bold: true, after: 4 });
      break;
    case "paragraph":
      if (block.withNext) need(sheet, lineHeight(BODY) * 4);
      drawText(sheet, "P", block.runs, {
        size: BODY,
        align: block.align ?? "justify",
        indent: block.indent === false ? 0 : mm(12.5),
        after: 4,
      });
      break;
    case "sides":
      drawSides(sheet, block.left, block.right);
      break;
    case "list":
      drawList(sheet, block.items);
      break;
    case "facts":
      drawFacts(sheet, block.rows);
      break;
    case "table":
      drawBorderedTable(sheet, block, onRow);
      break;
    case "signatures":
      drawSignatures(sheet, block.signers);
      break;
    case "qr":
      drawQr(sheet, block.text, block.caption);
      break;
    case "spacer":
      sheet.y += mm(block.mm);
      break;
    case "page":
      turnPage(sheet, block.orientation);
      break;
  }
}

type Look = { size: number; align: Align; bold?: boolean; indent?: number; hang?: number; after: number };

/** Text over as many pages as it takes; never leaves a single line of a paragraph on either page. */
function drawText(sheet: Sheet, tag: string, runs: Runs, look: Look, label?: string): void {
  const { pdf } = sheet;
  const hang = look.hang ?? 0;
  const element = pdf.struct(tag);
  pdf.addStructure(element);
  let lines = breakLines(pdf, runs, look.size, sheet.width - hang, look.bold, look.indent);
  let first = true;
  while (lines.length > 0) {
    const now = lines.slice(0, linesThatMayStay(linesLeft(sheet, look.size), lines.length));
    lines = lines.slice(now.length);
    const top = sheet.y;
    const labelled = first && label !== undefined && now.length > 0;
    if (now.length > 0)
      element.add(() => {
        if (labelled) drawLabel(sheet, label, look.size);
        for (const [index, line] of now.entries())
          drawLine(
            pdf,
            line,
            sheet.left + hang,
            top + index * lineHeight(look.size),
            sheet.width - hang,
            look.size,
            look.align,
          );
      });
    first &&= now.length === 0;
    sheet.y = top + now.length * lineHeight(look.size);
    if (lines.length > 0) turnPage(sheet);
  }
  element.end();
  sheet.y += look.after;
}

function linesThatMayStay(room: number, count: number): number {
  if (room >= count) return count;
  if (room < 2 || count < 4) return 0;
  return Math.min(room, count - 2);
}

function drawLabel(sheet: Sheet, label: string, size: number): void {
  const line = breakLines(sheet.pdf, label, size, mm(20))[0]!;
  drawLine(sheet.pdf, line, sheet.left, sheet.y, mm(20), size, "left");
}

function drawList(sheet: Sheet, items: readonly Runs[]): void {
  for (const [index, item] of items.entries())
    drawText(sheet, "P", item, { size: BODY, align: "justify", hang: mm(8), after: 3 }, `${index + 1}.`);
  sheet.y += 2;
}

function drawSides(sheet: Sheet, left: string, right: string): void {
  sheet.y += 4;
  drawTable(sheet, {
    columns: [
      { head: "", width: 1, align: "left" },
      { head: "", width: 1, align: "right" },
    ],
    heads: [],
    rows: [{ cells: [left, right] }],
    borders: false,
    sizes: [BODY],
  });
  sheet.y += 6;
}

function drawFacts(sheet: Sheet, rows: readonly { key: string; value: Runs }[]): void {
  drawTable(sheet, {
    columns: [
      { head: "", width: 34, align: "left" },
      { head: "", width: 66, align: "left" },
    ],
    heads: [],
    rows: rows.map((row) => ({ cells: [`${row.key}:`, row.value] })),
    borders: false,
    sizes: [11.5],
  });
  sheet.y += 6;
}

function drawBorderedTable(sheet: Sheet, block: Extract<Block, { kind: "table" }>, onRow: () => void): void {
  const heads = [{ cells: block.columns.map((column) => column.head), bold: true }];
  if (block.columnNumbers) heads.push({ cells: block.columns.map((_, index) => `${index + 1}`), bold: false });
  sheet.y += 2;
  drawTable(sheet, { columns: block.columns, heads, rows: block.rows, borders: true, onRow });
  sheet.y += 10;
}

function drawFooters(pdf: Pdf, imprint: Imprint): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let index = start; index < start + count; index++) {
    pdf.switchToPage(index);
    const landscape = pdf.page.width > pdf.page.height;
    const left = mm(landscape ? 20 : 30);
    const width = pdf.page.width - left - mm(20);
    const top = pdf.page.height - mm(17);
    const [title] = breakLines(pdf, imprint.competitionTitle, SMALL, width - mm(32));
    const number = breakLines(pdf, paperWords.page(index + 1, count), SMALL, mm(30));
    const digest = breakLines(pdf, paperWords.digest(imprint.digest), SMALL, width);
    asArtifact(pdf, () => {
      pdf
        .lineWidth(0.3)
        .moveTo(left, top - 2)
        .lineTo(left + width, top - 2)
        .stroke();
      drawLines(pdf, [title!, ...digest], left, top, width, SMALL, "left");
      drawLines(pdf, number, left, top, width, SMALL, "right");
    });
  }
}
