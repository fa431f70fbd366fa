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
 * grow and outside files are read; no office program writes one; `macros` for programs and macros, whatever the entry is
 * called. Holds one part at a time.
 */
export async function refuseContent(file: TemporaryFile, entries: ZipEntry[]): Promise<FileRefusal | undefined> {
  for (const entry of entries) {
    let [size, sum, tail, isOle] = [0, 0, "", false];
    try {
      for await (const part of unpack(file, entry)) {
        if (size === 0) {
          if (await isPixelFlood(async (at, length) => part.subarray(at, at + length))) return "bomb";
          if (programs.some((mark) => part.subarray(0, mark.length).equals(mark))) return "macros";
          isOle = part.subarray(0, ole.length).equals(ole);
        }
        if (isXml.test(entry.name) || isOle) {
          const text = tail + part.toString("latin1").replaceAll("\0", "");
          const reason = isOle ? refuseOle(text) : refuseXml(entry.name, text);
          if (reason) return reason;
          tail = text.slice(-20);
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
/** What says of the parts of a document what they are. */
const isCatalogue = /^\[Content_Types\]\.xml$|\.rels$/i;
const macros = /macroEnabled|vbaProject|macrosheet/i;
const programs = [Buffer.from("MZ"), Buffer.from("\x7fELF", "latin1")];
/** The old container of Office: an embedded object, or the project of macros itself. */
const ole = Buffer.from("d0cf11e0a1b11ae1", "hex");

function refuseXml(name: string, text: string): FileRefusal | undefined {
  if (text.includes("<!DOCTYPE") || text.includes("<!ENTITY")) return "bomb";
  return isCatalogue.test(name) && macros.test(text) ? "macros" : undefined;
}

function refuseOle(text: string): FileRefusal | undefined {
  return text.includes("_VBA_PROJECT") ? "macros" : undefined;
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
