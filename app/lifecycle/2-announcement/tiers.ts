import Big from "big.js";
import type { Kopecks } from "../money";
import type { BasisPoints, CompetitionRules, Criterion, Decimal, KopeckDigits, Tier } from "./rules";

/**
 * The tier of a requested sum: the first that reaches it, the last for sums above all of them; null where the rules have no
 * tiers (domain.md §2.7, step 1). The sum is that of the submitted edition wherever something is decided by it.
 */
export function tierOf(rules: Pick<CompetitionRules, "tiers">, requested: Kopecks): Tier | null {
  const { tiers = [] } = rules;
  return tiers.find(({ upTo }) => requested <= BigInt(upTo)) ?? tiers.at(-1) ?? null;
}

/** The tier with a key, as a review copy carries it; null without one. */
export function tierWithKey<Of extends { key: string }>(tiers: readonly Of[] = [], key: string | null): Of | null {
  return tiers.find((tier) => tier.key === key) ?? null;
}

/** The criteria that are marked in a tier, with their coefficients there; all of the rules where there are no tiers. */
export function criteriaIn(tier: Pick<Tier, "weights"> | null, criteria: readonly Criterion[]): Criterion[] {
  if (!tier) return [...criteria];
  return criteria
    .map((criterion) => ({ ...criterion, weight: tier.weights[criterion.key] ?? criterion.weight }))
    .filter(({ weight }) => !new Big(weight).eq(0));
}

type MarkRules = Pick<CompetitionRules, "tiers" | "passMark" | "passMarkBy">;

/** The pass mark of a tier: its own, else that for all; null while the commission has still to set it. */
export function passMarkIn(tier: Tier | null, rules: Omit<MarkRules, "tiers">): Decimal | null {
  return isPassMarkOpen(rules) ? null : (tier?.passMark ?? rules.passMark);
}

/** Whether nobody can pass yet: the rules leave the mark to the commission, and it has not set it. */
export function isPassMarkOpen({ passMarkBy }: Pick<CompetitionRules, "passMarkBy">): boolean {
  return passMarkBy === "commission";
}

/**
 * The pass mark of the requests up to a sum; `upTo` is null where one mark is for all, `passMark` while the commission has
 * still to set it.
 */
export type PassMarkOf = { upTo: KopeckDigits | null; passMark: Decimal | null };

/** Every pass mark of the rules: one a tier, or the one for all. */
export function passMarksOf(rules: MarkRules): PassMarkOf[] {
  const { tiers = [] } = rules;
  if (tiers.length === 0) return [{ upTo: null, passMark: passMarkIn(null, rules) }];
  return tiers.map((tier) => ({ upTo: tier.upTo, passMark: passMarkIn(tier, rules) }));
}

/** What pass marks are set for, in the order of `passMarksOf`: the keys of the tiers, or null for all. */
export function markedTiers({ tiers = [] }: Pick<CompetitionRules, "tiers">): (string | null)[] {
  return tiers.length === 0 ? [null] : tiers.map(({ key }) => key);
}

/** A pass mark that the commission has set: of a tier by its key, or of all. */
export type SetMark = { tier: string | null; mark: Decimal };

/** The rules with the pass marks that the commission has set, as if they had been announced. */
export function withSetMarks<Rules extends MarkRules>(rules: Rules, marks: readonly SetMark[]): Rules {
  const markOf = (key: string | null) => marks.find(({ tier }) => tier === key)?.mark;
  return {
    ...rules,
    passMarkBy: "rules",
    passMark: markOf(null) ?? rules.passMark,
    ...(rules.tiers && {
      tiers: rules.tiers.map((tier) => ({ ...tier, passMark: markOf(tier.key) ?? tier.passMark })),
    }),
  };
}

/** The least own share in a tier: its own, else that for all. */
export function ownShareIn(tier: Tier | null, rules: Pick<CompetitionRules, "ownShareMinBp">): BasisPoints {
  return tier?.ownShareMinBp ?? rules.ownShareMinBp;
}

/** The least own share of sums in a tier. */
export type ShareOfSum = Pick<Tier, "key" | "upTo"> & { ownShareMinBp: BasisPoints };

/** The least own shares by tiers of sums; none where one share is for all. */
export function ownSharesBySum(rules: Pick<CompetitionRules, "tiers" | "ownShareMinBp">): ShareOfSum[] {
  const { tiers = [] } = rules;
  if (tiers.every(({ ownShareMinBp }) => ownShareMinBp === undefined)) return [];
  return tiers.map((tier) => ({ key: tier.key, upTo: tier.upTo, ownShareMinBp: ownShareIn(tier, rules) }));
}

/** The tiers without coefficients of criteria that the rules have no more. */
export function withKnownWeights(rules: CompetitionRules): CompetitionRules {
  if (!rules.tiers) return rules;
  const known = new Set(rules.criteria.map(({ key }) => key));
  const tiers = rules.tiers.map((tier) => ({
    ...tier,
    weights: Object.fromEntries(Object.entries(tier.weights).filter(([key]) => known.has(key))),
  }));
  return { ...rules, tiers };
}
