import { dayStart, type IsoDay } from "../time";
import type { CompetitionRules } from "./rules";

export const milestoneKeys = [
  "announcement",
  "receptionOpens",
  "receptionCloses",
  "reviewDue",
  "meeting",
  "results",
  "agreements",
  "report",
] as const;
export type MilestoneKey = (typeof milestoneKeys)[number];

/** A date of a competition. A report has its key, and a `day` that counts to its end; `at` is then the start of that day. */
export type Milestone = { key: MilestoneKey; at: Date; report?: string; day?: IsoDay };

/** What has happened, when it did: shown instead of what the rules had planned. */
export type MilestoneFacts = Partial<Record<Exclude<MilestoneKey, "report">, Date>>;

/**
 * The dates of a competition in order, for a line of dates. An announcement nobody planned and that has not happened is left out.
 * Source: domain.md §2.9.
 */
export function milestones(
  rules: Pick<CompetitionRules, "dates" | "report" | "zone">,
  facts: MilestoneFacts = {},
): Milestone[] {
  const { dates } = rules;
  const planned: [Exclude<MilestoneKey, "report">, string | undefined][] = [
    ["announcement", dates.announceAt],
    ["receptionOpens", dates.receptionOpensAt],
    ["receptionCloses", dates.receptionClosesAt],
    ["reviewDue", dates.reviewDueAt],
    ["meeting", dates.meetingAt],
    ["results", dates.resultsBy],
    ["agreements", dates.agreementsBy],
  ];
  const stages = planned.flatMap(([key, plan]): Milestone[] => {
    const at = facts[key] ?? (plan ? new Date(plan) : null);
    return at ? [{ key, at }] : [];
  });
  const reports = rules.report.dates.map(({ key, dueAt }): Milestone => {
    return { key: "report", at: dayStart(dueAt, rules.zone), report: key, day: dueAt };
  });
  return [...stages, ...reports].sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** The first date of a competition after an instant, or null when all have passed. */
export function nextMilestone(
  rules: Pick<CompetitionRules, "dates" | "report" | "zone">,
  now: Date,
  facts: MilestoneFacts = {},
): Milestone | null {
  return milestones(rules, facts).find(({ at }) => at > now) ?? null;
}
