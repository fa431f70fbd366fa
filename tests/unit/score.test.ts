import Big from "big.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { presets } from "~/lifecycle/2-announcement/presets.server";
import { type ScoreFormula, scoreFormulas } from "~/lifecycle/2-announcement/rules";
import { divergence, divergenceStep, markProblem, markProblems, scoreOf, sheetTotal } from "~/lifecycle/5-review/score";

const rules = presets.milkovo({ today: "2026-03-02", zone: "Asia/Kamchatka" });

function sheet(...marks: number[]): Record<string, string> {
  return Object.fromEntries(rules.criteria.map(({ key }, index) => [key, String(marks[index])]));
}

function bigs(...values: (number | string)[]): Big[] {
  return values.map((value) => new Big(value));
}

function scored(formula: ScoreFormula, ...totals: (number | string)[]): string {
  return scoreOf(formula, bigs(...totals)).score.toFixed(2);
}

describe("the worked example of the domain", () => {
  const first = sheet(8, 7, 5, 8, 7, 0, 6, 6, 8, 5);
  const second = sheet(4, 4, 4, 4, 4, 0, 4, 5, 4, 4.5);

  it("gives 71.00 for the first sheet", () => {
    expect(sheetTotal(rules.criteria, first).toFixed(2)).toBe("71.00");
  });

  it("asks for a third expert at 71 and 41, and for nobody after the third", () => {
    expect(sheetTotal(rules.criteria, second).toFixed(2)).toBe("41.00");
    const totals = [first, second].map((marks) => sheetTotal(rules.criteria, marks));
    expect(divergence(totals).toFixed(2)).toBe("30.00");
    expect(divergenceStep(rules.review, totals)).toBe("third");
    expect(divergenceStep(rules.review, [...totals, new Big(66)])).toBe("settled");
  });

  it("lets the formula decide who passes 60: 59.33 by all, 68.50 by the nearest two", () => {
    expect(scored("mean", 71, 41, 66)).toBe("59.33");
    expect(scored("nearestTwo", 71, 41, 66)).toBe("68.50");
    expect(scoreOf("nearestTwo", bigs(71, 41, 66)).used).toEqual([0, 2]);
    expect(scored("dropFarthest", 71, 41, 66)).toBe("68.50");
    expect(scored("median", 71, 41, 66)).toBe("66.00");
  });
});

describe("a divergence", () => {
  const review = rules.review;

  it("counts from its threshold on", () => {
    expect(divergenceStep(review, bigs(70, "45.01"))).toBe("settled");
    expect(divergenceStep(review, bigs(70, 45))).toBe("third");
  });

  it("is left to the secretary, or to nobody, when the rules say so", () => {
    const acting = (action: "secretary" | "none") => ({ ...review, divergence: { ...review.divergence, action } });
    expect(divergenceStep(acting("secretary"), bigs(90, 10))).toBe("secretary");
    expect(divergenceStep(acting("none"), bigs(90, 10))).toBe("settled");
  });

  it("of one sheet, or none, is nothing", () => {
    expect([divergence([]), divergence(bigs(50))].map(String)).toEqual(["0", "0"]);
    expect(divergenceStep(review, bigs(50))).toBe("settled");
  });
});

describe("a formula", () => {
  it("of nearest two takes all three when the distances are equal", () => {
    expect(scored("nearestTwo", 41, 56, 71)).toBe("56.00");
    expect(scoreOf("nearestTwo", bigs(41, 56, 71)).used).toEqual([0, 1, 2]);
    expect(scored("nearestTwo", 60, 60, 60)).toBe("60.00");
  });

  it("that drops the farthest drops nobody when two are equally far", () => {
    expect(scoreOf("dropFarthest", bigs(41, 56, 71)).used).toEqual([0, 1, 2]);
    expect(scoreOf("dropFarthest", bigs(10, 50, 51, 52)).used).toEqual([1, 2, 3]);
  });

  it("of the median takes the mean of the middle two of an even number", () => {
    expect([scored("median", 10, 70, 20), scored("median", 80, 10, 20, 70)]).toEqual(["20.00", "45.00"]);
  });

  it("rounds half up to two decimals, exactly", () => {
    expect([scored("mean", "0.005"), scored("mean", "70.00", "70.01"), scored("mean", "1.004")]).toEqual([
      "0.01",
      "70.01",
      "1.00",
    ]);
    expect(scored("mean", "0.1", "0.2")).toBe("0.15");
  });

  it("of no sheets is a bug", () => {
    expect(() => scoreOf("mean", [])).toThrow();
  });

  const total = fc.integer({ min: 0, max: 20_000 }).map((hundredths) => new Big(hundredths).div(100));
  const totals = fc.array(total, { minLength: 1, maxLength: 7 });
  const formulas = fc.constantFrom(...scoreFormulas);

  it("of two is always their mean", () => {
    fc.assert(
      fc.property(total, total, formulas, (a, b, formula) => {
        expect(scoreOf(formula, [a, b]).score.eq(scoreOf("mean", [a, b]).score)).toBe(true);
      }),
    );
  });

  it("does not depend on the order of the sheets and stays between the least and the greatest", () => {
    fc.assert(
      fc.property(totals, formulas, (values, formula) => {
        const { score } = scoreOf(formula, values);
        expect(scoreOf(formula, [...values].reverse()).score.eq(score)).toBe(true);
        const sorted = [...values].sort((a, b) => a.cmp(b));
        expect(score.gte(sorted[0]!) && score.lte(sorted.at(-1)!)).toBe(true);
      }),
    );
  });

  it("of three gives the same by the nearest two as by dropping the farthest", () => {
    fc.assert(
      fc.property(total, total, total, (a, b, c) => {
        const three = [a, b, c];
        expect(scoreOf("nearestTwo", three)).toEqual(scoreOf("dropFarthest", three));
      }),
    );
  });
});

describe("a mark", () => {
  const half = { min: "1", max: "5", step: "0.5" };

  it("stands on its scale", () => {
    const marks = ["1", "1.5", "5", "0.5", "5.5", "1.2", "", undefined, "many", "1,5", "-1"];
    expect(marks.map((mark) => markProblem(half, mark))).toEqual([
      null,
      null,
      null,
      "belowMin",
      "aboveMax",
      "offStep",
      "required",
      "required",
      "notANumber",
      "notANumber",
      "notANumber",
    ]);
  });

  it("is asked for by every criterion, and by no other", () => {
    const { team: _, ...marks } = sheet(8, 7, 5, 8, 7, 0, 6, 6, 8, 5);
    expect(markProblems(rules.criteria, { ...marks, relevance: "11", charm: "3" })).toEqual([
      { key: "relevance", code: "aboveMax" },
      { key: "team", code: "required" },
      { key: "charm", code: "unknownCriterion" },
    ]);
    expect(() => sheetTotal(rules.criteria, marks)).toThrow("team");
  });
});
