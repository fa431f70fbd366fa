import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from "docx";
import QRCode from "qrcode";
import { paperWords } from "~/text/ru/papers";
import { cellOf, frame, noBorders, runsOf, tableOf, twips, widthOf } from "./docx-table.server";
import {
  type Block,
  type Imprint,
  type OnRows,
  type Orientation,
  type Paper,
  type Runs,
  rowsOf,
  typeset,
} from "./paper";
import { stampZipDates } from "./zip-dates.server";

type Part = Paragraph | ReturnType<typeof tableOf>;
type Section = { orientation: Orientation; parts: Part[] };

/**
 * Writes a paper as DOCX (A4, Times New Roman). The same paper and imprint always give the same bytes: the dates inside
 * are the imprint's, and those of the archive are fixed.
 */
export async function renderDocx(paper: Paper, imprint: Imprint, onRows?: OnRows): Promise<Uint8Array> {
  const onRow = rowsOf(paper, onRows);
  const sections: Section[] = [{ orientation: "portrait", parts: [] }];
  const lists = { count: 0 };
  for (const [index, block] of paper.blocks.entries()) {
    const now = sections.at(-1)!;
    if (block.kind !== "page") now.parts.push(...(await partsOf(block, now.orientation, index, lists, onRow)));
    else if (now.parts.length === 0) now.orientation = block.orientation;
    else sections.push({ orientation: block.orientation, parts: [] });
  }
  const file = new Document({
    title: typeset(paper.title),
    subject: typeset(imprint.competitionTitle),
    creator: paperWords.producer,
    styles: { default: { document: { run: { font: "Times New Roman", size: 24, language: { value: "ru-RU" } } } } },
    numbering: { config: [{ reference: "list", levels: [listLevel] }] },
    sections: sections.map((section) => ({
      properties: { page: pageOf(section.orientation) },
      footers: { default: footerOf(imprint, section.orientation) },
      children: section.parts,
    })),
  });
  const core = { path: "docProps/core.xml", data: coreXml(paper, imprint) };
  const bytes = await Packer.toBuffer(file, false, [core]);
  return stampZipDates(new Uint8Array(bytes));
}

const listLevel = {
  level: 0,
  format: LevelFormat.DECIMAL,
  text: "%1.",
  alignment: AlignmentType.LEFT,
  style: { paragraph: { indent: { left: twips(8), hanging: twips(8) } } },
};

function pageOf(orientation: Orientation) {
  const left = orientation === "portrait" ? 30 : 20;
  return {
    size: {
      width: twips(210),
      height: twips(297),
      orientation: orientation === "portrait" ? PageOrientation.PORTRAIT : PageOrientation.LANDSCAPE,
    },
    margin: {
      top: twips(20),
      left: twips(left),
      right: twips(20),
      bottom: twips(20),
      footer: twips(7),
      header: twips(7),
    },
  };
}

function footerOf(imprint: Imprint, orientation: Orientation): Footer {
  const run = (text: string) => new TextRun({ text: typeset(text), size: 15 });
  const { before, between } = paperWords.pageParts;
  return new Footer({
    children: [
      new Paragraph({
        border: { top: { style: BorderStyle.SINGLE, size: 2, space: 2, color: "000000" } },
        tabStops: [{ type: TabStopType.RIGHT, position: widthOf(orientation) }],
        children: [
          run(shortened(imprint.competitionTitle)),
          new TextRun({
            size: 15,
            children: [new Tab(), before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
      new Paragraph({ children: [run(paperWords.digest(imprint.digest))] }),
    ],
  });
}

function shortened(title: string): string {
  return title.length > 110 ? `${title.slice(0, 109).trimEnd()}…` : title;
}

async function partsOf(
  block: Block,
  orientation: Orientation,
  index: number,
  lists: { count: number },
  onRow: () => void,
): Promise<Part[]> {
  switch (block.kind) {
    case "title":
      return [paragraph([{ text: block.text, bold: true }], AlignmentType.CENTER, 80, HeadingLevel.HEADING_1)];
    case "subtitle":
      return [paragraph(block.text, AlignmentType.CENTER, 120)];
    case "heading":
      return [paragraph([{ text: block.text, bold: true }], AlignmentType.LEFT, 80, HeadingLevel.HEADING_2)];
    case "paragraph":
      return [
        new Paragraph({
          children: runsOf(block.runs),
          alignment: alignments[block.align ?? "justify"],
          indent: block.indent === false ? undefined : { firstLine: twips(12.5) },
          keepNext: block.withNext === true,
          spacing: { after: 80 },
        }),
      ];
    case "sides":
      return [borderless([[block.left, block.right]], [1, 1], orientation, ["left", "right"]), gap(4)];
    case "list": {
      const instance = lists.count++;
      return block.items.map(
        (item) =>
          new Paragraph({
            children: runsOf(item),
            alignment: AlignmentType.JUSTIFIED,
            numbering: { reference: "list", level: 0, instance },
            spacing: { after: 60 },
          }),
      );
    }
    case "facts":
      return [
        borderless(
          block.rows.map((row) => [`${row.key}:`, row.value]),
          [34, 66],
          orientation,
          ["left", "left"],
        ),
        gap(4),
      ];
    case "table":
      return [tableOf(block, widthOf(orientation), onRow), gap(6)];
    case "signatures":
      return [
        frame(
          block.signers.map((signer) => [
            cellOf(signer.role, { width: 34 }),
            cellOf(paperWords.signature, { width: 26, signature: true }),
            cellOf(signer.name, { width: 40 }),
          ]),
          widthOf(orientation),
          [34, 26, 40],
        ),
        gap(4),
      ];
    case "qr": {
      const image = await QRCode.toBuffer(block.text, { errorCorrectionLevel: "M", margin: 0, scale: 8 });
      const picture = new ImageRun({
        type: "png",
        data: image,
        transformation: { width: 120, height: 120 },
        altText: { id: `${index + 1}`, name: `qr${index + 1}`, description: paperWords.qrAlt },
      });
      return [new Paragraph({ children: [picture] }), paragraph(block.caption, AlignmentType.LEFT, 120)];
    }
    case "spacer":
      return [gap(block.mm)];
    case "page":
      return [];
  }
}

const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.JUSTIFIED,
};

function paragraph(
  runs: Runs,
  alignment: (typeof alignments)[keyof typeof alignments],
  after: number,
  heading?: (typeof HeadingLevel)[keyof typeof HeadingLevel],
): Paragraph {
  return new Paragraph({
    children: runsOf(runs, heading === HeadingLevel.HEADING_1 ? 30 : undefined, heading ? "000000" : undefined),
    alignment,
    heading,
    keepNext: heading !== undefined,
    spacing: { before: heading === HeadingLevel.HEADING_2 ? 160 : 0, after },
  });
}

function gap(millimetres: number): Paragraph {
  return new Paragraph({ spacing: { line: twips(millimetres), lineRule: "exact" }, children: [] });
}

function borderless(
  rows: readonly (readonly Runs[])[],
  widths: readonly number[],
  orientation: Orientation,
  aligns: readonly ("left" | "right")[],
) {
  const cells = rows.map((row) =>
    row.map((cell, index) => cellOf(cell, { width: widths[index]!, align: aligns[index]!, borders: noBorders })),
  );
  return frame(cells, widthOf(orientation), widths);
}

function coreXml(paper: Paper, imprint: Imprint): string {
  const date = new Date(imprint.date).toISOString().replace(/\.\d+Z$/, "Z");
  const text = (value: string) => typeset(value).replace(/[&<>"]/g, (found) => `&#${found.charCodeAt(0)};`);
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${text(paper.title)}</dc:title><dc:subject>${text(imprint.competitionTitle)}</dc:subject>`,
    `<dc:creator>${paperWords.producer}</dc:creator><dc:language>ru-RU</dc:language>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${date}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${date}</dcterms:modified>`,
    "</cp:coreProperties>",
  ].join("");
}
