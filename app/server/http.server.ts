import { data } from "@remix-run/node";
import { type Outcome, type Refusal, refusals } from "~/lifecycle/outcome";
import type { FormAnswer } from "~/ui/form-answer";

/** A refusal of a verb on the page it was asked from: the status of its reason, the typed values kept. */
export function refusal(
  outcome: { reason: Refusal; details?: Record<string, string | number> },
  typed: FormAnswer["typed"] = {},
) {
  const answer: FormAnswer = { typed, errors: {}, refused: { reason: outcome.reason, details: outcome.details } };
  return data(answer, { status: refusals[outcome.reason] });
}

/** Wrong fields: the same page again with what was typed and one error a field. */
export function wrongFields(answer: FormAnswer) {
  return data(answer, { status: 400 });
}

/** The value of a read, or the error page of its refusal. */
export function demand<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw data({ reason: outcome.reason, details: outcome.details ?? {} }, { status: refusals[outcome.reason] });
}

/** What a button sent along, or the error page: it shows no field in which a person could mend anything. */
export function demandForm<T>(form: { ok: true; value: T } | { ok: false }): T {
  return demand(form.ok ? form : { ok: false, reason: "badInput" });
}

/** The loader of an address that is only posted to: who opens it, by going back or from history, meets the error page. */
export function notOpened(): never {
  throw data({ reason: "notFound", details: {} }, { status: 404 });
}

/** The page that a person asked for before signing in, if it is one of ours. */
export function backTo(asked: string | null, otherwise: string): string {
  return asked?.startsWith("/") && !asked.startsWith("//") && !asked.includes("\\") ? asked : otherwise;
}
