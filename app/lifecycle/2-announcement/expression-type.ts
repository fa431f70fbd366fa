import { type Expression, headOf, type Operator, partsOf } from "./expression";
import type { FieldKind } from "./form-template";

/** What an expression or a place of a form comes to. */
export type Type = "number" | "text" | "day" | "truth" | "list";

/** What stands in a place of this kind. */
export function typeOfPlace({ kind }: { kind: FieldKind }): Type {
  if (kind === "rows") return "list";
  if (["money", "quantity", "number", "calculated"].includes(kind)) return "number";
  return kind === "day" ? "day" : "text";
}

/** The type of what an expression comes to; null where its parts do not fit together. */
export function typeOf(expression: Expression, of: (reference: string) => Type): Type | null {
  const [operator, given] = headOf(expression);
  const parts = partsOf(expression).map((one) => typeOf(one, of));
  const all = (type: Type) => parts.length > 0 && parts.every((one) => one === type);
  switch (operator satisfies Operator) {
    case "value":
      return typeOfValue(String(given));
    case "answer":
      return of(String(given)) === "list" ? null : of(String(given));
    case "count":
      return of(String(given)) === "list" ? "number" : null;
    case "sum":
      return of(String(given)) === "number" && String(given).split(".").length === 3 ? "number" : null;
    case "isEmpty":
    case "has":
      return "truth";
    case "in":
      return parts[0] === "text" || parts[0] === "number" ? "truth" : null;
    case "add":
    case "multiply":
      return all("number") ? "number" : null;
    case "subtract":
    case "divide":
    case "share":
      return all("number") && parts.length === 2 ? "number" : null;
    case "equal":
    case "less":
    case "atMost":
      return parts.length === 2 && parts[0] === parts[1] && parts[0] !== null && parts[0] !== "truth" ? "truth" : null;
    case "and":
    case "or":
    case "not":
      return all("truth") ? "truth" : null;
    default:
      return null;
  }
}

function typeOfValue(text: string): Type {
  if (/^-?\d{1,15}(\.\d{1,6})?$/.test(text)) return "number";
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? "day" : "text";
}
