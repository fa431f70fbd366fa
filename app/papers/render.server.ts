import { renderDocx } from "./docx.server";
import type { Imprint, OnRows, Paper } from "./paper";
import { renderPdf } from "./pdf.server";
import { renderXlsx, type Spreadsheet } from "./xlsx.server";

export type PaperFormat = "pdf" | "docx";
export type RenderedPaper = { bytes: Uint8Array; contentType: string; fileName: string };

const contentTypes: Record<PaperFormat | "xlsx", string> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/**
 * Renders a paper to bytes; the same paper, format and imprint always give the same bytes. It keeps a processor busy, so
 * the site has it done in a thread (`drawPaper`).
 * @param imprint the snapshot's digest, the competition's title and an ISO instant of the snapshot (never "now")
 */
export async function renderPaper(
  paper: Paper,
  format: PaperFormat,
  imprint: Imprint,
  onRows?: OnRows,
): Promise<RenderedPaper> {
  const render = format === "pdf" ? renderPdf : renderDocx;
  return {
    bytes: await render(paper, imprint, onRows),
    contentType: contentTypes[format],
    fileName: `${safeFileName(paper.fileName)}.${format}`,
  };
}

/** The same for a table that is to be sorted and counted. */
export async function renderSpreadsheet(table: Spreadsheet, imprint: Imprint): Promise<RenderedPaper> {
  return {
    bytes: await renderXlsx(table, imprint),
    contentType: contentTypes.xlsx,
    fileName: `${safeFileName(table.fileName)}.xlsx`,
  };
}

/** Takes out what Windows or a header does not allow in a file's name; at most 120 characters. */
function safeFileName(name: string): string {
  const safe = name
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return Array.from(safe).slice(0, 120).join("");
}
