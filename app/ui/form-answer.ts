import type { Refusal } from "~/lifecycle/outcome";

export type FieldError = { code: string; params?: Record<string, string | number> };

/**
 * What an action answers when it does not redirect: what was typed, one error per field by dotted name
 * (`budget.3.price`), and the refusal of the verb, if it was the verb that refused.
 */
export type FormAnswer = {
  typed: Record<string, string[]>;
  errors: Record<string, FieldError>;
  refused?: { reason: Refusal; details?: Record<string, string | number> };
};
