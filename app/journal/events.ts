/** Everything that is written to the journal, in the past tense; the catalogs have words for each. */
export const eventTypes = [
  "account.registered",
  "account.confirmed",
  "account.passwordReset",
  "consent.given",
  "consent.withdrawn",
  "applicant.registered",
  "applicant.changed",
  "applicant.verified",
  "applicant.refused",
  "applicant.joinAsked",
  "applicant.memberAdded",
  "applicant.joinDeclined",
  "applicant.memberRemoved",
  "organiser.created",
  "organiser.changed",
  "role.invited",
  "role.granted",
  "role.ended",
  "competition.created",
  "competition.rulesChanged",
  "competition.announced",
  "competition.clockMoved",
  "competition.cancelled",
  "competition.closed",
  "competition.opened",
  "competition.failed",
  "competition.reviewStarted",
  "competition.scoresOpened",
  "competition.completed",
  "question.asked",
  "question.answered",
  "application.started",
  "application.submitted",
  "application.cameLate",
  "application.withdrawn",
  "application.reopened",
  "application.opened",
  "application.checked",
  "application.admitted",
  "application.rejected",
  "application.returned",
  "application.resubmitted",
  "round.prepared",
  "round.started",
  "round.closed",
  "round.openingConfirmed",
  "round.opened",
  "expert.assigned",
  "expert.recused",
  "expert.replaced",
  "sheet.sealed",
  "sheet.reopened",
  "sheet.annulled",
  "ranking.made",
  "meeting.planned",
  "meeting.opened",
  "meeting.attendanceRecorded",
  "item.proposed",
  "item.opened",
  "item.recused",
  "item.voted",
  "item.votesEntered",
  "item.closed",
  "award.decided",
  "protocol.signed",
  "results.published",
  "letters.released",
  "agreement.recorded",
  "agreement.refused",
  "agreement.completed",
  "report.submitted",
  "report.returned",
  "report.accepted",
  "project.published",
] as const;
export type EventType = (typeof eventTypes)[number];

/** What an event is about; ids are the rows' own. */
export type SubjectKind =
  | "person"
  | "applicant"
  | "organiser"
  | "competition"
  | "application"
  | "round"
  | "sheet"
  | "meeting"
  | "item"
  | "agreement"
  | "report";
