import { type CompetitionRules, limitTotal } from "../2-announcement/rules";
import type { Kopecks } from "../money";
import { type Award, type AwardOutcome, type AwardReason, type AwardRules, distribute } from "./award";
import { type Capped, type CapRules, capOver, type Funded, leftInDirection } from "./caps";
import type { ItemReason } from "./meeting";
import type { Unranked } from "./ranking";

/** A row of the ranking as far as money goes. Sums are kopecks. */
export type RankedRow = {
  applicationId: string;
  applicantId: string;
  direction: string;
  territories: readonly string[];
  /** Null when the application has no place, then `outReason` says why. */
  place: number | null;
  passed: boolean;
  requested: Kopecks;
  outReason: Unranked["reason"] | null;
};

/** What is proposed to the commission about one application. `sum` is kopecks, 0 unless awarded. */
export type Proposal = { applicationId: string; outcome: AwardOutcome; sum: Kopecks; reason: ItemReason | null };

/**
 * What the announced rules propose about every row of a ranking, in its order: the walk of `distribute` over those with a
 * place; the others are proposed to be declined for want of a score (domain.md §2.7, steps 3 and 9).
 */
export function proposalsFor(rules: AwardRules, rows: readonly RankedRow[]): Proposal[] {
  const ranked = rows.filter((row) => row.place !== null);
  const candidates = ranked.map((row) => ({
    id: row.applicationId,
    ...cappedOf(row),
    passed: row.passed,
    requested: row.requested,
    disallowed: 0n,
  }));
  const { awards } = distribute(rules, candidates);
  const without = rows.filter((row) => row.place === null);
  return [
    ...awards.map(proposalOf),
    ...without.map((row) => ({
      applicationId: row.applicationId,
      outcome: "declined" as const,
      sum: 0n,
      reason: row.outReason,
    })),
  ];
}

function proposalOf({ id, outcome, amount, reason, needsConsent }: Award): Proposal {
  return {
    applicationId: id,
    outcome,
    sum: amount,
    reason: needsConsent ? "remainder" : (reason as AwardReason | null),
  };
}

/** What the caps count a row by. */
export function cappedOf(row: Pick<RankedRow, "applicantId" | "direction" | "territories">): Capped {
  return { applicant: row.applicantId, direction: row.direction, territories: row.territories };
}

/** Where one application of a meeting stands: `funded` are the others that are proposed, or were decided, to get money. */
export type Standing = Capped & { requested: Kopecks; passed: boolean; funded: readonly Funded[] };

/** A change of one proposal beside everything else that is proposed or decided in the same meeting. */
export type ProposalChange = Standing & { outcome: AwardOutcome; sum: Kopecks };

type LimitRules = CapRules & Pick<CompetitionRules, "sources" | "grant">;

/**
 * The greatest sum that may be proposed for an application, in kopecks: no more than requested, than the greatest grant, than
 * the limits and the sum of its direction leave beside the others; 0 when it did not pass, or a cap on numbers is reached.
 */
export function mostFor(rules: LimitRules, { requested, passed, funded, ...capped }: Standing): Kopecks {
  if (!passed || capOver(rules, capped, { funded, sum: 0n }) !== null) return 0n;
  const left = limitTotal(rules) - funded.reduce((total, { sum }) => total + sum, 0n);
  const ofDirection = leftInDirection(rules, capped.direction, funded) ?? left;
  const most = [requested, BigInt(rules.grant.max), left, ofDirection].reduce((a, b) => (a < b ? a : b));
  return most > 0n ? most : 0n;
}

/** Whether the rules allow a changed proposal: below the pass mark only "declined", a sum within `mostFor` and not under the least grant. */
export function mayPropose(rules: LimitRules, change: ProposalChange): boolean {
  if (change.outcome === "declined") return true;
  if (!change.passed) return false;
  if (change.outcome === "reserve") return true;
  return change.sum > 0n && change.sum >= BigInt(rules.grant.min) && change.sum <= mostFor(rules, change);
}
