import { type Expression, headOf } from "./expression";
import type { FormTemplate, TemplateField } from "./form-template";
import { fieldAt } from "./template-places";

/** Whether all the chosen answers have to be given, or any one of them will do. */
export const joinings = ["all", "any"] as const;
export type Joining = (typeof joinings)[number];

/** A condition as the secretary chooses it: answers to questions, each as `section.field=answer`; none is always. */
export type SimpleCondition = { joined: Joining; chosen: string[] };
export const always: SimpleCondition = { joined: "all", chosen: [] };

/** A condition to choose: a question that stands before, and one of its answers. */
export type ConditionChoice = { value: string; question: string; answer: string };

/** The condition of a field or a section as it can be chosen; null when it is more than that. */
export function conditionOf({ shownIf }: Pick<TemplateField, "shownIf">): SimpleCondition | null {
  if (!shownIf) return always;
  const [operator, given] = headOf(shownIf);
  const isJoined = operator === "and" || operator === "or";
  const chosen = (isJoined ? (given as Expression[]) : [shownIf]).map(answerOf);
  if (chosen.some((one) => one === null)) return null;
  return { joined: operator === "or" ? "any" : "all", chosen: chosen as string[] };
}

/** A chosen condition as an expression; undefined for always. */
export function expressionOf(template: FormTemplate, { joined, chosen }: SimpleCondition): Expression | undefined {
  const parts = [...new Set(chosen)].map((one) => given(template, one));
  if (parts.length < 2) return parts[0];
  return joined === "any" ? { or: parts } : { and: parts };
}

/** Every answer that a question or a section may depend on: each choice of each question that stands before it. */
export function conditionsFor(template: FormTemplate, at: string): ConditionChoice[] {
  const found: ConditionChoice[] = [];
  for (const { key, fields } of template.sections) {
    if (key === at) return found;
    for (const field of fields) {
      const place = `${key}.${field.key}`;
      if (place === at) return found;
      if (!["choice", "choices", "yesNo", "direction"].includes(field.kind)) continue;
      const options = field.kind === "yesNo" ? yesAndNo : (field.options ?? []);
      for (const one of options) found.push({ value: `${place}=${one.key}`, question: field.label, answer: one.title });
    }
  }
  return found;
}

const yesAndNo = ["yes", "no"].map((key) => ({ key, title: key }));

/** An answer to one question, `section.field=answer`; null for any other expression. */
function answerOf(expression: Expression): string | null {
  const [operator, given] = headOf(expression);
  if (operator === "has") return (given as [string, string]).join("=");
  if (operator !== "equal") return null;
  const [left, right] = given as [{ answer?: string }, { value?: string }];
  return left.answer !== undefined && right.value !== undefined ? `${left.answer}=${right.value}` : null;
}

function given(template: FormTemplate, one: string): Expression {
  const [answer = "", value = ""] = one.split("=");
  if (fieldAt(template, answer)?.kind === "choices") return { has: [answer, value] };
  return { equal: [{ answer }, { value }] };
}
