import type { z } from "zod";
import { fileError } from "~/lifecycle/file-error";
import type { FormAnswer } from "~/ui/form-answer";
import { type FileKindName, usualFileSize } from "~storage/file-kinds";
import { readUpload } from "~storage/multipart.server";
import type { TemporaryFile } from "~storage/temporary-file.server";
import { parseForm } from "./form.server";

/** A file that somebody picked in a form, under its cleaned name. */
export type PickedFile = { name: string; file: TemporaryFile };

/** A form as it was posted with its file; `close` forgets the file's bytes: call it in `finally`. */
export type UploadedForm<T> =
  | { ok: true; value: T; picked: PickedFile | null; typed: FormAnswer["typed"]; close(): Promise<void> }
  | { ok: false; answer: FormAnswer };

/** Larger than any file taken, so that a file which is too large is refused as that file, beside the fields that were typed. */
const MAX_REQUEST = 6 * usualFileSize;

/**
 * Reads a form with one file field, `file`, that may be left empty. Wrong fields and a file that was not taken are named
 * together, so that nothing typed is lost for a bad file.
 * @param kinds of files that the form takes, to be named in the refusal; every kind when it is left out
 */
export async function readFormWithFile<S extends z.ZodType>(
  request: Request,
  schema: S,
  kinds?: readonly FileKindName[],
): Promise<UploadedForm<z.output<S>>> {
  const upload = await readUpload(request, { maxBytes: MAX_REQUEST });
  if (!upload.ok) return { ok: false, answer: { typed: {}, errors: { file: fileError(upload.reason) } } };
  const form = parseForm(Object.entries(upload.fields), schema);
  const file = upload.files.find(({ field }) => field === "file");
  if (form.ok && (!file || file.ok)) {
    const picked = file?.ok ? { name: file.name, file: file.file } : null;
    return { ok: true, value: form.value, picked, typed: form.typed, close: upload.close };
  }
  await upload.close();
  const { typed, errors } = form.ok ? { typed: form.typed, errors: {} } : form.answer;
  return {
    ok: false,
    answer: { typed, errors: { ...errors, ...(file && !file.ok && { file: fileError(file.reason, kinds) }) } },
  };
}
