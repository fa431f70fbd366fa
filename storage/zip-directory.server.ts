import type { TemporaryFile } from "./temporary-file.server";

/** One entry as the archive's central directory declares it. Sizes in bytes; `at` is where its local header begins. */
export type ZipEntry = {
  name: string;
  at: number;
  packed: number;
  unpacked: number;
  crc: number;
  method: number;
  locked: boolean;
  /** A symbolic link: what it holds is a path that somebody's program might follow. */
  isLink: boolean;
};

const longestDirectory = 4 * 1024 * 1024;
const mostEntries = 10_000;

/**
 * Reads the central directory of a zip without unpacking anything; undefined when it is not a whole, plain archive:
 * it must begin at the file's first byte and end at its last, so that nothing is hidden before or after it.
 */
export async function readZipDirectory(file: TemporaryFile): Promise<ZipEntry[] | undefined> {
  const end = await findEnd(file);
  if (!end || end.count > mostEntries || end.size > longestDirectory || end.at + end.size > end.endsAt)
    return undefined;

  const directory = await file.piece(end.at, end.size);
  const entries: ZipEntry[] = [];
  for (let from = 0; entries.length < end.count; ) {
    const entry = readEntry(directory.subarray(from));
    if (!entry) return undefined;
    entries.push(entry.value);
    from += entry.length;
  }
  // why: of two entries of one name every program takes another one.
  const isPlain = new Set(entries.map(({ name }) => name)).size === entries.length;
  return isPlain && liesInOrder(entries, end.at) ? entries : undefined;
}

/** Whether a zip archive ends where the file ends: something that no picture or PDF has. */
export async function endsAsZip(file: TemporaryFile): Promise<boolean> {
  return (await findEnd(file)) !== undefined;
}

async function findEnd(file: TemporaryFile) {
  const from = Math.max(0, file.size - 22 - 0xffff);
  const tail = await file.piece(from, 22 + 0xffff);
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== 0x06054b50 || at + 22 + tail.readUInt16LE(at + 20) !== tail.length) continue;
    return {
      count: tail.readUInt16LE(at + 10),
      size: tail.readUInt32LE(at + 12),
      at: tail.readUInt32LE(at + 16),
      endsAt: from + at,
    };
  }
  return undefined;
}

function readEntry(bytes: Buffer): { value: ZipEntry; length: number } | undefined {
  if (bytes.length < 46 || bytes.readUInt32LE(0) !== 0x02014b50) return undefined;
  const [name, extra, comment] = [bytes.readUInt16LE(28), bytes.readUInt16LE(30), bytes.readUInt16LE(32)];
  const length = 46 + name + extra + comment;
  if (bytes.length < length) return undefined;

  const sizes = [bytes.readUInt32LE(24), bytes.readUInt32LE(20), bytes.readUInt32LE(42)];
  const [unpacked = 0, packed = 0, at = 0] = wideSizes(sizes, bytes.subarray(46 + name, 46 + name + extra));
  return {
    value: {
      name: bytes.toString("utf8", 46, 46 + name),
      at,
      packed,
      unpacked,
      crc: bytes.readUInt32LE(16),
      method: bytes.readUInt16LE(10),
      locked: (bytes.readUInt16LE(8) & 1) === 1,
      isLink: ((bytes.readUInt32LE(38) >>> 16) & 0xf000) === 0xa000,
    },
    length,
  };
}

// why: some programs write 64-bit sizes even into small documents; the field then says 0xffffffff.
function wideSizes(sizes: number[], extra: Buffer): number[] {
  let wide: Buffer = Buffer.alloc(0);
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) === 1) wide = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
  }
  let taken = 0;
  return sizes.map((size) => {
    if (size !== 0xffffffff || taken + 8 > wide.length) return size;
    taken += 8;
    return Number(wide.readBigUInt64LE(taken - 8));
  });
}

// why: entries that share bytes unpack to far more than the file holds.
function liesInOrder(entries: ZipEntry[], directoryAt: number): boolean {
  const sorted = [...entries].sort((a, b) => a.at - b.at);
  if (sorted[0]?.at !== 0) return false;
  return sorted.every((entry, index) => entry.at + 30 + entry.packed <= (sorted[index + 1]?.at ?? directoryAt));
}
