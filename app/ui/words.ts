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

/** The heading and the general words of an error page, by its HTTP status. */
export function statusWords(t: Text, status: number): { title: string; body: string } {
  const { errors } = t.common;
  if (status === 401) return errors.signIn;
  if (status === 403) return errors.forbidden;
  if (status === 404 || status === 405) return errors.missing;
  if (status === 410) return errors.gone;
  if (status === 413) return errors.tooLarge;
  if (status === 429) return errors.throttled;
  return status < 500 ? errors.conflict : errors.broken;
}
