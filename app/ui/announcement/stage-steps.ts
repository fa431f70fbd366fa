import type { CompetitionState } from "~/lifecycle/2-announcement/competition";
import type { OfficeAction } from "~/lifecycle/2-announcement/next-action";
import type { Stage } from "~/lifecycle/stages";

/** The stages that a competition goes through, as its line shows them. */
export const competitionStages = [
  "announcement",
  "application",
  "admission",
  "review",
  "decision",
  "publication",
  "agreement",
] as const satisfies readonly Stage[];

const stageOf: Record<CompetitionState, (typeof competitionStages)[number] | null> = {
  draft: "announcement",
  announced: "application",
  closed: "admission",
  admission: "admission",
  review: "review",
  ranking: "decision",
  meeting: "decision",
  decided: "publication",
  published: "agreement",
  completed: null,
  failed: null,
  cancelled: null,
  discarded: null,
};

/** Where a competition in this state stands on the line; null when it is over. */
export function currentStage(state: CompetitionState) {
  return stageOf[state];
}

/** The page of a competition's office where an action is done, under `/office/competitions/<id>`. */
export const actionPages: Record<OfficeAction, string> = {
  confirmAnnouncement: "/approval",
  finishRules: "/rules",
  waitForConfirmation: "/approval",
  waitForReception: "",
  answerQuestions: "/questions",
  waitForApplications: "/applications",
  waitForClosing: "",
  openApplications: "/applications",
  checkApplications: "/applications",
  followReview: "/review",
  prepareMeeting: "/ranking",
  holdMeeting: "/meeting",
  publishResults: "/publication",
  followProjects: "/agreements",
  nothing: "",
};
