import { inflateSync } from "node:zlib";
import QRCode from "qrcode";

/** The dark modules of a QR code, one row a line: `#` is dark. */
export function qrOf(text: string): string {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  return rows(modules.size, (x, y) => modules.get(y, x) === 1);
}

const rows = (size: number, isDark: (x: number, y: number) => boolean) =>
  Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) => (isDark(x, y) ? "#" : ".")).join(""),
  ).join("\n");

/** The code that somebody sees: the square between the outermost dark points, a module being a seventh of its first mark. */
function readCode(width: number, isDark: (x: number, y: number) => boolean): string {
  const all = Array.from({ length: width }, (_, at) => at);
  const top = all.find((y) => all.some((x) => isDark(x, y)))!;
  const left = all.find((x) => all.some((y) => isDark(x, y)))!;
  const right = all.findLast((x) => all.some((y) => isDark(x, y)))!;
  const mark = all.slice(left).findIndex((x) => !isDark(x, top));
  const step = mark / 7;
  const size = Math.round((right - left + 1) / step);
  const middle = (at: number) => Math.floor((at + 0.5) * step);
  return rows(size, (x, y) => isDark(left + middle(x), top + middle(y)));
}

/** The QR code of a PNG of one bit a point. */
export function qrInPng(png: Buffer): string {
  const [width, depth] = [png.readUInt32BE(16), png[24]];
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString("latin1", at + 4, at + 8) === "IDAT")
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const points = inflateSync(Buffer.concat(parts));
  const row = 1 + Math.ceil(width / 8);
  if (depth !== 1 || points.length !== row * width) throw new Error("not a picture of one bit a point");
  return readCode(width, (x, y) => ((points[y * row + 1 + (x >> 3)]! >> (7 - (x & 7))) & 1) === 0);
}

/** The QR code of an SVG that is drawn by strokes along the rows. */
export function qrInSvg(svg: string): string {
  const width = Number(/viewBox="0 0 (\d+)/.exec(svg)![1]);
  // why the last path: the one before it is the white ground.
  const strokes = [...svg.matchAll(/ d="(M[^"]+)"/g)].at(-1)![1]!;
  const dark = new Set<string>();
  let [x, y] = [0, 0];
  for (const [, move, first, second] of strokes.matchAll(/([Mmhv])(-?[\d.]+)(?: (-?[\d.]+))?/g)) {
    if (move === "M") [x, y] = [Number(first), Math.floor(Number(second))];
    if (move === "m") [x, y] = [x + Number(first), y + Number(second ?? 0)];
    if (move !== "h") continue;
    for (let n = 0; n < Number(first); n += 1) dark.add(`${x + n},${y}`);
    x += Number(first);
  }
  return readCode(width, (column, row) => dark.has(`${column},${row}`));
}

/** The QR code of a PDF that draws it as squares. */
export async function qrInPdf(bytes: Uint8Array): Promise<string> {
  const { getDocument, OPS } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const file = await getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 }).promise;
  const squares: [number, number, number][] = [];
  for (let number = 1; number <= file.numPages; number += 1) {
    const { fnArray, argsArray } = await (await file.getPage(number)).getOperatorList();
    for (const [index, operator] of fnArray.entries()) {
      if (operator !== OPS.constructPath) continue;
      const [operators, numbers] = argsArray[index] as [number[], number[]];
      if (operators.length > 100 && operators.every((one) => one === OPS.rectangle))
        for (let at = 0; at < numbers.length; at += 4) squares.push([numbers[at]!, numbers[at + 1]!, numbers[at + 2]!]);
    }
  }
  await file.destroy();
  const side = squares[0]![2];
  const [left, top] = [0, 1].map((at) => Math.min(...squares.map((square) => square[at]!))) as [number, number];
  const dark = new Set(squares.map(([x, y]) => `${Math.round((x - left) / side)},${Math.round((y - top) / side)}`));
  const size = Math.round((Math.max(...squares.map(([x]) => x)) - left) / side) + 1;
  return rows(size, (x, y) => dark.has(`${x},${y}`));
}
