import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { presets } from "~/lifecycle/2-announcement/presets.server";
import type { TieStep } from "~/lifecycle/2-announcement/rules";
import { rank, type Scored } from "~/lifecycle/6-decision/ranking";

const milkovo = presets.milkovo({ today: "2026-03-02", zone: "Asia/Kamchatka" });
const review = { ...milkovo.review, divergence: { points: "25", action: "third", formula: "nearestTwo" } } as const;
const rules = {
  criteria: ["first", "second"].map((key) => ({ ...milkovo.criteria[0]!, key, weight: "5" })),
  review,
  passMark: "60",
  tieBreak: ["criterion:first", "ownShare", "earlierArrival", "lots"] satisfies TieStep[],
};
const rankBy = (entries: readonly Scored[], lots?: Map<string, string>) => rank(rules, entries, lots);

const arrivedAt = new Date("2026-04-03T05:00:00Z");

/** An application whose every expert gave the same two marks. */
function application(id: string, first: number, second: number, other: Partial<Scored> = {}): Scored {
  const marks = { first: String(first), second: String(second) };
  return { id, sheets: [marks, marks], ownShareBp: 1000, arrivedAt, ...other };
}

function told(entries: readonly Scored[], lots?: Map<string, string>): [number, string, string][] {
  return rankBy(entries, lots).places.map(({ place, id, decidedBy }) => [place, id, decidedBy]);
}

function lotsOf(seed: string, ids: string[]): Map<string, string> {
  return new Map(ids.map((id) => [id, createHash("sha256").update(`${seed}:${id}`).digest("hex")]));
}

describe("the ranking", () => {
  it("orders by score and says who passed", () => {
    const { places, unranked } = rankBy([application("b", 5, 5), application("a", 9, 9), application("c", 6, 6)]);
    expect(
      places.map(({ id, place, score, passed, decidedBy }) => [id, place, score.toFixed(2), passed, decidedBy]),
    ).toEqual([
      ["a", 1, "90.00", true, "score"],
      ["c", 2, "60.00", true, "score"],
      ["b", 3, "50.00", false, "score"],
    ]);
    expect(unranked).toEqual([]);
  });

  it("names the step that told equal scores apart, for each step of the chain", () => {
    expect(told([application("a", 6, 8), application("b", 7, 7)])).toEqual([
      [1, "b", "criterion:first"],
      [2, "a", "criterion:first"],
    ]);
    expect(told([application("a", 7, 7), application("b", 7, 7, { ownShareBp: 1001 })])).toEqual([
      [1, "b", "ownShare"],
      [2, "a", "ownShare"],
    ]);
    const earlier = new Date(arrivedAt.getTime() - 1);
    expect(told([application("a", 7, 7), application("b", 7, 7, { arrivedAt: earlier })])).toEqual([
      [1, "b", "earlierArrival"],
      [2, "a", "earlierArrival"],
    ]);
    const lots = new Map([
      ["a", "ff"],
      ["b", "0a"],
    ]);
    expect(told([application("a", 7, 7), application("b", 7, 7)], lots)).toEqual([
      [1, "b", "lots"],
      [2, "a", "lots"],
    ]);
  });

  it("names the deepest step a place needed on either side", () => {
    const entries = [
      application("a", 7, 7, { ownShareBp: 2000 }),
      application("b", 7, 7),
      application("c", 6, 8),
      application("d", 5, 5),
    ];
    expect(told(entries)).toEqual([
      [1, "a", "ownShare"],
      [2, "b", "ownShare"],
      [3, "c", "criterion:first"],
      [4, "d", "score"],
    ]);
  });

  it("shares a place where nothing tells apart, and draws no lots unless everyone has one", () => {
    const entries = [application("b", 7, 7), application("a", 7, 7), application("c", 6, 6)];
    const shared = [
      [1, "a", "unresolved"],
      [1, "b", "unresolved"],
      [3, "c", "score"],
    ];
    expect(told(entries)).toEqual(shared);
    expect(told(entries, new Map([["a", "01"]]))).toEqual(shared);
  });

  it("keeps out, with the reason, what has too few sheets or an open divergence", () => {
    const [one, high, low] = [
      { first: "8", second: "8" },
      { first: "8", second: "8" },
      { first: "4", second: "4" },
    ];
    const few = application("few", 0, 0, { sheets: [one] });
    const open = application("open", 0, 0, { sheets: [high, low] });
    expect(rankBy([open, few]).unranked).toEqual([
      { id: "few", reason: "tooFewReviews" },
      { id: "open", reason: "divergenceOpen" },
    ]);
    expect(rankBy([{ ...open, divergenceAccepted: true }]).places[0]!.score.toFixed(2)).toBe("60.00");
    const third = rankBy([{ ...open, sheets: [high, low, { first: "7", second: "7" }] }]).places[0]!;
    expect([third.score.toFixed(2), third.used, third.divergence.toFixed(), third.totals.map(String)]).toEqual([
      "75.00",
      [0, 2],
      "40",
      ["80", "40", "70"],
    ]);
  });

  it("breaks ties by the marks of the sheets that the score used, not of those set aside", () => {
    const outlier = { first: "10", second: "0" };
    const a = application("a", 0, 0, {
      sheets: [{ first: "7", second: "8" }, { first: "7", second: "8" }, outlier],
    });
    const b = application("b", 0, 0, { sheets: Array(2).fill({ first: "7.5", second: "7.5" }) });
    expect(told([a, b])).toEqual([
      [1, "b", "criterion:first"],
      [2, "a", "criterion:first"],
    ]);
  });
});

describe("the same facts", () => {
  const mark = fc.integer({ min: 4, max: 6 });
  const entry = fc.record({
    first: mark,
    second: mark,
    ownShareBp: fc.constantFrom(1000, 1500),
    arrival: fc.integer({ min: 0, max: 1 }),
  });
  const entries = fc
    .array(entry, { minLength: 1, maxLength: 12 })
    .map((list) =>
      list.map(({ first, second, ownShareBp, arrival }, index) =>
        application(`id-${index}`, first, second, { ownShareBp, arrivedAt: new Date(arrival) }),
      ),
    );
  const shuffled = entries.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );

  it("give the same ranking in whatever order they come", () => {
    fc.assert(
      fc.property(shuffled, fc.string(), fc.boolean(), ([list, other], seed, drawn) => {
        const lots = drawn
          ? lotsOf(
              seed,
              list.map(({ id }) => id),
            )
          : undefined;
        expect(JSON.stringify(rankBy(other, lots))).toBe(JSON.stringify(rankBy(list, lots)));
      }),
    );
  });

  it("leave nobody unresolved once lots are drawn, and give places 1 to n", () => {
    fc.assert(
      fc.property(entries, fc.string(), (list, seed) => {
        const { places } = rankBy(
          list,
          lotsOf(
            seed,
            list.map(({ id }) => id),
          ),
        );
        expect(places.map(({ place }) => place)).toEqual(list.map((_, index) => index + 1));
        expect(places.some(({ decidedBy }) => decidedBy === "unresolved")).toBe(false);
      }),
    );
  });
});
