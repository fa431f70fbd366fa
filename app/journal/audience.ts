import type { EventType } from "./events";

/** Who a history is shown to; decides which events it has and whether people are named in it (domain.md §2.8). */
export const audiences = ["applicant", "coApplicant", "expert", "commission", "office", "public"] as const;
export type Audience = (typeof audiences)[number];

const isOf = (type: EventType, ...kinds: string[]) => kinds.includes(type.slice(0, type.indexOf(".")));

const publicEvents: readonly EventType[] = [
  "competition.announced",
  "competition.rulesChanged",
  "competition.formChanged",
  "competition.deadlineExtended",
  "competition.cancelled",
  "competition.closed",
  "competition.opened",
  "competition.failed",
  "competition.completed",
  "question.answered",
  "results.published",
];

/** How the applicant's own people work on an application: who joined it reads what came of that. */
const innerEvents: readonly EventType[] = [
  "application.coApplicantCalled",
  "application.declared",
  "application.signAsked",
  "application.signed",
  "application.discarded",
  "application.restored",
  "application.orderGiven",
  "application.orderWithdrawn",
  "application.orderLapsed",
  "application.cameLate",
];

/**
 * Whether an audience may know that such a thing happened. An applicant learns nothing of experts, sheets, votes and
 * ranks; an expert nothing of others' work; the commission nothing of which expert did what (domain.md §2.8).
 */
export function mayKnow(audience: Audience, type: EventType): boolean {
  switch (audience) {
    case "office":
      return true;
    case "commission":
      return !isOf(type, "expert", "sheet");
    case "applicant":
      return (
        publicEvents.includes(type) ||
        (isOf(type, "account", "consent", "applicant", "application", "agreement", "report", "project") &&
          type !== "application.checked" &&
          type !== "application.checkerAssigned")
      );
    case "coApplicant":
      return mayKnow("applicant", type) && !innerEvents.includes(type);
    case "expert":
      return publicEvents.includes(type) || isOf(type, "account", "consent");
    case "public":
      return publicEvents.includes(type);
  }
}

/** What people of others say to an applicant, asking to join it or answering its invitation: its own people read who they are. */
export const askersEvents: readonly EventType[] = [
  "applicant.joinAsked",
  "applicant.headAsked",
  "applicant.accountMoveAsked",
  "application.coApplicantAgreed",
  "application.coApplicantDeclined",
  "application.coApplicantLeft",
];

/** Whether an audience reads the names of everybody who acted; the others read names of their own people only. */
export function readsNames(audience: Audience): boolean {
  return audience === "office" || audience === "commission";
}
