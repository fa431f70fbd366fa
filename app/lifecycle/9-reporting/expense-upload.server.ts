import { parseForm } from "~/server/form.server";
import type { FormAnswer } from "~/ui/form-answer";
import { usualFileSize } from "~storage/file-kinds";
import { readUpload } from "~storage/multipart.server";
import { type ExpenseFile, fileFault } from "./add-expense.server";
import { ExpenseForm } from "./report.form";

/** An expense as it was posted, with its file; `close` forgets the file's bytes: call it in `finally`. */
export type ExpenseUpload =
  | { ok: true; value: ExpenseForm; picked: ExpenseFile | null; typed: FormAnswer["typed"]; close(): Promise<void> }
  | { ok: false; answer: FormAnswer };

const fields = Object.keys(ExpenseForm.shape);

/** Reads the form of an expense with its file; wrong fields and a file that was not taken are named together. */
export async function readExpenseUpload(request: Request): Promise<ExpenseUpload> {
  const upload = await readUpload(request, { maxBytes: usualFileSize + 256 * 1024, fields });
  if (!upload.ok)
    return {
      ok: false,
      answer: { typed: {}, errors: fileFault(upload.reason === "tooLarge" ? "tooLarge" : "damaged") },
    };
  const form = parseForm(Object.entries(upload.fields), ExpenseForm);
  const file = upload.files.find(({ field }) => field === "file");
  if (form.ok && (!file || file.ok)) {
    const picked = file?.ok ? { name: file.name, file: file.file } : null;
    return { ok: true, value: form.value, picked, typed: form.typed, close: upload.close };
  }
  await upload.close();
  const { typed, errors } = form.ok ? { typed: form.typed, errors: {} } : form.answer;
  return { ok: false, answer: { typed, errors: { ...errors, ...(file && !file.ok ? fileFault(file.reason) : {}) } } };
}
