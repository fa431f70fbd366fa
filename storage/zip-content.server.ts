import { pipeline } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import type { TemporaryFile } from "./temporary-file.server";
import type { ZipEntry } from "./zip-directory.server";

/** Unpacks one entry, part by part. Stops with an error at the first byte beyond the declared size. */
export async function* unpack(file: TemporaryFile, entry: ZipEntry): AsyncGenerator<Buffer> {
  const header = await file.piece(entry.at, 30);
  if (header.readUInt32LE(0) !== 0x04034b50) throw damagedZip("a local header is missing");
  const start = entry.at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = file.read(start, Math.min(start + entry.packed, file.size));
  let size = 0;
  for await (const part of entry.method === 0 ? packed : inflated(packed)) {
    size += part.length;
    if (size > entry.unpacked) throw damagedZip("an entry is larger than it says");
    yield part;
  }
}

/** Whether every entry unpacks to exactly the size and checksum that the directory declares. Holds one part at a time. */
export async function unpacksAsDeclared(file: TemporaryFile, entries: ZipEntry[]): Promise<boolean> {
  for (const entry of entries) {
    let [size, sum] = [0, 0];
    try {
      for await (const part of unpack(file, entry)) {
        size += part.length;
        sum = crc32(part, sum);
      }
    } catch (error) {
      if (isDamagedZip(error)) return false;
      throw error;
    }
    if (size !== entry.unpacked || sum !== entry.crc) return false;
  }
  return true;
}

async function* inflated(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw();
  // why: a failure reaches the reader below as the stream's own error; without a callback it would end the process.
  pipeline(packed, inflate, () => {});
  yield* inflate as AsyncIterable<Buffer>;
}

function damagedZip(message: string): Error {
  return Object.assign(new Error(message), { code: "Z_DAMAGED" });
}

function isDamagedZip(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
}
