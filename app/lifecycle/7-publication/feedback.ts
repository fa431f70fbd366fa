import type { AwardOutcome } from "../6-decision/award";
import type { AnonymousSheet } from "../6-decision/view";

/** What an applicant reads about its application after the publication; scores are decimals. */
export type Feedback = {
  competition: { id: string; title: string };
  application: { id: string; number: number | null; title: string };
  outcome: AwardOutcome | null;
  score: string | null;
  passMark: string | null;
  sheets: AnonymousSheet[];
};
