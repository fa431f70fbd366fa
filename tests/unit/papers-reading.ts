import { inflateRawSync } from "node:zlib";

type Item = { str: string; hasEOL: boolean; transform: number[]; width: number };
export type PdfPage = { text: string; items: Item[]; width: number; height: number };

/** The text of every page of a PDF, in the order it is drawn, with ordinary spaces. */
export async function readPdf(bytes: Uint8Array): Promise<PdfPage[]> {
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const file = await getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 }).promise;
  const pages: PdfPage[] = [];
  for (let number = 1; number <= file.numPages; number++) {
    const page = await file.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const items = (await page.getTextContent()).items.filter((item) => "str" in item) as unknown as Item[];
    const text = plain(items.map((item) => item.str + (item.hasEOL ? " " : "")).join(""));
    pages.push({ text, items, width, height });
  }
  await file.destroy();
  return pages;
}

/** Ordinary spaces instead of no-break ones, never two in a row. */
export function plain(text: string): string {
  return text.replace(/[\s\u00a0]+/g, " ");
}

/** The files of a ZIP archive by name. */
export function unzip(zip: Uint8Array): Map<string, Buffer> {
  const bytes = Buffer.from(zip);
  const files = new Map<string, Buffer>();
  const end = bytes.length - 22;
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
    const title = bytes.toString("utf8", at + 46, at + 46 + name);
    files.set(title, bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(data) : data);
    at += 46 + name + extra + comment;
  }
  return files;
}

/** The text of a DOCX, paragraphs apart by spaces. */
export function readDocx(bytes: Uint8Array): string {
  const xml = unzip(bytes).get("word/document.xml")!.toString("utf8");
  return plain(
    xml
      .replace(/<\/w:p>/g, " ")
      .replace(/<[^>]+>/g, "")
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, "&"),
  );
}
