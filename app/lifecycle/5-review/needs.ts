import type Big from "big.js";
import type { CompetitionRules } from "../2-announcement/rules";
import { divergenceStep } from "./score";

/**
 * How many more experts an application asks for before it can be ranked: up to the announced least number of counted sheets,
 * or one more after a divergence that the rules settle by a third expert (domain.md §2.7, steps 3-4).
 * @param totals of its counted sheets: opened and not annulled
 */
export function moreExperts(
  review: Pick<CompetitionRules["review"], "divergence" | "expertsPerApplication" | "minReviews">,
  totals: readonly Big[],
): number {
  if (totals.length < review.minReviews) return review.minReviews - totals.length;
  return divergenceStep(review, totals) === "third" ? 1 : 0;
}
