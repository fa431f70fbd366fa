import { type CompetitionMode, type CompetitionState, receptionAt } from "./competition";

/** What the office can be asked to do for a competition; the words and the page are in the catalog and the interface. */
export const officeActions = [
  "confirmAnnouncement",
  "finishRules",
  "waitForConfirmation",
  "waitForReception",
  "answerQuestions",
  "waitForApplications",
  "waitForClosing",
  "openApplications",
  "checkApplications",
  "followReview",
  "prepareMeeting",
  "holdMeeting",
  "publishResults",
  "followProjects",
  "nothing",
] as const;
export type OfficeAction = (typeof officeActions)[number];

type Situation = {
  state: CompetitionState;
  mode: CompetitionMode;
  now: Date;
  opensAt: Date;
  closesAt: Date;
  /** Questions without an answer. */
  questions: number;
  /** Whose proposal to announce waits for a second person, if any. */
  proposal: "own" | "other" | null;
};

const byState: Partial<Record<CompetitionState, OfficeAction>> = {
  draft: "finishRules",
  closed: "openApplications",
  admission: "checkApplications",
  review: "followReview",
  ranking: "prepareMeeting",
  meeting: "holdMeeting",
  decided: "publishResults",
  published: "followProjects",
};

/** The one step that the office should take next for a competition; questions of applicants come before waiting. */
export function nextAction({ state, now, opensAt, closesAt, questions, proposal }: Situation): OfficeAction {
  if (proposal === "other") return "confirmAnnouncement";
  if (state === "draft" && proposal === "own") return "waitForConfirmation";
  if (state !== "announced") return byState[state] ?? "nothing";
  if (questions > 0) return "answerQuestions";
  const reception = receptionAt(now, opensAt, closesAt);
  if (reception === "before") return "waitForReception";
  return reception === "open" ? "waitForApplications" : "waitForClosing";
}

/** Whether an action only means to wait: nothing is asked of the office. */
export function isWaiting(action: OfficeAction): boolean {
  return action === "nothing" || action.startsWith("waitFor");
}
