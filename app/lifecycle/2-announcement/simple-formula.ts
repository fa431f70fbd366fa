import { decimal, type Expression, headOf } from "./expression";
import type { FormTemplate } from "./form-template";
import { placesOf } from "./template-references";

/** What a simple formula does with its two values; `is` takes the first as it is, `share` is the first in percent of the second. */
export const formulaOperations = ["is", "add", "subtract", "multiply", "divide", "share"] as const;
export type FormulaOperation = (typeof formulaOperations)[number];

/** Operations that take any number of values. */
const longOnes: readonly FormulaOperation[] = ["add", "multiply"];

/**
 * A formula as the secretary chooses it: one value, two and what is done with them, or `more` of a sum or a product. A value
 * is `answer:section.field`, `sum:section.list.column`, `count:section.list`, or a number as typed; "" is none. What mixes
 * operations is made of several calculated questions.
 */
export type SimpleFormula = { operation: FormulaOperation; left: string; right: string; more: string[] };

/** A value that a formula can be made of: what it is, and where in the form it stands. */
export type FormulaValue = {
  value: string;
  how: "answer" | "sum" | "count";
  section: string;
  question: string;
  column: string;
};

const NUMBERS = ["money", "quantity", "number", "calculated"];

/** Every value of a form that can be counted with, but those of the question at `except`. */
export function valuesFor(template: FormTemplate, except: string): FormulaValue[] {
  const places = placesOf(template);
  return template.sections.flatMap(({ key, title, fields }) =>
    fields.flatMap((field): FormulaValue[] => {
      const at = `${key}.${field.key}`;
      const value = { section: title, question: field.label, column: "" };
      if (at === except) return [];
      if (NUMBERS.includes(field.kind)) return [{ ...value, value: `answer:${at}`, how: "answer" }];
      if (field.kind !== "rows") return [];
      const columns = (field.columns ?? []).filter(({ kind }) => NUMBERS.includes(kind));
      const counted = ["total", "requested"].filter((sum) => places.has(`${at}.${sum}`));
      return [
        { ...value, value: `count:${at}`, how: "count" },
        ...columns.map((column) => ({
          ...value,
          value: `sum:${at}.${column.key}`,
          how: "sum" as const,
          column: column.label,
        })),
        ...counted.map((column) => ({ ...value, value: `sum:${at}.${column}`, how: "sum" as const, column })),
      ];
    }),
  );
}

/** What is wrong with a formula as chosen: the field it is said at, and a code that the catalogs have words for. */
export type FormulaFault = {
  at: "left" | "right" | "more.0";
  code: "requiredChoice" | "required" | "notANumber" | "onlyInSums";
};

/** Reads a chosen formula; a reference is checked with the whole form (`templateFaults`). */
export function readFormula({
  operation,
  left,
  right,
  more,
}: SimpleFormula): { formula: Expression } | { fault: FormulaFault } {
  const first = chosen(left);
  if (left === "") return { fault: { at: "left", code: "requiredChoice" } };
  if (!first) return { fault: { at: "left", code: "notANumber" } };
  if (more.length > 0 && !longOnes.includes(operation)) return { fault: { at: "more.0", code: "onlyInSums" } };
  if (operation === "is") return { formula: first };
  if (right === "") return { fault: { at: "right", code: "required" } };
  const second = chosen(right);
  if (!second) return { fault: { at: "right", code: "notANumber" } };
  const others = more.map(chosen);
  if (others.includes(null)) return { fault: { at: "more.0", code: "notANumber" } };
  return { formula: { [operation]: [first, second, ...others] } as Expression };
}

/** A formula as it can be chosen; null for one that is more than that. */
export function simpleFormula(formula: Expression): SimpleFormula | null {
  const alone = textOf(formula);
  if (alone !== null) return { operation: "is", left: alone, right: "", more: [] };
  const [operator, given] = headOf(formula);
  const operation = formulaOperations.find((one) => one === operator);
  if (!operation || !Array.isArray(given) || given.length < 2) return null;
  if (given.length > 2 && !longOnes.includes(operation)) return null;
  const values = (given as Expression[]).map(textOf);
  if (values.includes(null)) return null;
  const [left = "", right = "", ...more] = values as string[];
  return { operation, left, right, more };
}

function chosen(text: string): Expression | null {
  const [how = "", reference] = text.split(":");
  if (reference !== undefined) return { [how]: reference } as Expression;
  const number = text.replace(/\s/g, "").replace(",", ".");
  return decimal(number) ? { value: number } : null;
}

function textOf(expression: Expression): string | null {
  const [operator, given] = headOf(expression);
  if (operator === "value") return String(given);
  return ["answer", "sum", "count"].includes(operator) ? `${operator}:${given}` : null;
}
