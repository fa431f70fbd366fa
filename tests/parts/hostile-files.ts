import { once } from "node:events";
import { Document, Packer, Paragraph } from "docx";
import yazl from "yazl";

/** A zip of these entries, in this order; a leading mimetype entry is stored, as OpenDocument wants it. */
export async function aZip(entries: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of Object.entries(entries))
    zip.addBuffer(Buffer.from(content), name, { compress: name !== "mimetype" });
  zip.end();
  const parts: Buffer[] = [];
  zip.outputStream.on("data", (part: Buffer) => parts.push(part));
  await once(zip.outputStream, "end");
  return Buffer.concat(parts);
}

export const aPdf = Buffer.from("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n");
export const aPng = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
export const aJpg = Buffer.concat([
  Buffer.from("ffd8ffe000104a46494600010100000100010000", "hex"),
  Buffer.from("ffc00011080001000103011100021101031101", "hex"),
  Buffer.alloc(200, 1),
  Buffer.from("ffd9", "hex"),
]);
export const anExe = Buffer.concat([
  Buffer.from("MZ"),
  Buffer.alloc(58),
  Buffer.from([0x80, 0, 0, 0]),
  Buffer.alloc(64),
  Buffer.from("PE\0\0"),
  Buffer.alloc(200),
]);

export async function aDocx(): Promise<Buffer> {
  return Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph("Смета проекта")] }] }));
}

const types = (type: string, part: string) =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="${part}" ContentType="application/${type}.main+xml"/></Types>`;

export const sheetParts = {
  "[Content_Types].xml": types("vnd.openxmlformats-officedocument.spreadsheetml.sheet", "/xl/workbook.xml"),
  "xl/workbook.xml": "<workbook/>",
};
export const wordParts = {
  "[Content_Types].xml": types("vnd.openxmlformats-officedocument.wordprocessingml.document", "/word/document.xml"),
  "word/document.xml": "<document/>",
};
export const macroWordParts = {
  "[Content_Types].xml": types("vnd.ms-word.document.macroEnabled", "/word/document.xml"),
  "word/document.xml": "<document/>",
};
export const odtParts = { mimetype: "application/vnd.oasis.opendocument.text", "content.xml": "<office/>" };
export const odsParts = { mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<office/>" };

/** The same zip, whose directory tells another unpacked size of one entry. */
export function declaring(zip: Buffer, name: string, size: number): Buffer {
  const lying = Buffer.from(zip);
  for (let at = lying.indexOf("PK\x01\x02"); at >= 0; at = lying.indexOf("PK\x01\x02", at + 4)) {
    const length = lying.readUInt16LE(at + 28);
    if (lying.toString("utf8", at + 46, at + 46 + length) === name) lying.writeUInt32LE(size, at + 24);
  }
  return lying;
}

/** The same zip with an entry renamed in place to a name of the same length. */
export function renamed(zip: Buffer, from: string, to: string): Buffer {
  if (from.length !== to.length) throw new Error("names of one length");
  return Buffer.from(zip.toString("latin1").replaceAll(from, to), "latin1");
}

/** The same zip, whose directory puts two entries of one content into the same bytes. */
export function sharing(zip: Buffer, one: string, other: string): Buffer {
  const shared = Buffer.from(zip);
  const placeOf = (name: string) => shared.lastIndexOf(name) - 46 + 42;
  shared.writeUInt32LE(shared.readUInt32LE(placeOf(one)), placeOf(other));
  return shared;
}
