import type { FileKindName } from "./file-kinds";
import { sizeOfPicture } from "./picture-size.server";
import type { TemporaryFile } from "./temporary-file.server";

/** Chunks that a PNG may have: one of 10 MB whose pieces are of 1 KB fits. */
const mostChunks = 10_000;

/** Whether a file that is no archive can be read as its kind up to its end: behind the right first bytes can be anything. */
export async function readsAs(file: TemporaryFile, kind: FileKindName): Promise<boolean> {
  if (kind === "pdf") return readsAsPdf(file);
  if (kind === "png") return readsAsPng(file);
  return (await sizeOfPicture(file.piece)) !== undefined;
}

/** It has objects and says which is the first, and it is not cut. Readers mend a lost table of objects, so none is asked for. */
async function readsAsPdf(file: TemporaryFile): Promise<boolean> {
  const end = await file.piece(Math.max(0, file.size - 4096), 4096);
  if (!end.includes("%%EOF")) return false;
  // why asked first: most files say it in their last lines, and the rest need not be read for it.
  let [hasObject, hasRoot, tail] = [false, end.includes("/Root"), ""];
  for await (const part of file.read()) {
    const text = tail + part.toString("latin1");
    hasObject ||= /\d\s+\d+\s+obj/.test(text);
    hasRoot ||= text.includes("/Root");
    if (hasObject && hasRoot) return true;
    tail = text.slice(-32);
  }
  return false;
}

/** From chunk to chunk to the last one, which is where the file ends. */
async function readsAsPng({ piece, size }: TemporaryFile): Promise<boolean> {
  for (let [at, chunks] = [8, 0]; chunks < mostChunks; chunks += 1) {
    const head = await piece(at, 8);
    if (head.length < 8) return false;
    at += 12 + head.readUInt32BE(0);
    if (head.toString("latin1", 4) === "IEND") return at === size;
  }
  return false;
}
