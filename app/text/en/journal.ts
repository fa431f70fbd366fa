import type { EventType } from "~/journal/events";
import type { MarkKind } from "~/lifecycle/1-registration/work-calendar";
import { formatDay, formatInstant } from "../format";
import type { EventDetails, EventWords, journal as ru } from "../ru/journal";
import { calendar } from "./registration-calendar";
import { verifiedFactNames } from "./registration-profile";

const quoted = (value: EventDetails[string] | undefined) => (value ? ` “${value}”` : "");
const number = (value: EventDetails[string] | undefined) => (value ? ` No. ${value}` : "");
const colon = (value: EventDetails[string] | undefined) => (value ? `: ${value}` : "");

const roleNames: Record<string, string> = {
  expert: "expert",
  member: "commission member",
  chair: "commission chair",
  secretary: "secretary",
  helper: "helper",
  organiserAdmin: "organiser’s administrator",
  installationAdmin: "system administrator",
};
const named = (name: EventDetails[string] | undefined, role: EventDetails[string] | undefined) =>
  colon([name, roleNames[String(role)]].filter(Boolean).join(", "));

const memberRoleNames: Record<string, string> = {
  head: "head",
  signatory: "signs by a power of attorney",
  accountant: "accountant",
  editor: "prepares applications",
  viewer: "reads only",
};
const asMember = (name: EventDetails[string] | undefined, given: EventDetails[string] | undefined) =>
  colon([name, memberRoleNames[String(given)]].filter(Boolean).join(", "));
/** Who signed an application, by their role. */
const signedBy: Record<string, string> = {
  head: "Application signed by the head",
  signatory: "Application signed by a signatory by a power of attorney",
};
const lapses: Record<string, string> = {
  incomplete: "the draft is not complete",
  notSigned: "the application was not signed",
  withdrawn: "the application was withdrawn",
  noAuthority: "who gave it may no longer sign for the applicant",
};

const untilInstant = (at: EventDetails[string] | undefined, zone: EventDetails[string] | undefined) =>
  typeof at === "string" && typeof zone === "string" ? ` until ${formatInstant(at, zone, "en")}` : "";

/** Verified facts by their names; a fact that is not known any more is left out. */
const namesOfFacts = (facts: EventDetails[string] | undefined) =>
  String(facts ?? "")
    .split(",")
    .flatMap((fact) => verifiedFactNames[fact as keyof typeof verifiedFactNames] ?? [])
    .join(", ");

const cameAt = (at: EventDetails[string] | undefined, zone: EventDetails[string] | undefined) =>
  typeof at === "string" && typeof zone === "string" ? `, came ${formatInstant(at, zone, "en")}` : "";
const scanNames: Record<string, string> = {
  application: "application",
  consent: "consent to the processing of personal data",
  envelope: "envelope or stamp",
  withdrawal: "letter of withdrawal",
};

const attempted: Record<string, string> = {
  submit: "An attempt to submit",
  withdraw: "An attempt to withdraw",
  reopen: "An attempt to take the application up again",
  resubmit: "An attempt to send the corrected application",
};

const byErrand = ({ helper, desk, principal }: EventDetails) =>
  helper ? `${helper}${desk ? ` (${desk})` : ""}${principal ? ` for: ${principal}` : ""}` : null;

const paperNames: Record<string, string> = {
  openingProtocol: "protocol of the opening",
  admissionProtocol: "protocol of admission",
};

export const journal: typeof ru = {
  organiserStaff: "Organiser",
  empty: "Nothing has happened yet.",
  event: {
    "account.registered": "Account created",
    "account.confirmed": "E-mail address confirmed",
    "account.passwordReset": "Password reset by a link from a letter",
    "account.passwordChanged": "Password changed",
    "account.emailChanged": "E-mail address changed",
    "account.changed": "Name or language changed",
    "consent.given": "Consent to personal-data processing given",
    "consent.withdrawn": "Consent to personal-data processing withdrawn",
    "applicant.registered": "Applicant registered",
    "applicant.changed": ({ revoked, facts }) =>
      `${revoked ? "What an organiser had verified was changed, the applicant must be verified again" : "Applicant’s details changed"}${colon(namesOfFacts(facts))}`,
    "applicant.accountChanged": "The bank account was changed",
    "applicant.personNamed": ({ purpose }) =>
      purpose === "group"
        ? "A member of the group added with their consent"
        : "A person of a team added with their consent",
    "applicant.namedConsentWithdrawn": ({ purpose }) =>
      purpose === "group"
        ? "A member of the group withdrew their consent"
        : "A person of a team withdrew their consent",
    "applicant.verified": "Applicant verified",
    "applicant.refused": "Applicant did not pass verification",
    "applicant.joinAsked": "Access was asked for",
    "applicant.memberInvited": ({ name, role: asked }) => `Invitation sent${asMember(name, asked)}`,
    "applicant.memberInviteWithdrawn": ({ name }) => `Invitation withdrawn${colon(name)}`,
    "applicant.memberChanged": ({ name, role: given, number: paper }) =>
      `Access changed${asMember(name, given)}${paper ? `, power of attorney${number(paper)}` : ""}`,
    "applicant.memberAdded": ({ name, role: given }) => `Member added${asMember(name, given)}`,
    "applicant.joinDeclined": ({ name }) => `Request for access declined${colon(name)}`,
    "applicant.memberRemoved": ({ name }) => `Member removed${colon(name)}`,
    "applicant.errandTaken": ({ helper, desk, principal }) =>
      `A helper’s errand was recorded${colon(byErrand({ helper, desk }))}${principal ? `, consent given by: ${principal}` : ""}`,
    "applicant.errandEnded": ({ helper }) => `A helper’s errand ended${colon(helper)}`,
    "applicant.headAsked": ({ name }) => `A change of the head was asked for${colon(name)}`,
    "applicant.headApproved": ({ name }) =>
      `The change of the head was approved, a second decision is needed${colon(name)}`,
    "applicant.headDeclined": ({ name }) => `The change of the head was declined${colon(name)}`,
    "applicant.headChanged": ({ name }) => `The head’s access was handed over${colon(name)}`,
    "applicant.accountMoveAsked": ({ name }) => `A move of an account to a new address was asked for${colon(name)}`,
    "applicant.accountMoveApproved": ({ name }) =>
      `The move of the account was approved, a second decision is needed${colon(name)}`,
    "applicant.accountMoveDeclined": ({ name }) => `The move of the account was declined${colon(name)}`,
    "applicant.accountMoveObjected": ({ name }) =>
      `The owner of the address objected, the account does not move${colon(name)}`,
    "applicant.accountMoved": ({ name }) => `The account has moved to a new address${colon(name)}`,
    "applicant.proofAttached": ({ name }) => `A document of authority was attached${colon(name)}`,
    "applicant.proofRemoved": ({ name }) => `A document of authority was taken away${colon(name)}`,
    "organiser.created": "Organiser added",
    "organiser.changed": "Organiser’s details changed",
    "workCalendar.dayMarked": ({ day, kind, act }) =>
      `Production calendar: ${typeof day === "string" ? formatDay(day, "en") : "a day marked"}${colon(calendar.kinds[kind as MarkKind])}${act ? ` (${act})` : ""}`,
    "news.published": ({ title }) => `News published${colon(title)}`,
    "news.changed": ({ title }) => `News mended${colon(title)}`,
    "news.withdrawn": ({ title }) => `News withdrawn${colon(title)}`,
    "role.invited": ({ name, role }) => `Invitation sent${named(name, role)}`,
    "role.inviteWithdrawn": ({ name }) => `Invitation withdrawn${colon(name)}`,
    "role.granted": ({ name, role }) => `Role accepted${named(name, role)}`,
    "role.ended": ({ name, role }) => `Role ended${named(name, role)}`,
    "competition.created": "Competition created",
    "competition.copied": ({ from }) => `Competition created after the competition “${from}”`,
    "competition.rulesChanged": ({ byTwo }) =>
      `Rules of the competition changed${byTwo ? " after two people agreed" : ""}`,
    "competition.formChanged": "Application form changed",
    "competition.announced": ({ byTwo }) => `Competition announced${byTwo ? " after two people agreed" : ""}`,
    "approval.proposed": ({ subject }) =>
      subject === "change" ? "Change of the rules put to a second person" : "Announcement put to a second person",
    "approval.returned": ({ subject }) =>
      subject === "change" ? "Change of the rules returned with remarks" : "Announcement returned with remarks",
    "approval.voided": ({ subject }) =>
      subject === "change"
        ? "Change of the rules edited, the earlier proposal taken off"
        : "Rules or form edited, the earlier proposal to announce taken off",
    "extension.proposed": ({ kind }) =>
      kind === "incident" ? "An extension of reception after a failure proposed" : "An extension of reception proposed",
    "extension.declined": "The proposed extension of reception declined",
    "competition.deadlineExtended": ({ to, zone, reason }) =>
      `Reception of applications extended${untilInstant(to, zone)}${reason ? `. Reason: ${reason}` : ""}`,
    "competition.clockMoved": "Clock of the test competition moved forward",
    "competition.draftsCalled": ({ drafts, letters }) =>
      `Owners of drafts were sent a reminder (drafts: ${drafts}, letters: ${letters})`,
    "competition.cancelled": "Competition cancelled",
    "competition.discarded": ({ title }) => `The draft of the competition “${title}” was deleted`,
    "competition.closed": "Reception of applications ended",
    "competition.opened": "Applications opened",
    "competition.failed": "Competition declared void",
    "paper.made": ({ paper, number: n }) => `Document made: ${paperNames[String(paper)] ?? ""}${number(n)}`,
    "paper.corrected": ({ paper, number: n, version }) =>
      `Document corrected: ${paperNames[String(paper)] ?? ""}${number(n)}, version ${version}`,
    "paper.signedCopyAttached": ({ paper, number: n, kind }) =>
      `${kind === "signature" ? "Electronic signature attached" : "Signed copy attached"}: ${paperNames[String(paper)] ?? ""}${number(n)}`,
    "competition.reviewStarted": "Review started",
    "competition.scoresOpened": "Experts’ scores opened",
    "competition.completed": "Competition completed",
    "question.asked": "Question to the organiser asked",
    "question.answered": "Question answered",
    "application.started": (details) =>
      `${details.from ? "Draft started from an earlier application" : "Draft of an application started"}${colon(byErrand(details))}${details.typist ? `: typed in from paper by ${details.typist}` : ""}`,
    "application.declared": ({ no }) =>
      no ? "Applicant answered about the requirements, some are not met" : "Applicant answered about the requirements",
    "application.signAsked": ({ heads, signatories }) => {
      const asked = [heads ? "the head" : "", signatories ? "a signatory by a power of attorney" : ""];
      return `Asked to sign the application${colon(asked.filter(Boolean).join(" and "))}`;
    },
    "application.signed": ({ by }) => signedBy[String(by)] ?? "Application signed",
    "application.discarded": "Draft discarded",
    "application.restored": "Draft restored",
    "application.coApplicantCalled": ({ inn }) =>
      `An organisation that is not in Pochin was asked by e-mail to register${inn ? `, INN ${inn}` : ""}`,
    "application.coApplicantInvited": ({ name }) => `A co-applicant was invited${colon(name)}`,
    "application.coApplicantAgreed": ({ name }) => `A co-applicant agreed${colon(name)}`,
    "application.coApplicantDeclined": ({ name }) => `A co-applicant declined${colon(name)}`,
    "application.coApplicantLeft": ({ name }) => `A co-applicant left the application${colon(name)}`,
    "application.coApplicantCancelled": ({ name }) => `A co-applicant was taken out of the application${colon(name)}`,
    "application.submitted": ({ edition, byOrder, onPaper }) =>
      `${Number(edition) > 1 ? `Edition${number(edition)} of the application submitted` : "Application submitted"}${byOrder ? " at the close of reception, as ordered" : ""}${onPaper ? " on paper" : ""}`,
    "application.orderGiven": "An order to submit the application at the close of reception given",
    "application.orderWithdrawn": "The order to submit the application taken back",
    "application.orderLapsed": ({ why }) =>
      `The order to submit the application was not carried out${colon(lapses[String(why)])}`,
    "application.cameLate": ({ act }) =>
      `${attempted[String(act)] ?? "An application came"} after the deadline, not accepted`,
    "application.withdrawn": ({ onPaper }) =>
      onPaper ? "Application withdrawn by a letter on paper" : "Application withdrawn",
    "application.reopened": "Withdrawn application became a draft again",
    "paperApplication.registered": ({ entry, arrivedAt, zone }) =>
      `Paper application registered${number(entry)}${cameAt(arrivedAt, zone)}`,
    "paperApplication.cameLate": ({ entry, arrivedAt, zone }) =>
      `Paper application registered as come late${number(entry)}${cameAt(arrivedAt, zone)}`,
    "paperApplication.scanAttached": ({ kind }) => `Scan attached${colon(scanNames[String(kind)])}`,
    "paperApplication.typed": ({ gaps }) =>
      gaps ? "Paper application typed in, the paper leaves something out" : "Paper application typed in",
    "paperApplication.compared": "What was typed in was compared with the paper",
    "paperApplication.sentBack": "Differences from the paper were found, typing goes on",
    "paperApplication.setAside": ({ reason }) => `Paper application set aside${reason ? `. Reason: ${reason}` : ""}`,
    "paperApplication.withdrawn": ({ entry, arrivedAt, zone }) =>
      `A withdrawal on paper recorded${number(entry)}${cameAt(arrivedAt, zone)}`,
    "application.opened": ({ number: given }) => `Application opened and registered${number(given)}`,
    "application.checkerAssigned": ({ name }) =>
      name ? `The check was given to ${name}` : "The check was given to nobody",
    "application.checked": "Check of requirements recorded",
    "application.admitted": "Application admitted",
    "application.rejected": "Application not admitted",
    "application.reconsidered": "The decision on admission was cancelled, the application is being checked again",
    "application.returned": "Application returned for correction",
    "application.resubmitted": "Corrected application submitted",
    "round.prepared": "Copies of applications for experts prepared",
    "round.started": "Review round started",
    "round.closed": "Review round closed",
    "round.openingConfirmed": "Opening of scores confirmed",
    "round.opened": "Scores of the round opened",
    "expert.assigned": "Expert assigned",
    "expert.recused": "Expert recused",
    "expert.replaced": "Expert replaced",
    "sheet.sealed": "Score sheet sealed",
    "sheet.reopened": "Score sheet reopened for changes",
    "sheet.annulled": "Score sheet annulled",
    "ranking.made": "Ranking of applications made",
    "meeting.planned": "Commission meeting planned",
    "meeting.opened": "Commission meeting opened",
    "meeting.attendanceRecorded": "Attendance of the meeting recorded",
    "meeting.passMarksVoted": "The commission voted on the pass mark",
    "item.proposed": "Decision on an agenda item proposed",
    "item.opened": "Vote on an item opened",
    "item.recused": "A commission member takes no part because of a conflict of interest",
    "item.voted": "Vote cast",
    "item.votesEntered": "Votes entered by the secretary",
    "item.closed": "Vote on an item ended",
    "award.decided": "Commission decided on the application",
    "protocol.signed": "Protocol of the meeting signed",
    "results.published": "Results of the competition published",
    "letters.released": "Letters about decisions sent",
    "letters.worded": "Words of a letter to applicants changed",
    "letters.resent": "A letter sent to another address",
    "agreement.recorded": ({ number: given }) => `Agreement concluded${number(given)}`,
    "agreement.refused": "Winner declined the agreement",
    "agreement.completed": "Obligations of the agreement fulfilled",
    "report.submitted": ({ title }) => `Report submitted${colon(title)}`,
    "report.returned": ({ title }) => `Report returned with remarks${colon(title)}`,
    "report.accepted": ({ title }) => `Report accepted${colon(title)}`,
    "project.published": ({ title }) => `Project card published${quoted(title)}`,
  } satisfies Record<EventType, EventWords> as Record<EventType, EventWords>,
};
