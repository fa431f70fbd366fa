import type { RoundState } from "./round";

/** What the review asks of a secretary; the words are in the catalog, the pages in the interface. */
export const reviewSteps = [
  "decideApplications",
  "noneAdmitted",
  "prepare",
  "inviteExperts",
  "assign",
  "start",
  "replace",
  "waitForExperts",
  "close",
  "confirmOpening",
  "waitForOpening",
  "prepareExtra",
  "rank",
  "nothing",
] as const;
export type ReviewStep = (typeof reviewSteps)[number];

type Situation = {
  /** The state of the last round; null before the first. */
  state: RoundState | null;
  /** Whether a round can be prepared now, and how many applications still wait for a decision when it cannot. */
  plan: { ok: true } | { ok: false; left: number };
  experts: number;
  /** Places of the round that no expert's sheet fills. */
  missing: number;
  /** Sheets that their experts have not sealed yet. */
  unsealed: number;
  /** Whether the secretary's part of the opening is given, by this secretary or another. */
  confirmed: boolean;
  /** Whether the ranking is the next thing to make. */
  isRanking: boolean;
};

/** The one step that the secretary should take next in the review (domain.md §2.7, steps 3-4; design.md §5). */
export function reviewStep({ state, plan, experts, missing, unsealed, confirmed, isRanking }: Situation): ReviewStep {
  if (state === null) {
    if (plan.ok) return "prepare";
    return plan.left > 0 ? "decideApplications" : "noneAdmitted";
  }
  if (state === "preparing") {
    if (missing === 0) return "start";
    return experts === 0 ? "inviteExperts" : "assign";
  }
  if (state === "running") {
    if (missing > 0) return "replace";
    return unsealed > 0 ? "waitForExperts" : "close";
  }
  if (state === "closed") return confirmed ? "waitForOpening" : "confirmOpening";
  if (plan.ok) return "prepareExtra";
  return isRanking ? "rank" : "nothing";
}
