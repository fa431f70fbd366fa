import { type CompetitionRules, type FundingSource, limitTotal } from "../2-announcement/rules";
import { isPassMarkOpen } from "../2-announcement/tiers";
import { type Kopecks, splitByShares } from "../money";
import { type CapRules, capOver, capReasons, type Funded } from "./caps";

/** What the commission decided about an application. */
export const awardOutcomes = ["awarded", "reserve", "declined"] as const;
export type AwardOutcome = (typeof awardOutcomes)[number];

/** What the award of one application depends on, in the order of the ranking. All sums are kopecks. */
export type Candidate = {
  id: string;
  /** Whose application it is: the cap on funded applications counts by this. */
  applicant: string;
  /** The key of its direction, and the municipalities where it runs: the caps of both count by these. */
  direction: string;
  territories: readonly string[];
  passed: boolean;
  requested: Kopecks;
  /** What experts and the commission took off the requested sum as inadmissible. */
  disallowed: Kopecks;
  /** Whether the applicant takes less than was due; undefined while nobody has asked. */
  takesRemainder?: boolean;
};

export const awardReasons = [
  "passMarkOpen",
  "belowPassMark",
  ...capReasons,
  "belowMinimum",
  "moneyRanOut",
  "remainderDeclined",
] as const;
export type AwardReason = (typeof awardReasons)[number];

/** Whether a reason is one that the announced rules gave, not people. */
export function isAwardReason(reason: string | null): reason is AwardReason {
  return awardReasons.some((one) => one === reason);
}

/** What came of one candidate. `parts` are by the key of the source and add up to `amount`. */
export type Award = {
  id: string;
  outcome: AwardOutcome;
  amount: Kopecks;
  parts: Record<string, Kopecks>;
  /** Why there is no money; null when there is. */
  reason: AwardReason | null;
  /** The sum is a remainder that the applicant has not agreed to yet. */
  needsConsent: boolean;
};

export type Distribution = { awards: Award[]; left: Record<string, Kopecks> };

export type AwardRules = CapRules & Pick<CompetitionRules, "sources" | "grant" | "award" | "passMarkBy">;

/**
 * Walks the ranking and gives out the money (domain.md §2.7, steps 8-10): the best placed first, no more than the caps of one
 * applicant, a direction and a territory let; award = min(requested − disallowed, greatest grant, money left); what happens when
 * the money is short is the policy of the rules. Whom a cap or the end of the money leaves out goes to the reserve, and
 * everybody does while the commission has still to set the pass mark. Nobody gets
 * less than the least grant. A cut never lowers the share of own money, so it is not checked again here.
 * @param order candidates as ranked, ties already resolved
 */
export function distribute(rules: AwardRules, order: readonly Candidate[]): Distribution {
  const left = Object.fromEntries(rules.sources.map(({ key, limit }) => [key, BigInt(limit)]));
  const funded: Funded[] = [];
  let money = limitTotal(rules);
  let stopped = false;

  const awards = order.map((candidate): Award => {
    const verdict = verdictOn(rules, candidate, { money, stopped, funded });
    if ("reason" in verdict) {
      stopped ||= verdict.reason === "moneyRanOut" && rules.award.whenShort === "stop";
      return withoutMoney(candidate.id, verdict.reason);
    }
    const parts = splitBySources(rules.sources, left, verdict.amount);
    for (const [key, part] of Object.entries(parts)) left[key]! -= part;
    money -= verdict.amount;
    funded.push({ ...candidate, sum: verdict.amount });
    return { id: candidate.id, outcome: "awarded", ...verdict, parts, reason: null };
  });
  return { awards, left };
}

/**
 * Splits an award by the sources: in proportion to their limits with the largest remainder, never more than a source has left;
 * what an exhausted source cannot give comes from the others. The parts add up to the sum (domain.md §2.7, step 10; §3.3).
 * Throws when all sources together have less left than the sum.
 * @param left kopecks left by the key of the source
 * @returns kopecks by the key of the source
 */
export function splitBySources(
  sources: readonly Pick<FundingSource, "key" | "limit">[],
  left: Readonly<Record<string, Kopecks>>,
  sum: Kopecks,
): Record<string, Kopecks> {
  const parts: Record<string, Kopecks> = Object.fromEntries(sources.map(({ key }) => [key, 0n]));
  const room = (key: string) => (left[key] ?? 0n) - parts[key]!;
  let rest = sum;
  while (rest > 0n) {
    const open = sources.filter(({ key }) => room(key) > 0n);
    if (open.length === 0) throw new Error(`the sources have ${rest} kopecks less than the award`);
    const weights = open.map(({ limit }) => BigInt(limit));
    const wanted = splitByShares(rest, weights);
    for (const [index, { key }] of open.entries()) {
      const part = least(wanted[index]!, room(key));
      parts[key]! += part;
      rest -= part;
    }
  }
  return parts;
}

type Verdict = { amount: Kopecks; needsConsent: boolean } | { reason: AwardReason };

function verdictOn(
  rules: AwardRules,
  candidate: Candidate,
  walk: { money: Kopecks; stopped: boolean; funded: readonly Funded[] },
): Verdict {
  const due = least(candidate.requested - candidate.disallowed, BigInt(rules.grant.max));
  if (isPassMarkOpen(rules)) return { reason: "passMarkOpen" };
  if (!candidate.passed) return { reason: "belowPassMark" };
  const cap = capOver(rules, candidate, { funded: walk.funded, sum: due });
  if (cap === "applicantCap") return { reason: cap };
  if (due < leastGrant(rules)) return { reason: "belowMinimum" };
  if (cap) return { reason: cap };
  if (walk.stopped) return { reason: "moneyRanOut" };
  if (due <= walk.money) return { amount: due, needsConsent: false };
  return remainder(rules, candidate, walk.money);
}

function remainder(rules: AwardRules, candidate: Candidate, money: Kopecks): Verdict {
  if (rules.award.whenShort !== "offerRemainder" || money < leastGrant(rules)) return { reason: "moneyRanOut" };
  if (candidate.takesRemainder === false) return { reason: "remainderDeclined" };
  return { amount: money, needsConsent: candidate.takesRemainder === undefined };
}

function withoutMoney(id: string, reason: AwardReason): Award {
  const outcome = reason === "belowPassMark" || reason === "belowMinimum" ? "declined" : "reserve";
  return { id, outcome, amount: 0n, parts: {}, reason, needsConsent: false };
}

function leastGrant(rules: AwardRules): Kopecks {
  const least = BigInt(rules.grant.min);
  return least > 0n ? least : 1n;
}

function least(a: Kopecks, b: Kopecks): Kopecks {
  return a < b ? a : b;
}
