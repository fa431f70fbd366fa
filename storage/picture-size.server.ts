/** Points that a picture may have in all and on one side: a sheet of A4 scanned at 1200 dpi fits, a flood of pixels does not. */
const mostPoints = 200_000_000;
const longestSide = 40_000;
const mostSegments = 5_000;

const pngMark = Buffer.from("89504e470d0a1a0a", "hex");
const jpegMark = Buffer.from("ffd8ff", "hex");

/** A short piece of a picture, shorter where it ends. */
type ReadPiece = (start: number, length: number) => Promise<Buffer>;
type Size = { width: number; height: number };

/** The size that a PNG or JPEG says it has; undefined for what says none. */
export async function sizeOfPicture(read: ReadPiece): Promise<Size | undefined> {
  const head = await read(0, 24);
  const isPng = head.length === 24 && head.subarray(0, 8).equals(pngMark);
  const isJpeg = head.subarray(0, 3).equals(jpegMark);
  return isPng ? pngSize(head) : isJpeg ? jpegSize(read) : undefined;
}

/** Whether a PNG or JPEG says that it is too large to be opened. Its points are never looked at. */
export async function isPixelFlood(read: ReadPiece): Promise<boolean> {
  const size = await sizeOfPicture(read);
  if (!size) return false;
  const { width, height } = size;
  return width * height > mostPoints || Math.max(width, height) > longestSide;
}

function pngSize(head: Buffer): Size {
  return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
}

/** Goes from marker to marker to the one that says the size; thumbnails lie inside segments and are stepped over. */
async function jpegSize(read: ReadPiece): Promise<Size | undefined> {
  for (let at = 2, steps = 0; steps < mostSegments; steps += 1) {
    const segment = await read(at, 9);
    if (segment.length < 9 || segment[0] !== 0xff) return undefined;
    const marker = segment[1]!;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: segment.readUInt16BE(5), width: segment.readUInt16BE(7) };
    at += marker === 0xff ? 1 : 2 + segment.readUInt16BE(2);
  }
  return { width: Number.POSITIVE_INFINITY, height: 1 };
}
