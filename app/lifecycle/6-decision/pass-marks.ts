import Big from "big.js";
import { type CompetitionRules, maxScore } from "../2-announcement/rules";
import { criteriaIn, markedTiers, type SetMark, tierWithKey } from "../2-announcement/tiers";

/** The name of the one pass mark in a form where the rules have no tiers. */
export const ALL = "all";

/** The greatest score of a tier, or of everybody where there are none: no pass mark is above it. */
export function greatestScore(rules: Pick<CompetitionRules, "criteria" | "tiers">, tier: string | null): Big {
  return maxScore({ criteria: criteriaIn(tierWithKey(rules.tiers, tier), rules.criteria) });
}

/** Whether these are the marks that the rules ask for: one for each tier, none above its greatest score. */
export function fitsMarks(rules: Pick<CompetitionRules, "criteria" | "tiers">, marks: readonly SetMark[]): boolean {
  const asked = markedTiers(rules);
  const fits = (key: string | null) => {
    const own = marks.filter(({ tier }) => tier === key);
    return own.length === 1 && new Big(own[0]!.mark).lte(greatestScore(rules, key));
  };
  return marks.length === asked.length && asked.every(fits);
}
