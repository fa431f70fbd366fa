import type { CompetitionRules } from "./rules";
import { asTerm, type Term } from "./term";

/**
 * Terms that acts set in days (domain.md §2.3, §2.6, §2.9): the least `reception`, the most from its end to the end of `review`,
 * from there to the `meeting`, from the meeting to the `results`; the least `notice` of a meeting; what a winner has for the
 * `agreement`, an applicant for a `correction`; how long a report is checked and mended.
 */
export const termKeys = [
  "reception",
  "review",
  "meeting",
  "notice",
  "results",
  "agreement",
  "correction",
  "reportCheck",
  "reportFix",
] as const;
export type TermKey = (typeof termKeys)[number];

type TermRules = Pick<CompetitionRules, "terms" | "agreementDays" | "correction" | "report">;

/** The term that the rules set, or null where they leave it open. */
export function termOf(rules: TermRules, key: TermKey): Term | null {
  switch (key) {
    case "agreement":
      return asTerm(rules.agreementDays, "working");
    case "correction":
      return asTerm(rules.correction.days, "calendar");
    case "reportCheck":
      return asTerm(rules.report.checkDays, "working");
    case "reportFix":
      return asTerm(rules.report.fixDays, "calendar");
    default:
      return rules.terms?.[key] ?? null;
  }
}
