import type { FileHandle } from "node:fs/promises";

/** Bytes of one write: every one of them is a way to the disk's threads and back. */
const atOnce = 128 * 1024;

/** Writes parts to a file from its beginning as they come, several of them at once. */
export async function writeParts(file: FileHandle, parts: AsyncIterable<Uint8Array>): Promise<void> {
  let [size, written] = [0, 0];
  let held: Uint8Array[] = [];
  const writeHeld = async () => {
    if (held.length > 0) await writeAll(file, held, written);
    [held, written] = [[], size];
  };
  for await (const part of parts) {
    held.push(part);
    size += part.length;
    if (size - written >= atOnce) await writeHeld();
  }
  await writeHeld();
}

async function writeAll(file: FileHandle, parts: readonly Uint8Array[], position: number): Promise<void> {
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  const { bytesWritten } = await file.writev(parts, position);
  if (bytesWritten < size) await writeAll(file, [Buffer.concat(parts).subarray(bytesWritten)], position + bytesWritten);
}
