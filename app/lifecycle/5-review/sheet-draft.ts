import type { BlindMode, Criterion, Tier } from "../2-announcement/rules";
import { criteriaIn, tierWithKey } from "../2-announcement/tiers";
import type { Conclusion } from "./sheet";

/** What one sheet is scored by. */
export type ReviewRules = { blind: BlindMode; commentMinLength: number; criteria: Criterion[] };

/** The part of the competition's rules that a round keeps: what sheets are scored by, with the tiers of sums where there are any. */
export type RoundRules = ReviewRules & { tiers?: Pick<Tier, "key" | "weights">[] };

/** What the sheets of a review copy are scored by: the criteria that are marked in its tier, with their coefficients there. */
export function sheetRules({ tiers, criteria, ...rules }: RoundRules, tier: string | null): ReviewRules {
  return { ...rules, criteria: criteriaIn(tierWithKey(tiers, tier), criteria) };
}

/** Marks as typed so far, by criterion. */
export type SheetDraft = {
  marks: Record<string, { mark: string; comment: string }>;
  remarks: string;
  conclusion: string;
};

/** What a sealed sheet holds: marks are decimals as strings, every one with its comment; `total` is Σ mark × weight. */
export type SheetPayload = {
  marks: Record<string, { mark: string; comment: string }>;
  remarks: string;
  conclusion: Conclusion;
  total: string;
};

/** A sheet nobody has written in. */
export const emptyDraft: SheetDraft = { marks: {}, remarks: "", conclusion: "" };
