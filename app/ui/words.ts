import type { Refusal } from "~/lifecycle/outcome";
import type { FieldCode } from "~/text/ru/field";
import type { Text } from "~/text/text";
import type { FieldError } from "./form-answer";

type Details = Record<string, string | number>;

/** The words beside a field, for the code its schema gave; an unknown code gets a general request to check. */
export function fieldWords(t: Text, error: FieldError): string {
  const words = t.field[error.code as FieldCode] ?? t.field.bad;
  return typeof words === "function" ? words(error.params ?? {}) : words;
}

/** Why a verb refused and what to do, in words. */
export function refusalWords(t: Text, reason: Refusal, details: Details = {}): string {
  const words = t.refusal[reason];
  return typeof words === "function" ? words(details) : words;
}
