import { byClause } from "../clause";
import { dayParam } from "../params";
import type { Details, refusal as ru } from "../ru/refusal";
import { terms } from "./announcement-terms";

const noticeOf = ({ days, unit, clause, first }: Details) =>
  days === undefined || first === undefined
    ? "."
    : `: at least ${terms.text({ days: Number(days), unit: unit === "calendar" ? "calendar" : "working" })}${byClause(clause)} before. Plan it for ${dayParam(first, "en")} or later.`;

export const refusal: typeof ru = {
  notSignedIn: "Please sign in to go on. You will come back to this page afterwards.",
  notFound: "There is no such page, or it is not open to you. Check the address or start from the home page.",
  wrongRole: "This is for other people in the competition. If you should be doing it, ask the organiser for the role.",
  noAuthority: "Your power of attorney does not cover this day. The head can enter a new one under “Who has access”.",
  secondPerson: "The first decision was yours. Somebody else of the organiser’s office has to confirm it.",
  notConfirmed:
    "First confirm your e-mail address: open our e-mail and press the button in it. You can have it sent again from “My profile”.",
  conflictOfInterest:
    "You are connected with this applicant, so you take no part in deciding on the application. Your other applications are still open to you.",
  throttled: "Too many attempts in a row. Please wait a few minutes and try again.",
  wrongStage:
    "This cannot be done at the present stage of the competition. Its page shows which stage it is at and what is open now.",
  wrongKind:
    "The rules of the competition do not admit applicants of this kind. The competition’s page says who may take part.",
  wrongState: "This cannot be done now. Reload the page to see what can be done next.",
  passMarkOpen: "The commission has not set the pass mark yet. Enter its decision on the page of the meeting.",
  notYet: "It is too early for this. The date is on the competition’s page.",
  deadlinePassed: "The deadline has passed, so we can no longer accept this. If you disagree, write to the organiser.",
  changedMeanwhile:
    "While you were working, this was changed in another window or by someone else. What you typed is still on the page: copy what matters, reload the page and make your changes again.",
  incomplete: "Something is still missing. Check the marked places and try again.",
  proofNeeded:
    "Attach the document as a file: a decision, protocol or extract. A change of the head is not considered without it.",
  notSigned:
    "By the rules of the competition the head, or whoever signs under a power of attorney, has to sign this edition first. It is signed on the page “Check and submit”.",
  noQuorum: "There is no quorum, so no decision can be made. Mark who is present or postpone the meeting.",
  noticeTooShort: (term) =>
    `The meeting is sooner than the rules of the competition let members be told of it${noticeOf(term)}`,
  notCarried: ({ number }) =>
    `The commission did not carry the decision on application${number === undefined ? "" : ` No. ${number}`}: there were not enough votes for it. Reconsider that decision or check the votes, then make the protocol again.`,
  notConcluded:
    "By the rules of the competition the commission decides on admission. Make the protocol of admission on the page “Applications” first, then prepare the review.",
  onPaper:
    "This application came on paper, so it is neither changed nor submitted here: the organiser types it in. To change or withdraw it, turn to the secretary of the competition.",
  limitExceeded: ({ max }) =>
    `This is over the limit${max === undefined ? "" : ` of ${max}`}. Reduce the sum or the number and try again.`,
  alreadyExists: "This exists already. Open it and go on from there.",
  hasPeople:
    "People have been called to this competition. End their roles and take the invitations back first, then repeat.",
  leanedOn: ({ options, questions }) =>
    `This cannot be taken out of the rules: ${options}. Conditions of the application form compare with it: ${questions}. First change them on the page of the form, then save the rules again. What you typed is still on the page.`,
  lastOne: "This is the last person with this role. Hand it over to somebody else first, then try again.",
  linkExpired: "The link has expired or has been used. Please ask for a new one.",
  badInput: "We could not read what was sent. Go back, check the fields and send it again.",
  keyReused: "This has been sent already, with different contents. Reload the page and send it again.",
  storeUnsafe:
    "The file store does not pass its check now: applicants' documents could be lost, so a competition cannot be announced. Nothing has changed. Tell the administrator of the system: the reason is on their home page and in the server's log. When it is mended, press the button again.",
};
