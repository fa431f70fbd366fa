import { usualFileSize } from "~storage/file-kinds";
import { readUpload } from "~storage/multipart.server";
import type { TemporaryFile } from "~storage/temporary-file.server";
import { fileError } from "../file-error";

/** A file that a form brought, with the kind of document it is said to be; or what to say beside the field. */
export type ReceivedFile =
  | { ok: true; kind: string; name: string; file: TemporaryFile; close(): Promise<void> }
  | { ok: false; kind: string; error: { code: string; params?: Record<string, string> } };

/** Larger than any file taken, so that a file which is too large is refused as that file, beside its kind that was chosen. */
const MAX_REQUEST = 6 * usualFileSize;

/** Takes the one file of an upload form in, streamed to a nameless file; call `close` when it is stored. */
export async function receiveFile(request: Request): Promise<ReceivedFile> {
  const upload = await readUpload(request, { maxBytes: MAX_REQUEST, fields: ["kind"], maxParts: 4 });
  if (!upload.ok) return { ok: false, kind: "", error: fileError(upload.reason) };
  // why: what is no key names no kind, and some of it the database would not even compare.
  const kind = /^[\w-]{1,64}$/.test(upload.fields.kind ?? "") ? upload.fields.kind! : "";
  const one = upload.files.find(({ field }) => field === "file");
  if (one?.ok) return { ok: true, kind, name: one.name, file: one.file, close: upload.close };
  await upload.close();
  return { ok: false, kind, error: one ? fileError(one.reason) : { code: "fileRequired" } };
}
