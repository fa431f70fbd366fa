import { type FileRefusal, usualFileSize } from "./file-kinds";
import { cleanFileName } from "./file-name";
import { type FormPart, formBoundary, isMalformedForm, readFormParts } from "./form-parts.server";
import { receive, type TemporaryFile } from "./temporary-file.server";

/** A file of a form: under which field, under which cleaned name, and its bytes or why they were not taken. */
export type UploadedFile = { field: string; name: string } & (
  | { ok: true; file: TemporaryFile }
  | { ok: false; reason: FileRefusal }
);

/** What a form brought. `close` forgets the files' bytes: call it in `finally`, after `storeReceived`. */
export type Upload =
  | { ok: true; fields: Record<string, string>; files: UploadedFile[]; close(): Promise<void> }
  | { ok: false; reason: "tooLarge" | "damaged" };

export type UploadLimits = {
  /** Of the whole request, in bytes. */
  maxBytes: number;
  /** Of each file; 10 MB when not given. */
  maxFileBytes?: number;
  /** Plain fields that are kept, the rest are skipped; all of them when not given, for a strict schema to refuse. */
  fields?: readonly string[];
  /** Parts of any sort; 50 when not given. */
  maxParts?: number;
};

const longestField = 64 * 1024;
const drained = 64 * 1024 * 1024;

/**
 * Reads one multipart/form-data request, the files streamed to nameless files on the disk: works without scripts.
 * A file input left empty brings no file. A file over its limit is a refusal of that file; a request over `maxBytes`
 * or `maxParts` is `tooLarge`; a body that is not such a form, or is cut, is `damaged`.
 *
 *   const upload = await readUpload(request, { maxBytes: 11_000_000, fields: ["version"] });
 *   if (!upload.ok) return …
 *   try { for (const one of upload.files) if (one.ok) await storeReceived(storage, one.file, { name: one.name, scope }) }
 *   finally { await upload.close(); }
 */
export async function readUpload(request: Request, limits: UploadLimits): Promise<Upload> {
  const boundary = formBoundary(request.headers.get("content-type"));
  if (!boundary || !request.body) return { ok: false, reason: "damaged" };

  const source = limited(request.body, limits.maxBytes);
  const taken: Taken = { fields: {}, files: [], parts: 0 };
  const close = async () => {
    for (const one of taken.files) if (one.ok) await one.file.close();
  };
  try {
    for await (const part of readFormParts(source, boundary)) {
      if (++taken.parts > (limits.maxParts ?? 50)) throw overLimit();
      await takePart(part, limits, taken);
    }
    // why: what follows the last boundary still counts, and is not left in the connection.
    for await (const _ of source);
    return { ok: true, fields: taken.fields, files: taken.files, close };
  } catch (error) {
    await close();
    if (isOverLimit(error)) return await leave(source, "tooLarge");
    if (isMalformedForm(error) || isCut(error)) return await leave(source, "damaged");
    throw error;
  }
}

type Taken = { fields: Record<string, string>; files: UploadedFile[]; parts: number };

async function takePart(part: FormPart, limits: UploadLimits, taken: Taken): Promise<void> {
  if (part.fileName === undefined) {
    if (!limits.fields || limits.fields.includes(part.name)) taken.fields[part.name] = await readField(part.data);
    return;
  }
  const received = await receive(part.data, limits.maxFileBytes ?? usualFileSize);
  const leftEmpty = part.fileName === "" && !received.ok && received.reason === "empty";
  if (!leftEmpty) taken.files.push({ field: part.name, name: cleanFileName(part.fileName), ...received });
}

async function readField(data: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of data) {
    size += part.length;
    if (size > longestField) throw overLimit();
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

type Limited = AsyncIterable<Uint8Array> & { leave(): Promise<void> };

function limited(body: ReadableStream<Uint8Array>, maxBytes: number): Limited {
  const reader = body.getReader();
  let size = 0;
  let failed = false;

  async function next(): Promise<IteratorResult<Uint8Array>> {
    const packet = await reader.read().catch((error: unknown) => {
      failed = true;
      throw Object.assign(new Error("the request was cut", { cause: error }), { requestCut: true });
    });
    if (packet.done) return { done: true, value: undefined };
    size += packet.value.length;
    if (size > maxBytes) throw overLimit();
    return { done: false, value: packet.value };
  }

  // why: a browser shows our answer only after it has sent what it began; beyond a bound we cut it off instead.
  async function leave(): Promise<void> {
    for (let left = drained; left > 0 && !failed; ) {
      const packet = await reader.read().catch(() => ({ done: true, value: undefined }) as const);
      if (packet.done) return;
      left -= packet.value.length;
    }
    if (!failed) await reader.cancel();
  }

  return { [Symbol.asyncIterator]: () => ({ next }), leave };
}

async function leave(source: Limited, reason: "tooLarge" | "damaged"): Promise<Upload> {
  await source.leave();
  return { ok: false, reason };
}

function overLimit(): Error {
  return Object.assign(new Error("the form is over its limit"), { overLimit: true });
}

function isOverLimit(error: unknown): boolean {
  return error instanceof Error && "overLimit" in error;
}

function isCut(error: unknown): boolean {
  return error instanceof Error && "requestCut" in error;
}
