import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AnswerBook,
  decimal,
  type Expression,
  evaluate,
  isTrue,
  MAX_DEPTH,
  referencesOf,
  sizeOf,
} from "~/lifecycle/2-announcement/expression";

const values: Record<string, string | null> = {
  "a.n": "7",
  "a.zero": "0",
  "a.t": "yes",
  "a.day": "2026-04-01",
  "a.none": null,
  "a.several": "x,y",
};
const book: AnswerBook = {
  answer: (at) => (values[at] === undefined || values[at] === null ? null : (decimal(values[at]) ?? values[at])),
  rows: (at) => (at === "a.list" ? ["", ""] : at === "a.list.sum" ? [decimal("0.1"), null, decimal("0.2")] : []),
};
const said = (one: Expression) => {
  const result = evaluate(one, book);
  return result !== null && typeof result === "object" ? result.toFixed() : result;
};
const n = (value: string): Expression => ({ value });

describe("an expression", () => {
  it.each<[Expression, unknown]>([
    [{ add: [{ answer: "a.n" }, n("0.5")] }, "7.5"],
    [{ multiply: [n("0.1"), n("3")] }, "0.3"],
    [{ subtract: [n("1"), n("1.1")] }, "-0.1"],
    [{ divide: [n("1"), n("3")] }, "0.3333333333"],
    [{ share: [n("1"), n("4")] }, "25"],
    [{ sum: "a.list.sum" }, "0.3"],
    [{ count: "a.list" }, "2"],
    [{ equal: [{ answer: "a.t" }, n("yes")] }, true],
    [{ less: [{ answer: "a.day" }, n("2026-04-02")] }, true],
    [{ atMost: [n("10"), n("9")] }, false],
    [{ has: ["a.several", "y"] }, true],
    [{ has: ["a.several", "z"] }, false],
    [{ in: [{ answer: "a.t" }, ["no", "yes"]] }, true],
    [{ isEmpty: "a.none" }, true],
    [{ isEmpty: "a.list" }, false],
    [{ and: [{ isEmpty: "a.none" }, { not: { isEmpty: "a.n" } }] }, true],
    [{ or: [] }, false],
  ])("%j comes to %j", (one, result) => {
    expect(said(one)).toBe(result);
  });

  it.each<[Expression, unknown]>([
    [{ divide: [n("1"), { answer: "a.zero" }] }, null],
    [{ share: [n("1"), n("0")] }, null],
    [{ add: [n("1"), { answer: "a.none" }] }, null],
    [{ add: [n("1"), { answer: "a.t" }] }, null],
    [{ equal: [{ answer: "a.none" }, { answer: "a.none" }] }, false],
    [{ less: [{ answer: "a.t" }, n("1")] }, false],
    [{ not: { less: [{ answer: "a.none" }, n("1")] } }, true],
    [{ answer: "nobody.knows" }, null],
    [{ constructor: "x" } as never, null],
    [{} as never, null],
  ])("%j has a defined answer although something is missing: %j", (one, result) => {
    expect(said(one)).toBe(result);
  });

  it("comes to nothing when it is deeper than allowed, or beyond all sums", () => {
    let deep: Expression = n("1");
    for (let level = 0; level < MAX_DEPTH; level++) deep = { add: [deep, n("1")] };
    expect(said(deep)).toBeNull();
    expect(sizeOf(deep).depth).toBeGreaterThan(MAX_DEPTH);
    const large = { multiply: Array.from({ length: 5 }, () => n("999999999999999")) };
    expect(said(large)).toBeNull();
  });

  const { tree } = fc.letrec<{ tree: Expression }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5, depthSize: "medium" },
      fc.constantFrom<Expression>(
        n("2"),
        n("-3.25"),
        n("text"),
        { answer: "a.n" },
        { answer: "a.none" },
        { sum: "a.list.sum" },
      ),
      ...(["add", "multiply", "and", "or"] as const).map((name) =>
        fc.array(tie("tree"), { maxLength: 3 }).map((parts) => ({ [name]: parts }) as Expression),
      ),
      ...(["subtract", "divide", "share", "equal", "less", "atMost"] as const).map((name) =>
        fc.tuple(tie("tree"), tie("tree")).map((pair) => ({ [name]: pair }) as Expression),
      ),
      tie("tree").map((one): Expression => ({ not: one })),
    ),
  }));

  it("is total and gives the same answer every time", () => {
    fc.assert(
      fc.property(tree, (one) => {
        const first = said(one);
        expect(said(structuredClone(one))).toBe(first);
        expect(["string", "boolean", "object"]).toContain(typeof first);
      }),
      { numRuns: 500 },
    );
  });

  it("adds and compares exactly: kopecks are never lost", () => {
    const sum = fc.bigInt({ min: 0n, max: 10n ** 13n });
    const roubles = (kopecks: bigint) => `${kopecks / 100n}.${`${kopecks % 100n}`.padStart(2, "0")}`;
    fc.assert(
      fc.property(sum, sum, (a, b) => {
        const added: Expression = { add: [n(roubles(a)), n(roubles(b))] };
        expect(isTrue({ equal: [added, n(roubles(a + b))] }, book)).toBe(true);
        expect(isTrue({ less: [added, n(roubles(a + b + 1n))] }, book)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("names what it refers to, each once", () => {
    const one: Expression = { and: [{ has: ["a.b", "c"] }, { less: [{ sum: "a.l.s" }, { answer: "a.b" }] }] };
    expect(referencesOf(one)).toEqual(["a.b", "a.l.s"]);
  });
});
