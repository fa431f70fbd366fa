import { createRequire } from "node:module";
import PDFDocument from "pdfkit";
import type { Imprint, Orientation, Paper } from "./paper";
import { type Face, lineHeight, type Pdf } from "./pdf-lines.server";

const MM = 72 / 25.4;
/** pdfkit knows this subset, its types do not. */
const PDF_UA = "PDF/UA" as "PDF/A-2b";
const font = createRequire(import.meta.url).resolve;
const faces: Record<Face, string> = {
  regular: "400Regular/PTSans_400Regular.ttf",
  bold: "700Bold/PTSans_700Bold.ttf",
  italic: "400Regular_Italic/PTSans_400Regular_Italic.ttf",
  boldItalic: "700Bold_Italic/PTSans_700Bold_Italic.ttf",
};

/** Millimetres as points. */
export function mm(millimetres: number): number {
  return millimetres * MM;
}

/** An open PDF with the place where the next block goes. `left`, `width` and `bottom` are those of the current page. */
export type Sheet = { pdf: Pdf; y: number; left: number; width: number; top: number; bottom: number };

/** Opens a tagged PDF in PT Sans; its dates are the imprint's, never the clock's, so that the bytes repeat. */
export function openSheet(paper: Paper, imprint: Imprint): Sheet {
  const date = new Date(imprint.date);
  const pdf = new PDFDocument({
    autoFirstPage: false,
    bufferPages: true,
    // why: a font that is opened here and registered under a name too is read from its file whenever it is named.
    font: "",
    lang: "ru-RU",
    tagged: true,
    pdfVersion: "1.7",
    subset: PDF_UA,
    displayTitle: true,
    info: { Title: paper.title, Subject: imprint.competitionTitle, CreationDate: date, ModDate: date },
  });
  for (const [face, file] of Object.entries(faces)) pdf.registerFont(face, font(`@expo-google-fonts/pt-sans/${file}`));
  const sheet: Sheet = { pdf, y: 0, left: 0, width: 0, top: 0, bottom: 0 };
  const first = paper.blocks[0];
  turnPage(sheet, first?.kind === "page" ? first.orientation : "portrait");
  return sheet;
}

/** Begins a new page: 30 mm on the binding edge, 20 mm elsewhere, as in Russian offices. */
export function turnPage(sheet: Sheet, orientation?: Orientation): void {
  const { pdf } = sheet;
  const layout = orientation ?? (pdf.page.width > pdf.page.height ? "landscape" : "portrait");
  pdf.addPage({ size: "A4", layout, margin: 0 });
  const [top, left] = [mm(20), mm(layout === "portrait" ? 30 : 20)];
  Object.assign(sheet, {
    y: top,
    top,
    left,
    width: pdf.page.width - left - mm(20),
    bottom: pdf.page.height - mm(22),
  });
}

/** Turns the page unless `height` points are left on this one. */
export function need(sheet: Sheet, height: number): void {
  if (sheet.y > sheet.top && sheet.y + height > sheet.bottom) turnPage(sheet);
}

/** How many lines of a size fit between the current place and the bottom of the page. */
export function linesLeft(sheet: Sheet, size: number): number {
  return Math.max(0, Math.floor((sheet.bottom - sheet.y + 0.01) / lineHeight(size)));
}
