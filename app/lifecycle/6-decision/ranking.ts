import Big from "big.js";
import { type CompetitionRules, criterionOfTieStep, type Tier, type TieStep } from "../2-announcement/rules";
import { criteriaIn, passMarkIn, tierWithKey } from "../2-announcement/tiers";
import { divergence, divergenceStep, type Marks, mean, scoreOf, sheetTotal } from "../5-review/score";

/** What the ranking needs of one application. `sheets` are the counted ones only: sealed, opened and not annulled. */
export type Scored = {
  id: string;
  sheets: readonly Marks[];
  /** The key of the tier of its requested sum; absent where the rules have no tiers. */
  tier?: string;
  ownShareBp: number;
  /** When the submitted version arrived, by the database's clock. */
  arrivedAt: Date;
  /** The secretary has decided that a divergence needs no more experts. */
  divergenceAccepted?: boolean;
};

/** Why a place is what it is: the score itself, the tie step that told equal scores apart, or nothing did. */
export type PlaceReason = "score" | TieStep | "unresolved";

/** A place in the ranking. Applications that no step tells apart share a place, and the commission has to choose. */
export type Place = {
  id: string;
  place: number;
  score: Big;
  /** The weighted total of each counted sheet, in the order given. */
  totals: Big[];
  /** Indexes of the totals that the formula used. */
  used: number[];
  divergence: Big;
  passed: boolean;
  decidedBy: PlaceReason;
};

export const unrankedReasons = ["tooFewReviews", "divergenceOpen"] as const;
export type Unranked = { id: string; reason: (typeof unrankedReasons)[number] };

export type Ranking = { places: Place[]; unranked: Unranked[] };

export type RankingRules = Pick<
  CompetitionRules,
  "criteria" | "review" | "passMark" | "passMarkBy" | "tiers" | "tieBreak"
>;
type Contender = Omit<Place, "place" | "decidedBy"> & { entry: Scored };
type Comparison = { step: "score" | TieStep; compare: (a: Contender, b: Contender) => number };

/**
 * Orders scored applications (domain.md §2.7, steps 3-7): score descending, then the tie chain of the rules. The same facts
 * give the same ranking in whatever order they come. Coefficients and the
 * pass mark are those of the tier of its requested sum. While the commission has
 * still to set the pass mark nobody has passed. Applications below the pass mark keep their place with `passed: false`;
 * those with too few counted sheets, or an open divergence, stay out with a reason, by id.
 * A tie step on a criterion compares the mean of its marks over the sheets that the score used; where a tier does not mark
 * it, it counts as 0.
 * @param lots by application id, drawn from a seed recorded with the ranking: hex of SHA-256(seed + ":" + id); the lesser is
 * first. The step works only when everyone ranked has a lot
 */
export function rank(
  rules: RankingRules,
  entries: readonly Scored[],
  lots: ReadonlyMap<string, string> = new Map(),
): Ranking {
  const unranked: Unranked[] = [];
  const contenders: Contender[] = [];
  for (const entry of [...entries].sort(byId)) {
    const criteria = criteriaIn(tierOfEntry(rules, entry), rules.criteria);
    const totals = entry.sheets.map((marks) => sheetTotal(criteria, marks));
    const reason = whyUnranked(rules, entry, totals);
    if (reason) unranked.push({ id: entry.id, reason });
    else contenders.push(contenderOf(rules, entry, totals));
  }
  const chain = chainOf(rules, contenders, lots);
  // The sort is stable, so what nothing tells apart stays in the order of ids.
  contenders.sort((a, b) => firstDifference(chain, a, b).sign);
  return { places: placesOf(contenders, chain), unranked };
}

function tierOfEntry(rules: RankingRules, { tier }: Scored): Tier | null {
  return tierWithKey(rules.tiers, tier ?? null);
}

function whyUnranked(rules: RankingRules, entry: Scored, totals: Big[]): Unranked["reason"] | null {
  if (totals.length < rules.review.minReviews) return "tooFewReviews";
  const open = divergenceStep(rules.review, totals) !== "settled" && !entry.divergenceAccepted;
  return open ? "divergenceOpen" : null;
}

function contenderOf(rules: RankingRules, entry: Scored, totals: Big[]): Contender {
  const { score, used } = scoreOf(rules.review.divergence.formula, totals);
  const passMark = passMarkIn(tierOfEntry(rules, entry), rules);
  return {
    id: entry.id,
    entry,
    score,
    totals,
    used,
    divergence: divergence(totals),
    passed: passMark !== null && score.gte(passMark),
  };
}

function chainOf(rules: RankingRules, contenders: Contender[], lots: ReadonlyMap<string, string>): Comparison[] {
  const everyoneDrew = contenders.every(({ id }) => lots.has(id));
  const steps = rules.tieBreak.filter((step) => step !== "lots" || everyoneDrew);
  const ties = steps.map((step) => ({ step, compare: comparisonOf(step, lots) }));
  return [{ step: "score", compare: (a, b) => b.score.cmp(a.score) }, ...ties];
}

function comparisonOf(step: TieStep, lots: ReadonlyMap<string, string>): Comparison["compare"] {
  const key = criterionOfTieStep(step);
  if (key !== null) return (a, b) => meanMark(b, key).cmp(meanMark(a, key));
  if (step === "ownShare") return (a, b) => b.entry.ownShareBp - a.entry.ownShareBp;
  if (step === "earlierArrival") return (a, b) => a.entry.arrivedAt.getTime() - b.entry.arrivedAt.getTime();
  return (a, b) => inOrder(lots.get(a.id) ?? "", lots.get(b.id) ?? "");
}

function meanMark(contender: Contender, key: string): Big {
  return mean(contender.used.map((index) => new Big(contender.entry.sheets[index]![key] ?? 0)));
}

function firstDifference(chain: Comparison[], a: Contender, b: Contender): { depth: number; sign: number } {
  for (const [depth, { compare }] of chain.entries()) {
    const sign = compare(a, b);
    if (sign !== 0) return { depth, sign };
  }
  return { depth: chain.length, sign: 0 };
}

function placesOf(sorted: Contender[], chain: Comparison[]): Place[] {
  const places: Place[] = [];
  for (const [index, contender] of sorted.entries()) {
    const { entry: _, ...facts } = contender;
    const neighbours = [sorted[index - 1], sorted[index + 1]].filter((one) => one !== undefined);
    // The deepest step that was needed on either side is the one the protocol prints beside both.
    const depth = Math.max(0, ...neighbours.map((other) => firstDifference(chain, contender, other).depth));
    const shares = index > 0 && firstDifference(chain, sorted[index - 1]!, contender).sign === 0;
    const place = shares ? places[index - 1]!.place : index + 1;
    places.push({ ...facts, place, decidedBy: chain[depth]?.step ?? "unresolved" });
  }
  return places;
}

function byId(a: { id: string }, b: { id: string }): number {
  return inOrder(a.id, b.id);
}

function inOrder(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
