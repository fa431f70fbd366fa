import { type Expression, headOf, partsOf } from "./expression";
import type { TemplateField } from "./form-template";

/** An answer that an expression compares a question with: `reference` is the question, `option` the key of its answer. */
export type ComparedOption = { reference: string; option: string };

/** Every answer that an expression compares a question with, in the order it is written. */
export function comparedOptions(expression: Expression): ComparedOption[] {
  return [...ownOptions(expression), ...partsOf(expression).flatMap(comparedOptions)];
}

function ownOptions(expression: Expression): ComparedOption[] {
  const [operator, given] = headOf(expression);
  if (operator === "has") {
    const [reference, option] = given as [string, string];
    return [{ reference, option }];
  }
  if (operator === "in") {
    const [one, options] = given as [Expression, string[]];
    return "answer" in one ? options.map((option) => ({ reference: one.answer, option })) : [];
  }
  if (operator !== "equal") return [];
  const [left, right] = given as [Expression, Expression];
  if ("answer" in left && "value" in right) return [{ reference: left.answer, option: right.value }];
  return "value" in left && "answer" in right ? [{ reference: right.answer, option: left.value }] : [];
}

/** Whether a question can be answered so. One that is not chosen from a list can be answered in any way. */
export function isOption({ kind, options }: Pick<TemplateField, "kind" | "options">, option: string): boolean {
  if (kind === "yesNo") return option === "yes" || option === "no";
  return !options || options.some(({ key }) => key === option);
}
