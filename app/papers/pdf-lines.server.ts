import type PDFDocument from "pdfkit";
import { type Align, piecesOf, type Runs } from "./paper";

export type Pdf = InstanceType<typeof PDFDocument>;
export type Face = "regular" | "bold" | "italic" | "boldItalic";

type Piece = { text: string; face: Face; width: number };
/** Pieces that stay together; `gap` tells whether a space precedes them, `fresh` whether a typed line break does. */
type Word = { pieces: Piece[]; width: number; gap: boolean; fresh: boolean };
export type Line = { words: Word[]; indent: number; width: number; last: boolean };

/** Height of a line in points for a size of letters. */
export function lineHeight(size: number): number {
  return Math.round(size * 13) / 10;
}

/**
 * Breaks text into lines no wider than `width` points; words that are too long are cut between letters.
 * @param indent points that the first line gives up
 */
export function breakLines(pdf: Pdf, runs: Runs, size: number, width: number, bold = false, indent = 0): Line[] {
  const space = measure(pdf, " ", "regular", size);
  const room = width - indent;
  const lines: Line[] = [];
  let line: Line = { words: [], indent, width: indent, last: false };
  const close = (last: boolean) => {
    lines.push({ ...line, last });
    line = { words: [], indent: 0, width: 0, last: false };
  };
  for (const whole of wordsOf(pdf, runs, size, bold)) {
    if (whole.fresh) close(true);
    for (const word of whole.width > room ? cut(pdf, whole, size, room) : [whole]) {
      const gap = line.words.length > 0 && word.gap ? space : 0;
      if (line.words.length > 0 && line.width + gap + word.width > width + 0.01) {
        close(false);
        line.words.push({ ...word, gap: false });
        line.width = word.width;
      } else {
        line.words.push(line.words.length === 0 ? { ...word, gap: false } : word);
        line.width += gap + word.width;
      }
    }
  }
  close(true);
  return lines;
}

/** How wide a text would like to be at a size of one point: its widest word, and its longest line with nothing wrapped. */
export type Extent = { word: number; line: number };

/** Measures a text once for every size of letters: widths grow with the size. */
export function extentOf(pdf: Pdf, runs: Runs, bold = false): Extent {
  const lines = breakLines(pdf, runs, 1, Number.POSITIVE_INFINITY, bold);
  return lines.reduce(
    ({ word, line }, { words, width }) => ({
      word: words.reduce((most, one) => Math.max(most, one.width), word),
      line: Math.max(line, width),
    }),
    { word: 0, line: 0 },
  );
}

/** Draws one line; `x` is the left edge and `top` the top of the line, `width` the room for alignment. */
export function drawLine(
  pdf: Pdf,
  line: Line,
  x: number,
  top: number,
  width: number,
  size: number,
  align: Align,
): void {
  const left = width - line.width;
  const gaps = line.words.filter((word) => word.gap).length;
  const stretch = align === "justify" && !line.last && gaps > 0 ? left / gaps : 0;
  const start = x + line.indent + (align === "center" ? left / 2 : align === "right" ? left : 0);
  for (const { text, face, at } of stretchesOf(pdf, line, size, stretch)) {
    pdf.font(face).fontSize(size);
    pdf.text(text, start + at, top + size * 1.02, { lineBreak: false, baseline: "alphabetic" });
  }
}

/** Draws lines one under another. */
export function drawLines(
  pdf: Pdf,
  lines: readonly Line[],
  x: number,
  top: number,
  width: number,
  size: number,
  align: Align,
): void {
  for (const [index, line] of lines.entries())
    drawLine(pdf, line, x, top + index * lineHeight(size), width, size, align);
}

type Stretch = { text: string; face: Face; at: number };

/** What can be drawn at once: words of one face, or single words (with the space after them) in a justified line. */
function stretchesOf(pdf: Pdf, line: Line, size: number, stretch: number): Stretch[] {
  const space = measure(pdf, " ", "regular", size);
  const drawn: Stretch[] = [];
  let at = 0;
  for (const word of line.words) {
    const before = drawn.at(-1);
    if (word.gap) {
      at += space + stretch;
      if (before) before.text += " ";
    }
    for (const [index, piece] of word.pieces.entries()) {
      const joins = drawn.at(-1)?.face === piece.face && (index > 0 || stretch === 0 || !word.gap);
      if (joins) drawn.at(-1)!.text += piece.text;
      else drawn.push({ text: piece.text, face: piece.face, at });
      at += piece.width;
    }
  }
  return drawn;
}

const widths = new WeakMap<Pdf, Map<string, number>>();

/** Shaping a text costs far more than remembering its width. */
function measure(pdf: Pdf, text: string, face: Face, size: number): number {
  let known = widths.get(pdf);
  if (!known) {
    known = new Map();
    widths.set(pdf, known);
  }
  const key = `${face} ${text}`;
  let width = known.get(key);
  if (width === undefined) {
    width = pdf.font(face).fontSize(1000).widthOfString(text);
    known.set(key, width);
  }
  return (width * size) / 1000;
}

function faceOf(piece: { bold: boolean; italic: boolean }): Face {
  if (piece.bold) return piece.italic ? "boldItalic" : "bold";
  return piece.italic ? "italic" : "regular";
}

const BREAKS = /( +|\n)/;
const BREAKS_AND_HYPHENS = /( +|\n|(?<=\p{L}{2}-)(?=\p{L}{2}))/u;

function wordsOf(pdf: Pdf, runs: Runs, size: number, bold: boolean): Word[] {
  const words: Word[] = [];
  let gap = false;
  let fresh = false;
  let open = false;
  for (const piece of piecesOf(runs, bold)) {
    // why: the second pattern costs several times more, and few texts have a hyphen.
    for (const part of piece.text.split(piece.text.includes("-") ? BREAKS_AND_HYPHENS : BREAKS)) {
      if (part === "" || part === "\n" || part.startsWith(" ")) {
        gap ||= part.startsWith(" ");
        fresh ||= part === "\n";
        open = false;
        continue;
      }
      const face = faceOf(piece);
      const cut: Piece = { text: part, face, width: measure(pdf, part, face, size) };
      const last = words.at(-1);
      if (open && last) {
        last.pieces.push(cut);
        last.width += cut.width;
      } else {
        words.push({ pieces: [cut], width: cut.width, gap, fresh });
        gap = false;
        fresh = false;
      }
      open = true;
    }
  }
  return words;
}

function cut(pdf: Pdf, word: Word, size: number, width: number): Word[] {
  const parts: Word[] = [{ pieces: [], width: 0, gap: word.gap, fresh: false }];
  for (const { text, face } of word.pieces) {
    let piece: Piece = { text: "", face, width: 0 };
    for (const letter of text) {
      const step = measure(pdf, letter, face, size);
      let part = parts.at(-1)!;
      if (part.width + step > width && part.width > 0) {
        part = { pieces: [], width: 0, gap: false, fresh: false };
        parts.push(part);
        piece = { text: "", face, width: 0 };
      }
      if (piece.text === "") part.pieces.push(piece);
      piece.text += letter;
      piece.width += step;
      part.width += step;
    }
  }
  return parts;
}
