import { crc32, deflateSync } from "node:zlib";
import QRCode from "qrcode";

/** Points of a module's side, two modules a byte, and modules of white around, which readers need to find the code. */
const [POINT, MARGIN] = [4, 4];

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A QR code as a PNG of one bit a point, some four hundred bytes: for programs of mail, which draw no SVG. */
export function qrPicture(text: string): Buffer {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  const side = (modules.size + 2 * MARGIN) * POINT;
  const bytesInRow = 1 + Math.ceil(side / 8);
  const points = Buffer.alloc(bytesInRow * side, 0xff);
  for (let y = 0; y < side; y += 1) points[y * bytesInRow] = 0;
  for (let row = 0; row < modules.size; row += 1) {
    const top = (MARGIN + row) * POINT * bytesInRow;
    for (let column = 0; column < modules.size; column += 1)
      if (modules.get(row, column)) {
        const at = MARGIN + column;
        points[top + 1 + (at >> 1)]! &= at % 2 === 0 ? 0x0f : 0xf0;
      }
    for (let copy = 1; copy < POINT; copy += 1) points.copy(points, top + copy * bytesInRow, top, top + bytesInRow);
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
