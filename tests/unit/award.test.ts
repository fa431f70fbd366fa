import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { presets } from "~/lifecycle/2-announcement/presets.server";
import { shortPolicies } from "~/lifecycle/2-announcement/rules";
import { type Candidate, distribute, splitBySources } from "~/lifecycle/6-decision/award";

const rules = presets.milkovo({ today: "2026-03-02", zone: "Asia/Kamchatka" });

/** An application that passed and asks for this many roubles. */
function asks(id: string, roubles: number, other: Partial<Candidate> = {}): Candidate {
  return {
    id,
    ...{ applicant: `of ${id}`, direction: "culture", territories: [] },
    ...{ passed: true, requested: BigInt(roubles) * 100n, disallowed: 0n },
    ...other,
  };
}

function told(candidates: Candidate[], changes: Partial<Parameters<typeof distribute>[0]> = {}) {
  return distribute({ ...rules, ...changes }, candidates).awards.map(
    ({ id, outcome, amount, reason, needsConsent }) => {
      return [id, outcome, Number(amount / 100n), reason, needsConsent];
    },
  );
}

const four = ["a", "b", "c", "d"].map((id) => asks(id, 300_000));

describe("awards", () => {
  it("are what was asked, less what is disallowed, and no more than the greatest grant", () => {
    const candidates = [asks("a", 120_000), asks("b", 250_000, { disallowed: 5_000_000n }), asks("c", 400_000)];
    expect(told(candidates)).toEqual([
      ["a", "awarded", 120_000, null, false],
      ["b", "awarded", 200_000, null, false],
      ["c", "awarded", 300_000, null, false],
    ]);
  });

  it("go to nobody below the pass mark, below the least grant, or over the cap of an applicant", () => {
    const candidates = [
      asks("best", 100_000, { applicant: "one" }),
      asks("second", 100_000, { applicant: "one" }),
      asks("cut", 60_000, { disallowed: 1_000_001n }),
      asks("all-cut", 60_000, { disallowed: 7_000_000n }),
      asks("weak", 100_000, { passed: false }),
    ];
    expect(told(candidates)).toEqual([
      ["best", "awarded", 100_000, null, false],
      ["second", "reserve", 0, "applicantCap", false],
      ["cut", "declined", 0, "belowMinimum", false],
      ["all-cut", "declined", 0, "belowMinimum", false],
      ["weak", "declined", 0, "belowPassMark", false],
    ]);
    expect(told(candidates.slice(0, 2), { maxFundedPerApplicant: 2 })[1]).toEqual([
      "second",
      "awarded",
      100_000,
      null,
      false,
    ]);
  });

  it("of a direction stop at its number and its sum, and the others go on past them", () => {
    const culture = { key: "culture", title: "Культура", law: "1" };
    const sport = { key: "sport", title: "Спорт", law: "2" };
    const candidates = [
      asks("a", 200_000),
      asks("b", 150_000),
      asks("c", 100_000),
      asks("d", 100_000, { direction: "sport" }),
      asks("e", 100_000),
    ];
    expect(
      told(candidates, { directions: [{ ...culture, maxFunded: 2 }, sport] }).map(([id, , sum, why]) => [id, sum, why]),
    ).toEqual([
      ["a", 200_000, null],
      ["b", 150_000, null],
      ["c", 0, "directionCap"],
      ["d", 100_000, null],
      ["e", 0, "directionCap"],
    ]);
    const bySum = told(candidates, {
      directions: [
        { ...culture, maxSum: "30000000" },
        { ...sport, maxFunded: 1 },
      ],
    });
    expect(bySum.map(([id, outcome, sum, why]) => [id, outcome, sum, why])).toEqual([
      ["a", "awarded", 200_000, null],
      ["b", "reserve", 0, "directionMoney"],
      ["c", "awarded", 100_000, null],
      ["d", "awarded", 100_000, null],
      ["e", "reserve", 0, "directionMoney"],
    ]);
  });

  it("of a territory stop at its number; a project of several counts in each, one of none in no", () => {
    const candidates = [
      asks("a", 100_000, { territories: ["30607401"] }),
      asks("b", 100_000, { territories: ["30607401", "30607402"] }),
      asks("c", 100_000, { territories: ["30607402"] }),
      asks("d", 100_000, { territories: ["30607401"] }),
      asks("e", 100_000),
    ];
    expect(told(candidates, { maxFundedPerTerritory: 1 }).map(([id, outcome, , why]) => [id, outcome, why])).toEqual([
      ["a", "awarded", null],
      ["b", "reserve", "territoryCap"],
      ["c", "awarded", null],
      ["d", "reserve", "territoryCap"],
      ["e", "awarded", null],
    ]);
    expect(told(candidates, { maxFundedPerTerritory: 2 }).map(([, outcome]) => outcome)).toEqual([
      "awarded",
      "awarded",
      "awarded",
      "reserve",
      "awarded",
    ]);
    expect(told(candidates).every(([, outcome]) => outcome === "awarded")).toBe(true);
  });

  it("that the money is short for are offered as a remainder, and wait for consent", () => {
    const candidates = [...four, asks("e", 250_000), asks("f", 250_000), asks("g", 50_000)];
    expect(told(candidates).slice(4)).toEqual([
      ["e", "awarded", 250_000, null, false],
      ["f", "awarded", 50_000, null, true],
      ["g", "reserve", 0, "moneyRanOut", false],
    ]);
    const agreed = candidates.map((one) => (one.id === "f" ? { ...one, takesRemainder: true } : one));
    expect(told(agreed)[5]).toEqual(["f", "awarded", 50_000, null, false]);
    const refused = candidates.map((one) => (one.id === "f" ? { ...one, takesRemainder: false } : one));
    expect(told(refused).slice(5)).toEqual([
      ["f", "reserve", 0, "remainderDeclined", false],
      ["g", "awarded", 50_000, null, false],
    ]);
  });

  it("are not offered a remainder below the least grant", () => {
    expect(told([...four, asks("e", 260_000), asks("f", 100_000)])[5]).toEqual([
      "f",
      "reserve",
      0,
      "moneyRanOut",
      false,
    ]);
  });

  it("skip to the next that fits, or stop at the first that does not, when the rules say so", () => {
    const candidates = [...four, asks("e", 200_000), asks("f", 250_000), asks("g", 100_000)];
    expect(told(candidates, { award: { whenShort: "skip" } }).slice(5)).toEqual([
      ["f", "reserve", 0, "moneyRanOut", false],
      ["g", "awarded", 100_000, null, false],
    ]);
    expect(told(candidates, { award: { whenShort: "stop" } }).slice(5)).toEqual([
      ["f", "reserve", 0, "moneyRanOut", false],
      ["g", "reserve", 0, "moneyRanOut", false],
    ]);
  });

  it("are split 70 to 30 between the budgets", () => {
    const { awards, left } = distribute(rules, [asks("a", 200_000)]);
    expect(awards[0]!.parts).toEqual({ regional: 14_000_000n, local: 6_000_000n });
    expect(left).toEqual({ regional: 91_000_000n, local: 39_000_000n });
  });

  const limit = fc.bigInt(0n, 200_000_000n);
  const limits = fc.array(limit, { minLength: 1, maxLength: 4 });
  const candidates = fc.array(
    fc.record({
      requested: fc.bigInt(0n, 40_000_000n),
      disallowed: fc.bigInt(0n, 1_000_000n),
      applicant: fc.constantFrom("one", "two", "three", "four", "five"),
      direction: fc.constantFrom("culture", "sport"),
      territories: fc.uniqueArray(fc.constantFrom("30607401", "30607402", "30607403"), { maxLength: 2 }),
      passed: fc.boolean(),
      takesRemainder: fc.constantFrom(true, false, undefined),
    }),
    { maxLength: 15 },
  );
  const situation = fc.record({
    limits,
    candidates,
    whenShort: fc.constantFrom(...shortPolicies),
    cap: fc.integer({ min: 1, max: 3 }),
    ofTerritory: fc.integer({ min: 1, max: 3 }),
    ofDirection: fc.record({ maxFunded: fc.integer({ min: 1, max: 4 }), maxSum: limit }),
  });

  it("never exceed the limit of a source, the cap or the greatest grant, and their parts add up", () => {
    fc.assert(
      fc.property(situation, ({ limits, candidates, whenShort, cap, ofTerritory, ofDirection }) => {
        const sources = limits.map((one, index) => ({ ...rules.sources[0]!, key: `s${index}`, limit: String(one) }));
        const order = candidates.map((one, index) => ({ ...one, id: String(index) }));
        const { maxFunded } = ofDirection;
        const { awards, left } = distribute(
          {
            ...rules,
            ...{ sources, maxFundedPerApplicant: cap, maxFundedPerTerritory: ofTerritory, award: { whenShort } },
            directions: [{ key: "culture", title: "", law: "", maxFunded, maxSum: String(ofDirection.maxSum) }],
          },
          order,
        );
        expect(awards.map(({ id }) => id)).toEqual(order.map(({ id }) => id));
        for (const { key, limit: most } of sources) {
          const given = awards.reduce((sum, { parts }) => sum + (parts[key] ?? 0n), 0n);
          expect(given <= BigInt(most)).toBe(true);
          expect(left[key]).toBe(BigInt(most) - given);
        }
        for (const [index, { amount, parts, outcome }] of awards.entries()) {
          const { requested, disallowed, passed } = order[index]!;
          expect(Object.values(parts).reduce((a, b) => a + b, 0n)).toBe(amount);
          expect(Object.values(parts).every((part) => part >= 0n)).toBe(true);
          if (outcome !== "awarded") continue;
          expect(passed && amount <= requested - disallowed).toBe(true);
          expect(amount >= BigInt(rules.grant.min) && amount <= BigInt(rules.grant.max)).toBe(true);
        }
        const funded = awards.flatMap(({ outcome }, index) => (outcome === "awarded" ? [order[index]!.applicant] : []));
        for (const one of funded) expect(funded.filter((other) => other === one).length <= cap).toBe(true);
        const culture = awards.filter(({ amount }, at) => amount > 0n && order[at]!.direction === "culture");
        expect(culture.length <= maxFunded).toBe(true);
        expect(culture.reduce((sum, { amount }) => sum + amount, 0n) <= ofDirection.maxSum).toBe(true);
        const places = awards.flatMap(({ amount }, at) => (amount > 0n ? order[at]!.territories : []));
        for (const one of places) expect(places.filter((other) => other === one).length <= ofTerritory).toBe(true);
      }),
    );
  });
});

describe("a split by sources", () => {
  const sources = [
    { key: "big", limit: "70" },
    { key: "small", limit: "30" },
  ];

  it("takes from the others what an exhausted source cannot give", () => {
    expect(splitBySources(sources, { big: 70n, small: 1n }, 50n)).toEqual({ big: 49n, small: 1n });
    expect(splitBySources(sources, { big: 0n, small: 30n }, 30n)).toEqual({ big: 0n, small: 30n });
  });

  it("of more than there is is a bug", () => {
    expect(() => splitBySources(sources, { big: 10n, small: 10n }, 21n)).toThrow();
  });
});
