import type { JoinState, MemberRole, Verification } from "../lifecycle/1-registration/applicant";
import type { HeadRequestState } from "../lifecycle/1-registration/head-request";
import type { ApprovalState, ApprovalSubject } from "../lifecycle/2-announcement/approval";
import type { CompetitionMode, CompetitionState } from "../lifecycle/2-announcement/competition";
import type { ExtensionKind, ExtensionState } from "../lifecycle/2-announcement/extension";
import type { ApplicationState } from "../lifecycle/3-application/application";
import type { CoApplicantState } from "../lifecycle/3-application/co-applicant";
import type { PaperState } from "../lifecycle/3-application/paper-application";
import type { SectionTaskState } from "../lifecycle/3-application/section-task";
import type { RoundState } from "../lifecycle/5-review/round";
import type { SheetState } from "../lifecycle/5-review/sheet";
import type { ItemState, MeetingState } from "../lifecycle/6-decision/meeting";
import type { AgreementState } from "../lifecycle/8-agreement/agreement";
import type { ReportState } from "../lifecycle/9-reporting/report";
import type { LetterState } from "../lifecycle/letter-state";
import type { Role } from "./roles";

/** Roles that the person holds at this moment for the object's organiser or competition. */
export type RoleFacts = { roles: readonly Role[] };
export type InboxFacts = RoleFacts & { demo: boolean };

/** News of an organiser; withdrawn ones are the office's only, and for good. */
export type NewsFacts = RoleFacts & { isWithdrawn: boolean };

export type ApplicantFacts = { memberRole: MemberRole | null; roles: readonly Role[]; verification: Verification };
export type JoinFacts = ApplicantFacts & { join: JoinState };

/** What a member acts for an applicant by; `isOwnAuthority` when it is the person's own. */
export type AuthorityFacts = ApplicantFacts & { authorityRole: MemberRole; isOwnAuthority: boolean };

export type HeadRequestFacts = RoleFacts & {
  headRequest: HeadRequestState;
  memberRole: MemberRole | null;
  /** The person asked for it. */
  isClaimant: boolean;
  /** The person asked for it, acts for the applicant or has the account: they decide nothing here for an office. */
  isInvolved: boolean;
  /** A head or signatory beside the account whose mailbox is lost: they know whose it is, and may be the second person. */
  isColleague: boolean;
  /** The person approved it: the second one has to be somebody else. */
  isApprover: boolean;
  /** A member has the address that is said to be lost; true where no address is in question. */
  hasAccount: boolean;
  /** One of the two accounts has come to serve an office since: nothing of an office moves by this way. */
  servesOffice: boolean;
  /** The time to object is over; true where nobody's address is left. */
  isDue: boolean;
};

export type CompetitionFacts = RoleFacts & {
  state: CompetitionState;
  mode: CompetitionMode;
  /** `competition_now()` and the dates, read in the same query. */
  now: Date;
  opensAt: Date;
  closesAt: Date;
};

/** `hasPeople`: somebody else holds a role for this very competition, or is invited to one. */
export type CompetitionPeopleFacts = CompetitionFacts & { hasPeople: boolean };

/** `byTwo`: the rules let nobody announce alone. */
export type AnnounceFacts = CompetitionFacts & { byTwo: boolean };
export type ApprovalAsked = CompetitionFacts & { approvalSubject: ApprovalSubject };
export type ApprovalFacts = ApprovalAsked & { approval: ApprovalState; isProposer: boolean };

/** A proposed end of reception, before it is made and afterwards. */
export type ExtensionAsked = CompetitionFacts & { extensionKind: ExtensionKind };
export type ExtensionFacts = ExtensionAsked & { extension: ExtensionState; isProposer: boolean };

export type ApplicationFacts = CompetitionFacts & {
  application: ApplicationState;
  memberRole: MemberRole | null;
  /** The person is a signatory whose power of attorney covers this day of the competition's clock. */
  hasAuthority: boolean;
  /** A helper who began this application by an errand of its applicant that still holds. */
  helps: boolean;
  /** The secretary who registered the paper that it came on, and types it in. */
  types: boolean;
  /** How far the paper is that it came on; null for one that its applicant writes here. */
  paper: PaperState | null;
  /** The person acts for an organisation that agreed to be a co-applicant: they read, and write nothing. */
  coMember: boolean;
};
/** A place among the co-applicants of an application; `coRole` is the person's role for the organisation that has it. */
export type CoApplicantFacts = CompetitionFacts & {
  application: ApplicationState;
  coApplicant: CoApplicantState;
  memberRole: MemberRole | null;
  coRole: MemberRole | null;
};
/** `takesPaper`: the rules say that applications on paper are taken. */
export type PaperIntakeFacts = CompetitionFacts & { takesPaper: boolean };
/** An application that came on paper; `isTypist` registered it and types it in. */
export type PaperApplicationFacts = CompetitionFacts & { paper: PaperState; isTypist: boolean };

export type ErrandFacts = RoleFacts & { isHelper: boolean; memberRole: MemberRole | null; isLive: boolean };

export type SectionTaskFacts = ApplicationFacts & {
  sectionTask: SectionTaskState;
  /** The person was asked to fill the section in, or asked for it. */
  isAsked: boolean;
  isAsker: boolean;
};

export type UploadFacts = ApplicationFacts & { isUploader: boolean };

export type RoundFacts = CompetitionFacts & { round: RoundState };

/** Facts of an expert's own sheet, read from the blind schema only. */
export type SheetFacts = { isAssigned: boolean; sheet: SheetState; round: RoundState };

export type MeetingFacts = CompetitionFacts & { meeting: MeetingState };
export type ItemFacts = MeetingFacts & { item: ItemState; onRoster: boolean; isPresent: boolean; isRecused: boolean };

/** A letter of a competition; `isReturned`: it came back; `isResent`: the same letter went to another address since. */
export type LetterFacts = CompetitionFacts & { letter: LetterState; isReturned: boolean; isResent: boolean };

export type AgreementFacts = ApplicationFacts & { agreement: AgreementState };
export type ReportFacts = AgreementFacts & { report: ReportState };
