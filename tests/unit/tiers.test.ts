import { describe, expect, it } from "vitest";
import { presets } from "~/lifecycle/2-announcement/presets.server";
import { type CompetitionRules, maxScore } from "~/lifecycle/2-announcement/rules";
import { rulesDifferences } from "~/lifecycle/2-announcement/rules-change";
import {
  criteriaIn,
  ownSharesBySum,
  passMarkIn,
  passMarksOf,
  tierOf,
  tierWithKey,
  withKnownWeights,
} from "~/lifecycle/2-announcement/tiers";
import { sheetTotal } from "~/lifecycle/5-review/score";
import { sheetRules } from "~/lifecycle/5-review/sheet-draft";
import { rank, type Scored } from "~/lifecycle/6-decision/ranking";
import { inputsHash } from "~/lifecycle/6-decision/scored.server";
import { worked } from "../scored-competition";
import { threeTiers } from "../tiers";

const milkovo = presets.milkovo({ today: "2026-03-02", zone: "Asia/Kamchatka" });
const rules: CompetitionRules = { ...milkovo, tiers: threeTiers };

function marksOf(values: readonly string[]): Record<string, string> {
  return Object.fromEntries(worked.criteria.map((key, index) => [key, values[index]!]));
}

describe("the tier of a sum", () => {
  it("reaches its bound to a kopeck, and the last is of everything above", () => {
    const keys = [1n, 50_000_000n, 50_000_001n, 300_000_000n, 300_000_001n, 2_000_000_000n].map(
      (sum) => tierOf(rules, sum)?.key,
    );
    expect(keys).toEqual(["small", "small", "middle", "middle", "large", "large"]);
  });

  it("is none where the rules have none: then one table is for all", () => {
    for (const tiers of [undefined, []]) {
      expect(tierOf({ tiers }, 1n)).toBeNull();
      expect(passMarksOf({ ...milkovo, tiers })).toEqual([{ upTo: null, passMark: "60" }]);
    }
    expect(tierWithKey(threeTiers, null)).toBeNull();
    expect(criteriaIn(null, milkovo.criteria)).toEqual(milkovo.criteria);
    expect(ownSharesBySum(milkovo)).toEqual([]);
  });

  it("sets the coefficients, leaves out what weighs nothing, and takes the rest from the rules", () => {
    const [small, middle] = threeTiers;
    expect(threeTiers.map((tier) => maxScore({ criteria: criteriaIn(tier, rules.criteria) }).toFixed())).toEqual([
      "100",
      "100",
      "100",
    ]);
    expect(criteriaIn(small!, rules.criteria).map(({ key }) => key)).not.toContain("scale");
    expect(criteriaIn(middle!, rules.criteria).find(({ key }) => key === "scale")?.weight).toBe("1");
    const bare = criteriaIn({ weights: { scale: "3" } }, rules.criteria);
    expect(bare.map(({ weight }) => weight)).toEqual(
      milkovo.criteria.map(({ key, weight }) => (key === "scale" ? "3" : weight)),
    );
    expect(passMarkIn({ ...small!, passMark: undefined }, rules)).toBe("60");
    expect(ownSharesBySum(rules).map(({ ownShareMinBp }) => ownShareMinBp)).toEqual([0, 1000, 2500]);
  });

  it("gives the worked example 71.00 as a small request, and other sums for the same marks above", () => {
    const totals = threeTiers.map((tier) =>
      sheetTotal(criteriaIn(tier, rules.criteria), marksOf(worked[71])).toFixed(2),
    );
    // 8×1.5 + 7×1.5 + 5×0.5 + 8 + 7 + 0 + 6 + 6 + 8 + 5×0.5; 8 + 7 + 5×0.5 + 8 + 7×1.5 + 0 + 6×1.5 + 6 + 8 + 5×0.5
    expect(totals).toEqual(["71.00", "62.50", "61.50"]);
  });

  it("reaches the expert as criteria and nothing else", () => {
    const round = { blind: "double" as const, commentMinLength: 50, criteria: rules.criteria };
    expect(sheetRules(round, null)).toEqual(round);
    const sheet = sheetRules({ ...round, tiers: threeTiers }, "small");
    expect(Object.keys(sheet).sort()).toEqual(["blind", "commentMinLength", "criteria"]);
    expect(sheet.criteria).toEqual(criteriaIn(threeTiers[0]!, rules.criteria));
  });
});

describe("a ranking by tiers", () => {
  const sheets = [marksOf(worked[71]), marksOf(worked[71])];
  const entry = (id: string, tier: string): Scored => ({
    id,
    tier,
    sheets,
    ownShareBp: 1000,
    arrivedAt: new Date("2026-04-03T05:00:00Z"),
  });

  it("holds the same marks to the coefficients and the pass mark of each tier", () => {
    const { places } = rank(rules, [entry("c", "large"), entry("b", "middle"), entry("a", "small")]);
    expect(places.map(({ id, score, passed }) => [id, score.toFixed(2), passed])).toEqual([
      ["a", "71.00", true],
      ["b", "62.50", false],
      ["c", "61.50", false],
    ]);
    const easier = rules.tiers!.map((tier) => (tier.key === "middle" ? { ...tier, passMark: "62.5" } : tier));
    const again = rank({ ...rules, tiers: easier }, [entry("b", "middle"), entry("c", "large")]);
    expect(again.places.map(({ passed }) => passed)).toEqual([true, false]);
  });

  it("counts a divergence in the points of the tier", () => {
    const apart = { ...entry("a", "small"), sheets: [marksOf(worked[71]), marksOf(worked[41])] };
    expect(rank(rules, [apart]).unranked).toEqual([{ id: "a", reason: "divergenceOpen" }]);
    const flatter = { ...rules, tiers: [{ ...threeTiers[0]!, weights: allOf("0.5") }] };
    expect(rank(flatter, [apart]).places.map(({ divergence }) => divergence.toFixed(2))).toEqual(["13.00"]);
  });

  it("has the tiers among its inputs, and without tiers the hash it always had", () => {
    const { tier: _, ...untiered } = entry("a", "small");
    const plain = [untiered];
    const hash = inputsHash(milkovo, plain, "seed");
    expect(inputsHash({ ...milkovo, tiers: [] }, plain, "seed")).toBe(hash);
    expect(inputsHash(rules, [entry("a", "small")], "seed")).not.toBe(hash);
    expect(inputsHash(rules, [entry("a", "middle")], "seed")).not.toBe(
      inputsHash(rules, [entry("a", "small")], "seed"),
    );
  });
});

describe("a changed tier", () => {
  it("is told by its sum and the criterion", () => {
    const [small, ...rest] = threeTiers;
    const after = { ...rules, tiers: [{ ...small!, weights: { ...small!.weights, team: "2" } }, ...rest] };
    expect(rulesDifferences(rules, after)).toEqual([
      {
        section: "criteria",
        path: "tiers.weights",
        kind: "decimal",
        row: `${rules.criteria.find(({ key }) => key === "team")!.title}, ≤ 500\u00a0000 ₽`,
        before: "1.5",
        after: "2",
      },
    ]);
  });

  it("loses the coefficients of a criterion that is gone", () => {
    const criteria = rules.criteria.filter(({ key }) => key !== "scale");
    const kept = withKnownWeights({ ...rules, criteria });
    expect(kept.tiers!.every(({ weights }) => !("scale" in weights) && "team" in weights)).toBe(true);
    expect(withKnownWeights(milkovo)).toBe(milkovo);
  });
});

function allOf(weight: string): Record<string, string> {
  return Object.fromEntries(worked.criteria.map((key) => [key, weight]));
}
