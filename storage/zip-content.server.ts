import { pipeline } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import type { FileRefusal } from "./file-kinds";
import { isPixelFlood } from "./picture-size.server";
import type { TemporaryFile } from "./temporary-file.server";
import type { ZipEntry } from "./zip-directory.server";

/** Unpacks one entry, part by part. Stops with an error at the first byte beyond the declared size. */
export async function* unpack(file: TemporaryFile, entry: ZipEntry): AsyncGenerator<Buffer> {
  const header = await file.piece(entry.at, 30);
  if (header.readUInt32LE(0) !== 0x04034b50) throw damagedZip("a local header is missing");
  const name = await file.piece(entry.at + 30, header.readUInt16LE(26));
  if (name.toString("utf8") !== entry.name) throw damagedZip("a local header names another entry");
  const start = entry.at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = file.read(start, Math.min(start + entry.packed, file.size));
  let size = 0;
  for await (const part of entry.method === 0 ? packed : inflated(packed)) {
    size += part.length;
    if (size > entry.unpacked) throw damagedZip("an entry is larger than it says");
    yield part;
  }
}

/**
 * Unpacks every entry and says what is wrong with the first bad one: `damaged` when its size or checksum is not what the
 * directory declares, `bomb` for a picture too large to be opened and for XML with a document type, through which entities
 * grow and outside files are read; no office program writes one. Holds one part at a time.
 */
export async function refuseContent(file: TemporaryFile, entries: ZipEntry[]): Promise<FileRefusal | undefined> {
  for (const entry of entries) {
    let [size, sum, tail] = [0, 0, ""];
    try {
      for await (const part of unpack(file, entry)) {
        if (size === 0 && (await isPixelFlood(async (at, length) => part.subarray(at, at + length)))) return "bomb";
        if (isXml.test(entry.name)) {
          const text = tail + part.toString("latin1").replaceAll("\0", "");
          if (text.includes("<!DOCTYPE") || text.includes("<!ENTITY")) return "bomb";
          tail = text.slice(-10);
        }
        size += part.length;
        sum = crc32(part, sum);
      }
    } catch (error) {
      if (isDamagedZip(error)) return "damaged";
      throw error;
    }
    if (size !== entry.unpacked || sum !== entry.crc) return "damaged";
  }
  return undefined;
}

const isXml = /\.(xml|rels|vml|svg|rdf)$/i;

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
