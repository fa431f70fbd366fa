import { crc32, deflateSync } from "node:zlib";
import QRCode from "qrcode";

/** Points of a module's side, and modules of white around, which readers need to find the code. */
const [POINT, MARGIN] = [4, 4];

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A QR code as a PNG of one bit a point, some four hundred bytes: for programs of mail, which draw no SVG. */
export function qrPicture(text: string): Buffer {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  const side = (modules.size + 2 * MARGIN) * POINT;
  const bytesInRow = 1 + Math.ceil(side / 8);
  const points = Buffer.alloc(bytesInRow * side, 0xff);
  const module = (at: number) => Math.floor(at / POINT) - MARGIN;
  const isDark = (x: number, y: number) =>
    Math.min(x, y) >= 0 && Math.max(x, y) < modules.size && modules.get(y, x) === 1;
  for (let y = 0; y < side; y += 1) {
    const row = y * bytesInRow;
    points[row] = 0;
    for (let x = 0; x < side; x += 1)
      if (isDark(module(x), module(y))) points[row + 1 + (x >> 3)]! &= ~(0x80 >> (x & 7));
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.writeUInt8(1, 8);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(points)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
