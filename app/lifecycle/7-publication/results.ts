import type { PassMarkOf } from "../2-announcement/tiers";
import type { AwardReason } from "../6-decision/award";

/** What the public sees of the results; money as digits of kopecks, scores as decimals. Names of those who lost are left out unless the rules say otherwise. */
export type PublishedResults = {
  decidedOn: string;
  protocolNumber: string;
  protocolDigest: string;
  /** What scores were held against, by the sum that was asked for; absent where one announced mark was for all. */
  passMarks?: PassMarkOf[];
  received: number;
  withdrawn: number;
  rejected: { number: number; ground: string; clause: string }[];
  winners: {
    applicationId: string;
    place: number;
    number: number;
    applicant: string;
    /** Full names of co-applicants; absent where there are none. */
    coApplicants?: string[];
    title: string;
    score: string;
    requested: string;
    awarded: string;
    sources: { source: string; title: string; sum: string }[];
  }[];
  reserve: {
    place: number;
    number: number;
    applicant: string;
    coApplicants?: string[];
    title: string;
    score: string;
    /** Why it has no money yet; absent where the commission decided otherwise than the rules proposed. */
    reason?: AwardReason;
  }[];
  declined: { number: number; score: string | null }[];
  totals: { source: string; title: string; limit: string; awarded: string }[];
};
