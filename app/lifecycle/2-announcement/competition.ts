import { statesOf } from "../moves";

/**
 * What can happen to a competition, from which state, leading where (domain.md §3.6).
 * `announced` covers the waiting for and the reception of applications: time alone tells them apart.
 */
export const competitionMoves = {
  draft: { announce: "announced", discard: "discarded" },
  announced: { close: "closed", cancel: "cancelled" },
  closed: { open: "admission", fail: "failed", cancel: "cancelled" },
  admission: { startReview: "review", fail: "failed", cancel: "cancelled" },
  review: { openScores: "ranking", cancel: "cancelled" },
  ranking: { openMeeting: "meeting", cancel: "cancelled" },
  meeting: { signProtocol: "decided" },
  decided: { publish: "published" },
  published: { complete: "completed" },
  completed: {},
  failed: {},
  cancelled: {},
  discarded: {},
} as const;
export type CompetitionState = keyof typeof competitionMoves;
export const competitionStates = statesOf(competitionMoves);

/** Whether somebody beside the office could ever see it: a draft and a draft thrown away are nobody else's business. */
export function wasAnnounced(state: CompetitionState): boolean {
  return state !== "draft" && state !== "discarded";
}

/** A live competition runs on real time; a test one may move its calendar forward and writes to the built-in inbox only. */
export const competitionModes = ["live", "test"] as const;
export type CompetitionMode = (typeof competitionModes)[number];

/** What the public sees of an announced competition at an instant. */
export type Reception = "before" | "open" | "over";

/** Where an instant stands in the reception of applications: closing is inclusive (design.md §6). */
export function receptionAt(now: Date, opensAt: Date, closesAt: Date): Reception {
  if (now < opensAt) return "before";
  return now <= closesAt ? "open" : "over";
}
