import { randomBytes } from "node:crypto";
import { crc32, deflateRawSync, deflateSync } from "node:zlib";
import {
  aDocx,
  aJpg,
  anExe,
  aPdf,
  aPng,
  aZip,
  declaring,
  macroWordParts,
  odsParts,
  odtParts,
  renamed,
  sharing,
  sheetParts,
  wordParts,
} from "../parts/hostile-files";

/** A file that somebody might send: its name, its bytes, and why it has to be refused. */
export type Hostile = { what: string; name: string; make: () => Buffer | Promise<Buffer> };

/** Honest files by the extension that promises them. */
export const honest: Record<string, () => Buffer | Promise<Buffer>> = {
  pdf: () => aPdf,
  png: () => aPng,
  jpg: () => aJpg,
  docx: aDocx,
  xlsx: () => aZip(sheetParts),
  odt: () => aZip(odtParts),
  ods: () => aZip(odsParts),
};

type Entry = {
  name: string;
  content: Buffer;
  attributes?: number;
  localName?: string;
  unpacked?: number;
  inside?: string;
};

/**
 * A zip written by hand, for what no honest library writes: links, names that differ, sizes that are not true, and an entry
 * whose bytes hold another one whole (`inside`).
 */
function byHand(entries: readonly Entry[]): Buffer {
  const [locals, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const entry of entries) {
    const inner =
      entry.inside && recordsOf({ name: entry.inside, content: entry.content }, at + 30 + entry.name.length);
    const { local, central } = inner ? recordsOf({ ...entry, content: inner.local }, at, 0) : recordsOf(entry, at);
    locals.push(local);
    directory.push(central, ...(inner ? [inner.central] : []));
    at += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, central, end]);
}

/** The two records of an entry that begins at `at`: its local header with its bytes, and its line of the directory. */
function recordsOf(entry: Entry, at: number, method: 0 | 8 = 8): { local: Buffer; central: Buffer } {
  const { name, content, attributes = 0, localName = name, unpacked = content.length } = entry;
  const packed = method === 8 ? deflateRawSync(content) : content;
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(method, 8);
  local.writeUInt32LE(crc32(content), 14);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(unpacked, 22);
  local.writeUInt16LE(Buffer.byteLength(localName), 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(0x0314, 4);
  central.writeUInt16LE(20, 6);
  central.writeUInt16LE(method, 10);
  central.writeUInt32LE(crc32(content), 16);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(unpacked, 24);
  central.writeUInt16LE(Buffer.byteLength(name), 28);
  central.writeUInt32LE(attributes, 38);
  central.writeUInt32LE(at, 42);
  return {
    local: Buffer.concat([local, Buffer.from(localName), packed]),
    central: Buffer.concat([central, Buffer.from(name)]),
  };
}

const word: Entry[] = Object.entries(wordParts).map(([name, content]) => ({ name, content: Buffer.from(content) }));
const withEntry = (entry: Entry) => byHand([...word, entry]);
const LINK = 0xa1ff0000;

/** A PNG that says its size; its points are zeros that were never there. */
export function pngOf(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const mark = Buffer.from("89504e470d0a1a0a", "hex");
  const points = deflateSync(Buffer.alloc(100_000));
  return Buffer.concat([mark, chunk("IHDR", head), chunk("IDAT", points), chunk("IEND", Buffer.alloc(0))]);
}

/** A JPEG that says its size behind so many bytes of other segments. */
export function jpgOf(width: number, height: number, before = 0): Buffer {
  const segments: Buffer[] = [Buffer.from("ffd8", "hex")];
  for (let left = before; left > 0; left -= 65_000) {
    const length = Math.min(left, 65_000);
    segments.push(Buffer.from([0xff, 0xe1, (length + 2) >> 8, (length + 2) & 0xff]), Buffer.alloc(length));
  }
  const frame = Buffer.from([0xff, 0xc0, 0, 17, 8, height >> 8, height & 0xff, width >> 8, width & 0xff, 3]);
  return Buffer.concat([...segments, frame, Buffer.alloc(300), Buffer.from("ffd9", "hex")]);
}

const laughs = (depth = 9) =>
  `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a0 "lol">${Array.from(
    { length: depth },
    (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`,
  ).join("")}]><document>&a${depth};</document>`;
const outside = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><document>&x;</document>';
const remote = '<?xml version="1.0"?><!DOCTYPE r PUBLIC "-//X" "http://127.0.0.1:9/x.dtd"><document/>';
const withDocument = (xml: string | Buffer) => aZip({ ...wordParts, "word/document.xml": xml });
const withSheet = (parts: Record<string, string | Buffer>) => aZip({ ...sheetParts, ...parts });

/** What would take too much time, memory or disk of whoever opens it, or reach out of its folder. */
export const bombs: Hostile[] = [
  { what: "a zip bomb that says its size", name: "a.docx", make: () => withDocument("0".repeat(20_000_000)) },
  {
    what: "a zip bomb of 300 MB",
    name: "a.xlsx",
    make: () => withSheet({ "xl/sharedStrings.xml": Buffer.alloc(300_000_000, "<si><t>a</t></si>") }),
  },
  {
    what: "a zip bomb that hides its size",
    name: "a.docx",
    make: async () => declaring(await aZip({ ...wordParts, "a.bin": "0".repeat(60_000_000) }), "a.bin", 1_000),
  },
  {
    what: "shared strings that unpack beyond the limit at a modest ratio",
    name: "a.xlsx",
    make: async () => {
      const line = randomBytes(60_000);
      const text = Buffer.concat(Array.from({ length: 60 }, () => line));
      return declaring(await withSheet({ "xl/sharedStrings.xml": text }), "xl/sharedStrings.xml", 260_000_000);
    },
  },
  {
    what: "entries that share their bytes",
    name: "a.docx",
    make: async () =>
      sharing(await aZip({ ...wordParts, "one.xml": "<same/>", "two.xml": "<same/>" }), "one.xml", "two.xml"),
  },
  {
    what: "an entry inside another one",
    name: "a.docx",
    make: () => withEntry({ name: "word/a.bin", content: Buffer.from("<inner/>"), inside: "word/b.xml" }),
  },
  { what: "billion laughs", name: "a.docx", make: () => withDocument(laughs()) },
  {
    what: "billion laughs in a sheet",
    name: "a.xlsx",
    make: () => withSheet({ "xl/worksheets/sheet1.xml": laughs() }),
  },
  {
    what: "billion laughs in UTF-16",
    name: "a.docx",
    make: () => withDocument(Buffer.from(`\ufeff${laughs()}`, "utf16le")),
  },
  {
    what: "billion laughs of an OpenDocument",
    name: "a.odt",
    make: () => aZip({ ...odtParts, "content.xml": laughs() }),
  },
  { what: "an entity of an outside file", name: "a.docx", make: () => withDocument(outside) },
  { what: "a document type of another server", name: "a.docx", make: () => withDocument(remote) },
  {
    what: "an entity behind much white space",
    name: "a.docx",
    make: () => withDocument(`<?xml version="1.0"?>${" ".repeat(70_001)}${outside.slice(21)}`),
  },
  { what: "relations with an entity", name: "a.docx", make: () => aZip({ ...wordParts, "_rels/.rels": outside }) },
  { what: "a PNG of 50 000 × 50 000", name: "a.png", make: () => pngOf(50_000, 50_000) },
  { what: "a PNG of 2 000 000 000 × 1", name: "a.png", make: () => pngOf(2_000_000_000, 1) },
  { what: "a JPEG of 65 000 × 65 000", name: "a.jpg", make: () => jpgOf(65_000, 65_000) },
  { what: "a JPEG whose size lies deep", name: "a.jpeg", make: () => jpgOf(65_000, 65_000, 900_000) },
  {
    what: "a flood of pixels in a document",
    name: "a.docx",
    make: () => aZip({ ...wordParts, "word/media/a.png": pngOf(50_000, 50_000) }),
  },
  {
    what: "a path out of the folder",
    name: "a.docx",
    make: async () => renamed(await aZip({ ...wordParts, "word/aaa/bb": "b" }), "word/aaa/bb", "../../../tm"),
  },
  {
    what: "a path of the root",
    name: "a.docx",
    make: () => withEntry({ name: "/etc/passwd", content: Buffer.from("x") }),
  },
  { what: "a path of a disk", name: "a.docx", make: () => withEntry({ name: "c:\\x", content: Buffer.from("x") }) },
  {
    what: "a path out by backslashes",
    name: "a.docx",
    make: () => withEntry({ name: "word\\..\\..\\x", content: Buffer.from("x") }),
  },
  {
    what: "a symbolic link",
    name: "a.docx",
    make: () => withEntry({ name: "word/x", content: Buffer.from("/etc/passwd"), attributes: LINK }),
  },
  {
    what: "a header of 4 GiB",
    name: "a.docx",
    make: () => withEntry({ name: "word/x", content: Buffer.from("x"), unpacked: 0xfffffffe }),
  },
  {
    what: "a header of more than 4 GiB",
    name: "a.docx",
    make: () => withEntry({ name: "word/x", content: Buffer.from("x"), unpacked: 0xffffffff }),
  },
  {
    what: "ten thousand entries and more",
    name: "a.docx",
    make: () =>
      byHand([
        ...word,
        ...Array.from({ length: 10_001 }, (_, at) => ({ name: `word/${at}`, content: Buffer.alloc(0) })),
      ]),
  },
];

const inside = (head: string, end: string) =>
  Buffer.concat([Buffer.from(head, "latin1"), anExe, Buffer.from(end, "latin1")]);

/** The same catalogue of a document's parts, as no office program writes it and as readers of XML take it all the same. */
const macroTypes = macroWordParts["[Content_Types].xml"];
/** An old container of Office with a project of macros in it, under whatever name. */
const aProject = Buffer.concat([
  Buffer.from("d0cf11e0a1b11ae1", "hex"),
  Buffer.alloc(70_000, 1),
  Buffer.from("_VBA_PROJECT", "utf16le"),
  Buffer.alloc(900),
]);

const html = Buffer.from("<!doctype html><script>alert(1)</script>%PDF-1.7 %%EOF");

/** What is not what it says, or runs when it is opened. */
export const disguises: Hostile[] = [
  { what: "nothing", name: "a.pdf", make: () => Buffer.alloc(0) },
  { what: "a program", name: "a.exe", make: () => anExe },
  { what: "a script", name: "a.js", make: () => Buffer.from("alert(1)") },
  { what: "a page", name: "a.html", make: () => html },
  {
    what: "a drawing with a script",
    name: "a.svg",
    make: () => Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
  },
  { what: "an old Word file", name: "a.doc", make: () => Buffer.from("d0cf11e0a1b11ae1", "hex") },
  { what: "a zip", name: "a.zip", make: () => aZip({ "a.txt": "a" }) },
  { what: "a file of no extension", name: "устав", make: () => aPdf },
  { what: "a page between the ends of a PDF", name: "a.pdf", make: () => Buffer.from(`%PDF-1.7\n${html}\n%%EOF\n`) },
  { what: "a program behind the first bytes of a PDF", name: "a.pdf", make: () => inside("%PDF-1.7\n", "\n%%EOF\n") },
  { what: "a PNG with a page behind it", name: "a.png", make: () => Buffer.concat([aPng, html]) },
  {
    what: "a PNG whose end is in its middle",
    name: "a.png",
    make: () => Buffer.concat([aPng, anExe, aPng.subarray(-12)]),
  },
  { what: "a program behind the first bytes of a JPEG", name: "a.jpg", make: () => inside("\xff\xd8\xff", "\xff\xd9") },
  { what: "two extensions", name: "a.pdf.exe", make: () => aPdf },
  { what: "a page behind the extension of a PDF", name: "a.pdf", make: () => html },
  { what: "a PDF with bytes before it", name: "a.pdf", make: () => Buffer.concat([Buffer.from("<html>"), aPdf]) },
  { what: "a PDF that is a zip too", name: "a.pdf", make: async () => Buffer.concat([aPdf, await aZip(wordParts)]) },
  { what: "a JPEG that is a zip too", name: "a.jpg", make: async () => Buffer.concat([aJpg, await aZip(wordParts)]) },
  { what: "a PNG that is a zip too", name: "a.png", make: async () => Buffer.concat([aPng, await aZip(wordParts)]) },
  { what: "a plain zip as a Word file", name: "a.docx", make: () => aZip({ "a.txt": "a" }) },
  { what: "a Word file with bytes before it", name: "a.docx", make: async () => Buffer.concat([html, await aDocx()]) },
  { what: "a Word file with bytes behind it", name: "a.docx", make: async () => Buffer.concat([await aDocx(), html]) },
  { what: "a cut Word file", name: "a.docx", make: async () => (await aDocx()).subarray(0, -30) },
  { what: "a cut PDF", name: "a.pdf", make: () => aPdf.subarray(0, -8) },
  { what: "a macro document by its name", name: "a.docm", make: () => aZip(macroWordParts) },
  { what: "a macro document renamed", name: "a.docx", make: () => aZip(macroWordParts) },
  { what: "a macro project", name: "a.docx", make: () => aZip({ ...wordParts, "word/vbaProject.bin": "VBA" }) },
  {
    what: "a macro project in other letters",
    name: "a.docx",
    make: () => aZip({ ...wordParts, "word/VBAPROJECT.BIN": "VBA" }),
  },
  {
    what: "macro types in other quotes",
    name: "a.docx",
    make: () => aZip({ ...wordParts, "[Content_Types].xml": macroTypes.replaceAll('"', "'") }),
  },
  {
    what: "macro types in UTF-16",
    name: "a.docx",
    make: () => aZip({ ...wordParts, "[Content_Types].xml": Buffer.from(`\ufeff${macroTypes}`, "utf16le") }),
  },
  {
    what: "a relation to macros",
    name: "a.docx",
    make: () =>
      aZip({
        ...wordParts,
        "word/_rels/document.xml.rels": `<Relationships><Relationship Id="a" Target="x.bin" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"/></Relationships>`,
      }),
  },
  {
    what: "a macro project under another name",
    name: "a.docx",
    make: () => aZip({ ...wordParts, "word/media/image1.bin": aProject }),
  },
  {
    what: "a program under the name of a picture",
    name: "a.docx",
    make: () => aZip({ ...wordParts, "word/media/image1.png": anExe }),
  },
  { what: "an old macro sheet", name: "a.xlsx", make: () => withSheet({ "xl/macrosheets/sheet1.xml": "<x/>" }) },
  {
    what: "a macro of an OpenDocument",
    name: "a.odt",
    make: () => aZip({ ...odtParts, "Basic/Standard/Module1.xml": "<x/>" }),
  },
  {
    what: "a script of an OpenDocument",
    name: "a.ods",
    make: () => aZip({ ...odsParts, "Scripts/python/a.py": "import os" }),
  },
  {
    what: "a program in a document",
    name: "a.docx",
    make: () => aZip({ ...wordParts, "word/embeddings/run.exe": anExe }),
  },
  {
    what: "two entries of one name",
    name: "a.docx",
    make: () => byHand([...word, { name: "word/document.xml", content: Buffer.from("<other/>") }]),
  },
  {
    what: "a local header that names another entry",
    name: "a.docx",
    make: () => withEntry({ name: "word/settings.xml", localName: "word/vbaProject.b", content: Buffer.from("x") }),
  },
];
