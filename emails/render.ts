import { createElement, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { isWorded } from "~/lifecycle/2-announcement/wording";
import { catalog, type Text } from "~/text/text";
import { type LetterProps, OfTest } from "./_kit/frame";
import { type OwnWords, OwnWordsProvider } from "./_kit/said";
import * as accountChanged from "./account-changed";
import * as agreementDue from "./agreement-due";
import * as agreementRecorded from "./agreement-recorded";
import * as alreadyRegistered from "./already-registered";
import * as applicantVerified from "./applicant-verified";
import * as applicationAdmitted from "./application-admitted";
import * as applicationAwarded from "./application-awarded";
import * as applicationCameLate from "./application-came-late";
import * as applicationDeclined from "./application-declined";
import * as applicationOpened from "./application-opened";
import * as applicationRejected from "./application-rejected";
import * as applicationReserved from "./application-reserved";
import * as applicationReturned from "./application-returned";
import * as applicationSubmitted from "./application-submitted";
import * as applicationWithdrawn from "./application-withdrawn";
import * as approvalProposed from "./approval-proposed";
import * as approvalReturned from "./approval-returned";
import * as changeEmail from "./change-email";
import * as coApplicant from "./co-applicant";
import * as competitionCancelled from "./competition-cancelled";
import * as confirmEmail from "./confirm-email";
import * as correctionDue from "./correction-due";
import * as deadlineExtended from "./deadline-extended";
import * as digest from "./digest";
import * as draftReminder from "./draft-reminder";
import * as emailChanged from "./email-changed";
import * as errandTaken from "./errand-taken";
import * as extensionProposed from "./extension-proposed";
import * as headRequest from "./head-request";
import * as invitation from "./invitation";
import * as joinAsked from "./join-asked";
import * as joinDecided from "./join-decided";
import type { LetterKind, Letters, LetterToRender, RenderedLetter } from "./letters";
import * as meetingPlanned from "./meeting-planned";
import * as memberInvitation from "./member-invitation";
import * as passwordChanged from "./password-changed";
import { plainText } from "./plain-text";
import * as questionAnswered from "./question-answered";
import * as questionAsked from "./question-asked";
import * as reportAccepted from "./report-accepted";
import * as reportDue from "./report-due";
import * as reportReturned from "./report-returned";
import * as reportSubmitted from "./report-submitted";
import * as resetPassword from "./reset-password";
import * as reviewAssigned from "./review-assigned";
import * as reviewDue from "./review-due";
import * as rulesChanged from "./rules-changed";
import * as sectionAsked from "./section-asked";
import * as sheetSealed from "./sheet-sealed";
import * as signAsked from "./sign-asked";
import * as submissionOrder from "./submission-order";
import { filledWords } from "./wording";

/** What the file of a letter exports. */
type LetterFile<K extends LetterKind> = {
  default: (given: LetterProps<K>) => ReactElement;
  subject: (text: Text, props: Letters[K]) => string;
  /** Made-up content to look at the letter with, and to test it by. */
  preview: Letters[K];
};

/** Every kind has its file: one that is missing here does not compile. */
export const letterFiles: { [K in LetterKind]: LetterFile<K> } = {
  "confirm-email": confirmEmail,
  "already-registered": alreadyRegistered,
  "reset-password": resetPassword,
  "password-changed": passwordChanged,
  invitation: invitation,
  "member-invitation": memberInvitation,
  "head-request": headRequest,
  "co-applicant": coApplicant,
  "section-asked": sectionAsked,
  "errand-taken": errandTaken,
  "change-email": changeEmail,
  "email-changed": emailChanged,
  "account-changed": accountChanged,
  "join-asked": joinAsked,
  "join-decided": joinDecided,
  "applicant-verified": applicantVerified,
  "application-submitted": applicationSubmitted,
  "sign-asked": signAsked,
  "draft-reminder": draftReminder,
  "application-withdrawn": applicationWithdrawn,
  "submission-order": submissionOrder,
  "application-came-late": applicationCameLate,
  "extension-proposed": extensionProposed,
  "deadline-extended": deadlineExtended,
  "approval-proposed": approvalProposed,
  "approval-returned": approvalReturned,
  "rules-changed": rulesChanged,
  "question-asked": questionAsked,
  "question-answered": questionAnswered,
  "application-opened": applicationOpened,
  "application-admitted": applicationAdmitted,
  "application-rejected": applicationRejected,
  "application-returned": applicationReturned,
  "review-assigned": reviewAssigned,
  "sheet-sealed": sheetSealed,
  "meeting-planned": meetingPlanned,
  "application-awarded": applicationAwarded,
  "application-reserved": applicationReserved,
  "application-declined": applicationDeclined,
  "competition-cancelled": competitionCancelled,
  "agreement-recorded": agreementRecorded,
  "report-submitted": reportSubmitted,
  "report-returned": reportReturned,
  "report-accepted": reportAccepted,
  digest,
  "report-due": reportDue,
  "correction-due": correctionDue,
  "agreement-due": agreementDue,
  "review-due": reviewDue,
};

/** Old programs of mail draw what has another one in a mode of their own. */
const DOCTYPE =
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">';

/** Words of an organiser are Russian: other readers get the standard letter as well, with these below. */
const OWN_LANG = "ru";

function ownWordsOf({ kind, props, wording }: LetterToRender): OwnWords | null {
  return wording && isWorded(kind) ? filledWords(kind, props as Letters[typeof kind], wording) : null;
}

/** What stands in the subject of a letter: one line. */
export function subjectOf(letter: LetterToRender): string {
  const file = letterFiles[letter.kind] as LetterFile<LetterKind>;
  const own = letter.lang === OWN_LANG ? ownWordsOf(letter) : null;
  return (own?.subject ?? file.subject(catalog(letter.lang), letter.props)).replace(/\s+/gu, " ").trim();
}

/** Makes a letter ready to send, in the recipient's language: subject of one line, HTML, and the same as plain text. */
export async function renderLetter<K extends LetterKind>(letter: LetterToRender<K>): Promise<RenderedLetter> {
  const { kind, props, lang, organiser = null, isTest = false } = letter;
  const words = ownWordsOf(letter as LetterToRender);
  const sheet = createElement(letterFiles[kind].default, { props, lang, organiser });
  const drawn = createElement(OfTest.Provider, { value: isTest }, sheet);
  const own = words && { words, isBeside: lang !== OWN_LANG };
  const html = DOCTYPE + renderToStaticMarkup(createElement(OwnWordsProvider, { value: own }, drawn));
  const plain = subjectOf(letter as LetterToRender);
  const subject = isTest ? catalog(lang).letters.frame.testSubject(plain) : plain;
  return { subject, html, text: plainText(html) };
}
