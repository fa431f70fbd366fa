import type { FundingSource } from "../2-announcement/rules";
import type { Kopecks } from "../money";
import { type AwardOutcome, splitBySources } from "./award";
import type { ItemReason } from "./meeting";

/** An item of the agenda after its vote. `sum` is the proposed one, in kopecks. */
export type VotedItem = {
  applicationId: string;
  proposedOutcome: AwardOutcome;
  sum: Kopecks;
  reason: ItemReason | null;
  passed: boolean;
  carried: boolean;
};

/** What the commission decided about an application; `parts` are kopecks by the key of the source and add up to `sum`. */
export type Decided = {
  applicationId: string;
  outcome: AwardOutcome;
  sum: Kopecks;
  parts: Record<string, Kopecks>;
  ground: ItemReason | null;
  /** The place in the reserve, from 1, in the order of the agenda. */
  reservePlace: number | null;
};

/**
 * What a vote makes of a proposal. An adopted one stands. Money or reserve that was not adopted is declined; a refusal that
 * was not adopted leaves the application in reserve, unless the rules themselves keep it out (no score, below the pass mark).
 */
export function outcomeOfVote(item: Omit<VotedItem, "applicationId" | "sum">): {
  outcome: AwardOutcome;
  ground: ItemReason | null;
} {
  if (item.carried) return { outcome: item.proposedOutcome, ground: item.reason };
  if (item.proposedOutcome !== "declined") return { outcome: "declined", ground: "notCarried" };
  return item.passed ? { outcome: "reserve", ground: "notCarried" } : { outcome: "declined", ground: item.reason };
}

/**
 * The decisions of a meeting, in the order of the agenda, every award split by source with the largest remainder and never
 * above what a source has left (domain.md §2.7, step 10). Null when the awards are more than all sources together.
 */
export function decisionsOf(sources: readonly FundingSource[], items: readonly VotedItem[]): Decided[] | null {
  const left = Object.fromEntries(sources.map(({ key, limit }) => [key, BigInt(limit)]));
  let reserved = 0;
  const decisions: Decided[] = [];
  for (const item of items) {
    const { outcome, ground } = outcomeOfVote(item);
    const sum = outcome === "awarded" ? item.sum : 0n;
    if (sum > Object.values(left).reduce((a, b) => a + b, 0n)) return null;
    const parts = outcome === "awarded" ? splitBySources(sources, left, sum) : {};
    for (const [key, part] of Object.entries(parts)) left[key]! -= part;
    const reservePlace = outcome === "reserve" ? ++reserved : null;
    decisions.push({ applicationId: item.applicationId, outcome, sum, parts, ground, reservePlace });
  }
  return decisions;
}
