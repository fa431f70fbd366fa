import type { CompetitionState } from "./competition";
import type { CompetitionRules } from "./rules";

/** Who has to act for what is overdue. */
export type Actor = "secretary" | "experts" | "commission" | "applicants" | "winners";

/** What can be overdue in a competition: by a date of its rules, or by things that were due one by one. */
export const overdueKeys = [
  "announcement",
  "admission",
  "sheets",
  "opening",
  "meeting",
  "results",
  "corrections",
  "agreements",
  "reports",
  "reportChecks",
] as const;
export type OverdueKey = (typeof overdueKeys)[number];

/** Something overdue: since when, and how many there are of it where it is more than one thing. */
export type Overdue = { key: OverdueKey; who: Actor; since: Date | null; count: number | null };

/** How many things of a competition were due and have not come. */
export type Due = {
  corrections: number;
  /** Sheets that their experts have not sealed, of all rounds under way. */
  sheets: number;
  /** Winners without an agreement. */
  agreements: number;
  reports: number;
  reportChecks: number;
};

type Situation = { state: CompetitionState; now: Date; rules: Pick<CompetitionRules, "dates">; due: Due };

const beforeReview: readonly CompetitionState[] = ["closed", "admission"];
const beforeMeeting: readonly CompetitionState[] = [...beforeReview, "review", "ranking"];
const beforeResults: readonly CompetitionState[] = [...beforeMeeting, "meeting", "decided"];

/**
 * What is overdue and who must act, what was due first coming first. A date is overdue from the instant it names; a stage
 * that waits for an earlier one is not told besides it. Source: domain.md §2.9, §3.6.
 */
export function overdueIn({ state, now, rules: { dates }, due }: Situation): Overdue[] {
  const found: Overdue[] = [];
  const by = (key: OverdueKey, who: Actor, at: string | undefined, isLeft: boolean, count: number | null = null) => {
    if (isLeft && at !== undefined && new Date(at) < now) found.push({ key, who, since: new Date(at), count });
  };
  const some = (key: OverdueKey, who: Actor, count: number) => {
    if (count > 0) found.push({ key, who, since: null, count });
  };
  by("announcement", "secretary", dates.announceAt, state === "draft");
  by("admission", "secretary", dates.reviewDueAt, beforeReview.includes(state));
  by("sheets", "experts", dates.reviewDueAt, state === "review" && due.sheets > 0, due.sheets);
  by("opening", "secretary", dates.reviewDueAt, state === "review" && due.sheets === 0);
  by("meeting", "commission", dates.meetingAt, state === "ranking");
  by("results", "secretary", dates.resultsBy, beforeResults.includes(state));
  by("agreements", "winners", dates.agreementsBy, state === "published" && due.agreements > 0, due.agreements);
  found.sort((a, b) => (a.since?.getTime() ?? 0) - (b.since?.getTime() ?? 0));
  some("corrections", "secretary", due.corrections);
  some("reports", "winners", due.reports);
  some("reportChecks", "secretary", due.reportChecks);
  return found;
}
