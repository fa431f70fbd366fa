import Big from "big.js";
import type { CompetitionRules, Criterion, Decimal, ScoreFormula } from "../2-announcement/rules";

/** The marks of one score sheet by the key of the criterion, as exact decimals. */
export type Marks = Record<string, Decimal>;

export const markProblemCodes = [
  "required",
  "notANumber",
  "belowMin",
  "aboveMax",
  "offStep",
  "unknownCriterion",
] as const;
export type MarkProblem = (typeof markProblemCodes)[number];

type Scale = Pick<Criterion, "min" | "max" | "step">;

/** What is wrong with a mark on the scale of its criterion, or null (domain.md §2.5: scale min, max and step). */
export function markProblem(scale: Scale, mark: string | undefined): MarkProblem | null {
  if (!mark) return "required";
  if (!/^\d{1,6}(\.\d{1,4})?$/.test(mark)) return "notANumber";
  const value = new Big(mark);
  if (value.lt(scale.min)) return "belowMin";
  if (value.gt(scale.max)) return "aboveMax";
  return value.minus(scale.min).mod(scale.step).eq(0) ? null : "offStep";
}

/** Everything wrong with the marks of a sheet, in the order of the criteria; empty when it may be sealed as far as marks go. */
export function markProblems(
  criteria: readonly (Scale & { key: string })[],
  marks: Marks,
): { key: string; code: MarkProblem }[] {
  const known = criteria.flatMap((criterion) => {
    const code = markProblem(criterion, marks[criterion.key]);
    return code ? [{ key: criterion.key, code }] : [];
  });
  const keys = new Set(criteria.map(({ key }) => key));
  const unknown = Object.keys(marks).filter((key) => !keys.has(key));
  return [...known, ...unknown.map((key) => ({ key, code: "unknownCriterion" as const }))];
}

/** E of one sheet: Σ mark × weight, exact (domain.md §2.7, step 2). Throws when a mark is missing: only sealed sheets count. */
export function sheetTotal(criteria: readonly Pick<Criterion, "key" | "weight">[], marks: Marks): Big {
  return criteria.reduce((total, { key, weight }) => {
    const mark = marks[key];
    if (mark === undefined) throw new Error(`a counted sheet has no mark for ${key}`);
    return total.plus(new Big(mark).times(weight));
  }, new Big(0));
}

/** D: the greatest total minus the least; 0 of fewer than two (domain.md §2.7, step 4). */
export function divergence(totals: readonly Big[]): Big {
  const sorted = ascending(totals);
  return sorted.length < 2 ? new Big(0) : sorted.at(-1)!.minus(sorted[0]!);
}

/**
 * What the counted totals of one application ask for (domain.md §2.7, step 4): nothing more, one more expert, or a decision of
 * the secretary. Once an extra expert has been counted, or when the rules ignore divergence, it is settled.
 */
export function divergenceStep(
  review: Pick<CompetitionRules["review"], "divergence" | "expertsPerApplication">,
  totals: readonly Big[],
): "settled" | "third" | "secretary" {
  const { points, action } = review.divergence;
  if (action === "none" || totals.length < 2 || totals.length > review.expertsPerApplication) return "settled";
  return divergence(totals).lt(points) ? "settled" : action;
}

/** A score, and which of the totals it rests on (their indexes): the others were set aside by the formula. */
export type Score = { score: Big; used: number[] };

/**
 * The score of an application from the totals of its counted sheets, rounded half up to two decimals (domain.md §2.7, steps 4-5).
 * `nearestTwo` with equal least distances takes everyone at them (of three: the mean of all); `dropFarthest` sets aside the one
 * total farthest from the mean, and nobody when two are equally far; `median` sets nobody aside. Of two, every formula is the
 * mean. Throws when there are no totals.
 */
export function scoreOf(formula: ScoreFormula, totals: readonly Big[]): Score {
  if (totals.length === 0) throw new Error("no counted sheets, no score");
  const used = totals.map((_, index) => index).filter(keptBy(formula, totals));
  const kept = used.map((index) => totals[index]!);
  const score = formula === "median" ? median(kept) : mean(kept);
  return { score: score.round(2, Big.roundHalfUp), used };
}

/** The mean, to twenty decimals; throws of nothing. */
export function mean(values: readonly Big[]): Big {
  return values.reduce((sum, value) => sum.plus(value), new Big(0)).div(values.length);
}

function keptBy(formula: ScoreFormula, totals: readonly Big[]): (index: number) => boolean {
  if (totals.length < 3) return () => true;
  if (formula === "nearestTwo") return inNearestPair(totals);
  if (formula === "dropFarthest") return notFarthest(totals);
  return () => true;
}

function inNearestPair(totals: readonly Big[]): (index: number) => boolean {
  const distances = totals.map((one, index) => {
    const others = totals.filter((_, other) => other !== index).map((other) => other.minus(one).abs());
    return ascending(others)[0]!;
  });
  const least = ascending(distances)[0]!;
  return (index) => distances[index]!.eq(least);
}

function notFarthest(totals: readonly Big[]): (index: number) => boolean {
  // Times their number, the distances to the mean are exact: a division could make two equal ones differ.
  const sum = totals.reduce((a, b) => a.plus(b), new Big(0));
  const distances = totals.map((total) => total.times(totals.length).minus(sum).abs());
  const greatest = ascending(distances).at(-1)!;
  const alone = distances.filter((distance) => distance.eq(greatest)).length === 1;
  return (index) => !alone || !distances[index]!.eq(greatest);
}

function median(values: readonly Big[]): Big {
  const sorted = ascending(values);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : mean([sorted[middle - 1]!, sorted[middle]!]);
}

function ascending(values: readonly Big[]): Big[] {
  return [...values].sort((a, b) => a.cmp(b));
}
