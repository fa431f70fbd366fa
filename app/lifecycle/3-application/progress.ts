import type { CompetitionState } from "../2-announcement/competition";
import type { Stage } from "../stages";
import type { ApplicationState } from "./application";

/** The stages an applicant sees an application go through. */
export const applicationStages = [
  "application",
  "admission",
  "review",
  "decision",
  "publication",
  "agreement",
  "reporting",
] as const satisfies readonly Stage[];

/** Whose move it is. */
export type Actor = "applicant" | "secretary" | "experts" | "commission" | "nobody";

/** Where an application is: the words for `step` say what happens now and what comes next. */
export type ProgressStep =
  | "draft"
  | "draftLeft"
  | "submitted"
  | "discarded"
  | "withdrawn"
  | "waitsOpening"
  | "checked"
  | "returned"
  | "rejected"
  | "waitsReview"
  | "reviewed"
  | "ranked"
  | "decided"
  | "awarded"
  | "reserve"
  | "declined"
  | "agreed"
  | "completed"
  | "forgone"
  | "cancelled"
  | "failed";

/** `stage` is null when nothing is to come. */
export type Progress = { stage: (typeof applicationStages)[number] | null; step: ProgressStep; actor: Actor };

const at = (stage: Progress["stage"], step: ProgressStep, actor: Actor): Progress => ({ stage, step, actor });

/**
 * The state that an applicant may know: a decision of the commission is nobody's knowledge before it is published.
 */
export function publicState(application: ApplicationState, competition: CompetitionState): ApplicationState {
  const isDecision = application === "awarded" || application === "reserve" || application === "declined";
  return isDecision && competition !== "published" && competition !== "completed" ? "admitted" : application;
}

/** Where an application is, who acts now, and what comes next, as its applicant may know it (domain.md §3.6). */
export function progressOf(application: ApplicationState, competition: CompetitionState): Progress {
  const state = publicState(application, competition);
  const settled = settledProgress(state);
  if (settled) return settled;
  if (competition === "cancelled") return at(null, "cancelled", "nobody");
  if (competition === "failed") return at(null, "failed", "nobody");
  if (state === "draft")
    return competition === "announced" ? at("application", "draft", "applicant") : at(null, "draftLeft", "nobody");
  if (state === "discarded") return at(null, "discarded", "nobody");
  if (state === "withdrawn") return at(competition === "announced" ? "application" : null, "withdrawn", "nobody");
  if (state === "submitted") {
    return competition === "announced"
      ? at("application", "submitted", "nobody")
      : at("admission", "waitsOpening", "secretary");
  }
  if (state === "opened") return at("admission", "checked", "secretary");
  return admittedProgress(competition);
}

function settledProgress(state: ApplicationState): Progress | null {
  switch (state) {
    case "returned":
      return at("admission", "returned", "applicant");
    case "rejected":
      return at(null, "rejected", "nobody");
    case "awarded":
      return at("agreement", "awarded", "secretary");
    case "reserve":
      return at("agreement", "reserve", "secretary");
    case "declined":
      return at(null, "declined", "nobody");
    case "agreed":
      return at("reporting", "agreed", "applicant");
    case "completed":
      return at(null, "completed", "nobody");
    case "forgone":
      return at(null, "forgone", "nobody");
    default:
      return null;
  }
}

function admittedProgress(competition: CompetitionState): Progress {
  if (competition === "review") return at("review", "reviewed", "experts");
  if (competition === "ranking" || competition === "meeting") return at("decision", "ranked", "commission");
  if (competition === "decided") return at("publication", "decided", "secretary");
  return at("review", "waitsReview", "secretary");
}
