import Big from "big.js";

/**
 * A condition, a calculation or a rule of a form: data, walked and never compiled. A reference names an answer as
 * `section.field`, or a column of a list as `section.list.column`.
 */
export type Expression =
  | { value: string }
  | { answer: string }
  | { count: string }
  | { sum: string }
  | { isEmpty: string }
  | { has: [answer: string, choice: string] }
  | { in: [Expression, string[]] }
  | { add: Expression[] }
  | { multiply: Expression[] }
  | { subtract: [Expression, Expression] }
  | { divide: [Expression, Expression] }
  /** What part of the second the first is, in percent. */
  | { share: [Expression, Expression] }
  | { equal: [Expression, Expression] }
  | { less: [Expression, Expression] }
  | { atMost: [Expression, Expression] }
  | { and: Expression[] }
  | { or: Expression[] }
  | { not: Expression };

export type Operator = Expression extends infer One ? (One extends unknown ? keyof One : never) : never;

/** What an expression comes to: a number, a text, a truth; null when an answer that it needs is not there. */
export type Result = Big | string | boolean | null;

/** Where the answers come from: numbers as exact decimals, days as ISO days; null for what is empty, unreadable or not asked. */
export type AnswerBook = {
  answer(reference: string): Big | string | null;
  /** Readable values of a column, or one entry a row for a whole list. */
  rows(reference: string): readonly (Big | string | null)[];
};

/** How deep and how large an expression may be, and how many figures a number keeps. */
export const MAX_DEPTH = 8;
export const MAX_NODES = 60;
const PLACES = 10;
const LARGEST = new Big("1e24");

// why: an own constructor, so that nobody else's settings of decimals change what a form counts.
const Decimal = Big();
Decimal.DP = PLACES;
Decimal.RM = Big.roundHalfUp;

/**
 * Works an expression out. Total: what is empty, of another type, divided by zero or beyond all sums is null; arithmetic
 * with null is null; a comparison with null is false; sums skip what cannot be read. An expression too deep is null.
 */
export function evaluate(expression: Expression, book: AnswerBook, depth = 0): Result {
  if (depth >= MAX_DEPTH) return null;
  const inner = (one: Expression) => evaluate(one, book, depth + 1);
  const [operator, given] = headOf(expression);
  return Object.hasOwn(operations, operator) ? operations[operator](given as never, inner, book) : null;
}

/** The operator of an expression and what it is given. */
export function headOf(expression: Expression): [Operator, unknown] {
  return (Object.entries(expression)[0] ?? ["", undefined]) as [Operator, unknown];
}

/** Whether a condition holds. */
export function isTrue(expression: Expression, book: AnswerBook): boolean {
  return evaluate(expression, book) === true;
}

type Inner = (one: Expression) => Result;
type Operation = (given: never, inner: Inner, book: AnswerBook) => Result;
type Pair = [Expression, Expression];

const operations: Record<Operator, Operation> = {
  value: (text: string) => numberIn(text) ?? text,
  answer: (reference: string, _, book) => book.answer(reference),
  count: (reference: string, _, book) => new Decimal(book.rows(reference).length),
  sum: (reference: string, _, book) =>
    within(
      book.rows(reference).reduce<Big>((sum, one) => (one instanceof Object ? sum.plus(one) : sum), new Decimal(0)),
    ),
  isEmpty: (reference: string, _, book) => book.answer(reference) === null && book.rows(reference).length === 0,
  has: ([reference, choice]: [string, string], _, book) =>
    textOf(book.answer(reference))?.split(",").includes(choice) ?? false,
  in: ([one, choices]: [Expression, string[]], inner) => {
    const text = textOf(inner(one));
    return text !== null && choices.includes(text);
  },
  add: (parts: Expression[], inner) => folded(parts, inner, (a, b) => a.plus(b)),
  multiply: (parts: Expression[], inner) => folded(parts, inner, (a, b) => a.times(b)),
  subtract: (pair: Pair, inner) => folded(pair, inner, (a, b) => a.minus(b)),
  divide: (pair: Pair, inner) => folded(pair, inner, (a, b) => (b.eq(0) ? null : a.div(b))),
  share: (pair: Pair, inner) => folded(pair, inner, (a, b) => (b.eq(0) ? null : a.times(100).div(b))),
  equal: (pair: Pair, inner) => compared(pair, inner, (order) => order === 0),
  less: (pair: Pair, inner) => compared(pair, inner, (order) => order < 0),
  atMost: (pair: Pair, inner) => compared(pair, inner, (order) => order <= 0),
  and: (parts: Expression[], inner) => parts.every((one) => inner(one) === true),
  or: (parts: Expression[], inner) => parts.some((one) => inner(one) === true),
  not: (one: Expression, inner) => inner(one) !== true,
};

function folded(parts: readonly Expression[], inner: Inner, join: (a: Big, b: Big) => Big | null): Big | null {
  let result: Big | null = null;
  for (const [index, part] of parts.entries()) {
    const value = inner(part);
    if (!isNumber(value)) return null;
    const joined: Big | null = index === 0 ? value : result && join(result, value);
    result = joined && within(joined);
    if (result === null) return null;
  }
  return result;
}

/** Numbers are compared as numbers, everything else as text: ISO days come in their order. */
function compared([one, other]: Pair, inner: Inner, holds: (order: number) => boolean): boolean {
  const [left, right] = [inner(one), inner(other)];
  if (isNumber(left) && isNumber(right)) return holds(left.cmp(right));
  if (typeof left !== "string" || typeof right !== "string") return false;
  return holds(left < right ? -1 : Number(left > right));
}

function within(value: Big): Big | null {
  return value.abs().gt(LARGEST) ? null : value.round(PLACES, Big.roundHalfUp);
}

function isNumber(value: Result): value is Big {
  return value !== null && typeof value === "object";
}

function numberIn(text: string): Big | null {
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(text) ? new Decimal(text) : null;
}

function textOf(value: Result): string | null {
  if (value === null || typeof value === "boolean") return null;
  return typeof value === "string" ? value : value.toFixed();
}

/** A decimal as expressions count with it; null when the text is not one. */
export function decimal(text: string): Big | null {
  return numberIn(text);
}

/** The expressions directly inside one. */
export function partsOf(expression: Expression): Expression[] {
  const [operator, given] = headOf(expression);
  if (operator === "in") return [(given as [Expression, string[]])[0]];
  if (operator === "not") return [given as Expression];
  const isList = Array.isArray(given) && operator !== "has";
  return isList ? (given as Expression[]) : [];
}

/** Everything that an expression refers to, each once. */
export function referencesOf(expression: Expression): string[] {
  const [operator, given] = headOf(expression);
  const own = ["answer", "count", "sum", "isEmpty"].includes(operator)
    ? [given as string]
    : operator === "has"
      ? [(given as [string, string])[0]]
      : [];
  return [...new Set([...own, ...partsOf(expression).flatMap(referencesOf)])];
}

/** How deep an expression is and of how many parts it is made, counted no further than the limits. */
export function sizeOf(expression: Expression, depth = 1): { depth: number; nodes: number } {
  if (depth > MAX_DEPTH) return { depth, nodes: 1 };
  return partsOf(expression)
    .slice(0, MAX_NODES)
    .map((one) => sizeOf(one, depth + 1))
    .reduce((all, one) => ({ depth: Math.max(all.depth, one.depth), nodes: all.nodes + one.nodes }), {
      depth,
      nodes: 1,
    });
}
