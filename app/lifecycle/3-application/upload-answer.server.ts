import { json } from "@remix-run/node";
import type { Who } from "~/access/who";
import { type Refusal, refusals } from "~/lifecycle/outcome";
import type { FieldCode } from "~/text/ru/field";
import { catalog } from "~/text/text";
import type { FileRefusal } from "~storage/file-kinds";
import { fileError } from "../file-error";

type Details = Record<string, string | number>;

/** A refusal as the page's script shows it: the reason, and the words of the person's language. */
export function refusedUpload(who: Who, { reason, details = {} }: { reason: Refusal; details?: Details }) {
  const words = textOf(who).refusal[reason];
  return json(
    { refused: reason, said: typeof words === "function" ? words(details) : words },
    { status: refusals[reason] },
  );
}

/** The same for a file that we do not take. */
export function unfitUpload(who: Who, reason: FileRefusal) {
  const { code, params = {} } = fileError(reason);
  const words = textOf(who).field[code as FieldCode];
  return json({ refused: reason, said: typeof words === "function" ? words(params) : words }, { status: 422 });
}

function textOf(who: Who) {
  return catalog(who.kind === "person" ? who.lang : "ru");
}
