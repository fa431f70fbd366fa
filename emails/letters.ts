import type { ApprovalSubject } from "~/lifecycle/2-announcement/approval";
import type { MemberRole } from "../app/lifecycle/1-registration/applicant";
import type { ExtensionKind } from "../app/lifecycle/2-announcement/extension";
import type { RuleSection } from "../app/lifecycle/2-announcement/rules-sections";
import type { Wording } from "../app/lifecycle/2-announcement/wording";
import type { LateAct } from "../app/lifecycle/3-application/late-attempt";
import type { LapseReason } from "../app/lifecycle/3-application/submission-order";
import type { Lang } from "../app/text/text";

/**
 * Every letter and what it needs; money as digits of kopecks, instants as ISO strings, `url` an absolute address.
 * Each kind has its file beside this one.
 */
export type Letters = {
  "confirm-email": { name: string; url: string };
  "already-registered": { name: string; url: string };
  "reset-password": { name: string; url: string };
  "password-changed": { name: string };
  "change-email": { name: string; url: string };
  "email-changed": { name: string; email: string; isDone: boolean };
  invitation: {
    name: string;
    role: "expert" | "member" | "chair" | "secretary" | "helper" | "organiserAdmin";
    organiser: string;
    competition: string | null;
    invitedBy: string;
    url: string;
  };
  "member-invitation": { name: string; applicant: string; role: MemberRole; invitedBy: string; url: string };
  "join-asked": { name: string; asker: string; applicant: string; url: string };
  "join-decided": { name: string; applicant: string; accepted: boolean; url: string };
  "head-request": {
    name: string;
    message:
      | "headAsked"
      | "headReplaced"
      | "officeAsked"
      | "officeSecond"
      | "askerDone"
      | "askerDeclined"
      | "moveAsked"
      | "moveSecond"
      | "moveOfficeAsked"
      | "moveOfficeSecond"
      | "mailboxSaidLost"
      | "accountMoved"
      | "moveDeclined"
      | "moveObjected";
    applicant: string;
    asker: string;
    organiser: string;
    text: string;
    url: string;
  };
  "co-applicant": {
    name: string;
    message: "invited" | "called" | "agreed" | "declined" | "left" | "cancelled";
    lead: string;
    coApplicant: string;
    competition: string;
    part: string;
    url: string;
  };
  "section-asked": {
    name: string;
    asker: string;
    applicant: string;
    competition: string;
    title: string;
    section: string;
    note: string;
    dueOn: string | null;
    url: string;
  };
  "errand-taken": { name: string; applicant: string; helper: string; desk: string; principal: string; url: string };
  "account-changed": { name: string; applicant: string; changedBy: string; tail: string; url: string };
  "applicant-verified": { name: string; applicant: string; verified: boolean; text: string; url: string };
  "application-submitted": {
    name: string;
    competition: string;
    title: string;
    arrivedAt: string;
    zone: string;
    code: string;
    sha256: string;
    files: { name: string; size: number; sha256: string }[];
    edition: number;
    url: string;
    /** Where the submission stands in the journal, with the path to the root; known when the letter is sent. */
    journal: { seq: number; leaf: string; size: number; root: string; path: string[] } | null;
  };
  "sign-asked": {
    name: string;
    competition: string;
    title: string;
    asker: string;
    dueAt: string;
    zone: string;
    url: string;
  };
  "draft-reminder": {
    name: string;
    competition: string;
    title: string;
    step: "week" | "day" | "hours";
    left: number;
    closesAt: string;
    zone: string;
    url: string;
  };
  "application-withdrawn": { name: string; competition: string; title: string; url: string };
  "submission-order": {
    name: string;
    competition: string;
    title: string;
    outcome: "given" | LapseReason;
    /** An edition submitted before takes part all the same. */
    stays: boolean;
    closesAt: string;
    zone: string;
    url: string;
  };
  "application-came-late": {
    name: string;
    competition: string;
    title: string;
    act: LateAct;
    arrivedAt: string;
    closesAt: string;
    zone: string;
    url: string;
  };
  "extension-proposed": {
    name: string;
    competition: string;
    proposer: string;
    kind: ExtensionKind;
    from: string;
    to: string;
    zone: string;
    reason: string;
    url: string;
  };
  /** `reason` is why announced rules are to be changed; empty for an announcement. */
  "approval-proposed": {
    name: string;
    competition: string;
    proposer: string;
    subject: ApprovalSubject;
    reason: string;
    url: string;
  };
  "approval-returned": {
    name: string;
    competition: string;
    decider: string;
    subject: ApprovalSubject;
    remarks: string;
    url: string;
  };
  /** What of the announced rules has changed, by their sections. */
  "rules-changed": {
    name: string;
    competition: string;
    version: number;
    reason: string;
    sections: RuleSection[];
    url: string;
  };
  "deadline-extended": {
    name: string;
    competition: string;
    kind: ExtensionKind;
    from: string;
    to: string;
    zone: string;
    reason: string;
    url: string;
  };
  "question-asked": { name: string; competition: string; questions: string[]; count: number; url: string };
  "question-answered": { name: string; competition: string; question: string; answer: string; url: string };
  "application-opened": { name: string; competition: string; title: string; number: number; url: string };
  "application-admitted": { name: string; competition: string; title: string; number: number; url: string };
  "application-rejected": {
    name: string;
    competition: string;
    title: string;
    number: number;
    ground: string;
    clause: string;
    text: string;
    url: string;
  };
  "application-returned": {
    name: string;
    competition: string;
    title: string;
    number: number;
    remarks: string;
    dueAt: string;
    zone: string;
    url: string;
  };
  "review-assigned": { name: string; competition: string; sheets: number; dueAt: string; zone: string; url: string };
  "sheet-sealed": {
    name: string;
    competition: string;
    pseudonym: string;
    revision: number;
    commitment: string;
    url: string;
  };
  "meeting-planned": { name: string; competition: string; at: string; zone: string; place: string; url: string };
  "application-awarded": {
    name: string;
    competition: string;
    title: string;
    number: number;
    score: string;
    requested: string;
    awarded: string;
    reason: string;
    agreementsBy: string;
    zone: string;
    url: string;
  };
  "application-reserved": {
    name: string;
    competition: string;
    title: string;
    number: number;
    score: string;
    place: number;
    url: string;
  };
  "application-declined": {
    name: string;
    competition: string;
    title: string;
    number: number;
    score: string | null;
    reason: string;
    url: string;
  };
  "competition-cancelled": { name: string; competition: string; reason: string; url: string };
  "agreement-recorded": {
    name: string;
    competition: string;
    title: string;
    number: string;
    sum: string;
    reports: { title: string; dueOn: string }[];
    url: string;
  };
  "report-submitted": { name: string; competition: string; title: string; report: string; url: string };
  "report-returned": {
    name: string;
    competition: string;
    title: string;
    report: string;
    remarks: string;
    fixBy: string;
    url: string;
  };
  "report-due": { name: string; competition: string; title: string; report: string; dueOn: string; url: string };
  "correction-due": {
    name: string;
    competition: string;
    title: string;
    number: number;
    remarks: string;
    dueAt: string;
    zone: string;
    url: string;
  };
  "agreement-due": {
    name: string;
    competition: string;
    title: string;
    number: number;
    agreementsBy: string;
    zone: string;
    url: string;
  };
  "review-due": { name: string; competition: string; sheets: number; dueAt: string; zone: string; url: string };
  /** The news of a day: what each letter would have been called, and the page that it leads to. */
  digest: { name: string; news: { subject: string; competition: string; url: string }[]; url: string };
  "report-accepted": { name: string; competition: string; title: string; report: string; url: string };
};
export type LetterKind = keyof Letters;

/** A file that goes with a letter; one with a `cid` is a picture in its text. */
export type Enclosure = { fileName: string; contentType: string; bytes: Uint8Array; cid?: string };

/** A letter made ready to send. */
export type RenderedLetter = { subject: string; html: string; text: string };
/**
 * A letter of one kind with its content; `organiser` is named in the footer where a competition stands behind it, `isTest` says
 * that it is a test one, and `wording` is what the organiser says in place of the standard words.
 */
export type LetterToRender<K extends LetterKind = LetterKind> = {
  kind: K;
  props: Letters[K];
  lang: Lang;
  organiser?: string | null;
  isTest?: boolean;
  wording?: Wording | null;
};
