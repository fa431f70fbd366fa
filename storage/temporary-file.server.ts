import { createHash, randomUUID } from "node:crypto";
import { type FileHandle, open, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FileRefusal } from "./file-kinds";
import { writeParts } from "./write-parts.server";

/** Bytes on the disk under no name: only this process reads them, and they are gone when it closes them or dies. */
export type TemporaryFile = {
  size: number;
  sha256: string;
  /** The bytes from `start` up to and without `end`; the whole file by default. */
  read(start?: number, end?: number): AsyncIterable<Buffer>;
  /** A short piece as one buffer, shorter at the end of the file. */
  piece(start: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
};

export type Received = { ok: true; file: TemporaryFile } | { ok: false; reason: FileRefusal };

/** Bytes of one read: every one of them is a way to the disk's threads and back. */
const atOnce = 128 * 1024;

/**
 * Takes bytes in to a nameless file, counting and hashing (SHA-256, hex) as they come.
 * Beyond `maxBytes` nothing more is written; the rest of the stream is left to the caller.
 */
export async function receive(bytes: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Received> {
  const handle = await openNameless();
  try {
    const hash = createHash("sha256");
    let size = 0;
    let isTooLarge = false;
    async function* taken() {
      for await (const part of bytes) {
        isTooLarge = size + part.length > maxBytes;
        if (isTooLarge) return;
        hash.update(part);
        size += part.length;
        yield part;
      }
    }
    await writeParts(handle, taken());
    if (isTooLarge) return await give(handle, "tooLarge");
    if (size === 0) return await give(handle, "empty");
    return { ok: true, file: temporaryFile(handle, size, hash.digest("hex")) };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function openNameless(): Promise<FileHandle> {
  const path = join(tmpdir(), `pochin-${randomUUID()}`);
  const handle = await open(path, "wx+", 0o600);
  await unlink(path);
  return handle;
}

async function give(handle: FileHandle, reason: FileRefusal): Promise<Received> {
  await handle.close();
  return { ok: false, reason };
}

function temporaryFile(handle: FileHandle, size: number, sha256: string): TemporaryFile {
  async function* read(start = 0, end = size): AsyncIterable<Buffer> {
    for (let at = start; at < end; at += atOnce) yield await piece(at, Math.min(atOnce, end - at));
  }

  async function piece(start: number, length: number): Promise<Buffer> {
    const wanted = Math.max(0, Math.min(length, size - start));
    const buffer = Buffer.allocUnsafe(wanted);
    let filled = 0;
    while (filled < wanted) {
      const { bytesRead } = await handle.read(buffer, filled, wanted - filled, start + filled);
      if (bytesRead === 0) throw new Error("a temporary file is shorter than it was");
      filled += bytesRead;
    }
    return buffer;
  }

  return { size, sha256, read, piece, close: () => handle.close() };
}
