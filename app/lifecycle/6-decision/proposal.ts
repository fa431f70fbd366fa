import type { CompetitionRules } from "../2-announcement/rules";
import type { Kopecks } from "../money";
import { type Award, type AwardOutcome, type AwardReason, distribute } from "./award";
import type { ItemReason } from "./meeting";
import type { Unranked } from "./ranking";

/** A row of the ranking as far as money goes. Sums are kopecks. */
export type RankedRow = {
  applicationId: string;
  applicantId: string;
  /** Null when the application has no place, then `outReason` says why. */
  place: number | null;
  passed: boolean;
  requested: Kopecks;
  outReason: Unranked["reason"] | null;
};

/** What is proposed to the commission about one application. `sum` is kopecks, 0 unless awarded. */
export type Proposal = { applicationId: string; outcome: AwardOutcome; sum: Kopecks; reason: ItemReason | null };

type ProposalRules = Pick<CompetitionRules, "sources" | "grant" | "maxFundedPerApplicant" | "award">;

/**
 * What the announced rules propose about every row of a ranking, in its order: the walk of `distribute` over those with a
 * place; the others are proposed to be declined for want of a score (domain.md §2.7, steps 3 and 9).
 */
export function proposalsFor(rules: ProposalRules, rows: readonly RankedRow[]): Proposal[] {
  const ranked = rows.filter((row) => row.place !== null);
  const candidates = ranked.map((row) => ({
    id: row.applicationId,
    applicant: row.applicantId,
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

/** A change of one proposal beside everything else that is proposed or decided in the same meeting. */
export type ProposalChange = {
  outcome: AwardOutcome;
  sum: Kopecks;
  requested: Kopecks;
  passed: boolean;
  /** What the other applications of the meeting are proposed, or were decided, to get. */
  others: { total: Kopecks; ofApplicant: number };
};

/**
 * The greatest sum that may be proposed for an application, in kopecks: no more than requested, than the greatest grant, than
 * the limits leave beside the others; 0 when it did not pass, or its applicant has as many grants as the rules allow.
 */
export function mostFor(
  rules: Pick<CompetitionRules, "sources" | "grant" | "maxFundedPerApplicant">,
  { requested, passed, others }: Omit<ProposalChange, "outcome" | "sum">,
): Kopecks {
  if (!passed || others.ofApplicant >= rules.maxFundedPerApplicant) return 0n;
  const limit = rules.sources.reduce((total, source) => total + BigInt(source.limit), 0n);
  const bounds = [requested, BigInt(rules.grant.max), limit - others.total];
  const most = bounds.reduce((a, b) => (a < b ? a : b));
  return most > 0n ? most : 0n;
}

/** Whether the rules allow a changed proposal: below the pass mark only "declined", a sum within `mostFor` and not under the least grant. */
export function mayPropose(
  rules: Pick<CompetitionRules, "sources" | "grant" | "maxFundedPerApplicant">,
  change: ProposalChange,
): boolean {
  if (change.outcome === "declined") return true;
  if (!change.passed) return false;
  if (change.outcome === "reserve") return true;
  return change.sum > 0n && change.sum >= BigInt(rules.grant.min) && change.sum <= mostFor(rules, change);
}
