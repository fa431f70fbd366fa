import { type JoinState, joinMoves, type MemberRole, verificationMoves } from "../lifecycle/1-registration/applicant";
import { headRequestMoves } from "../lifecycle/1-registration/head-request";
import { rolesByDocument } from "../lifecycle/1-registration/proof";
import { approvalMoves } from "../lifecycle/2-announcement/approval";
import {
  type CompetitionState,
  competitionMoves,
  receptionAt,
  wasAnnounced,
} from "../lifecycle/2-announcement/competition";
import { extensionMoves } from "../lifecycle/2-announcement/extension";
import { type ApplicationState, applicationMoves } from "../lifecycle/3-application/application";
import { coApplicantMoves } from "../lifecycle/3-application/co-applicant";
import { type PaperState, paperMoves } from "../lifecycle/3-application/paper-application";
import { sectionTaskMoves } from "../lifecycle/3-application/section-task";
import type { RoundState } from "../lifecycle/5-review/round";
import { type SheetState, sheetMoves } from "../lifecycle/5-review/sheet";
import { type ItemState, itemMoves, type MeetingState, meetingMoves } from "../lifecycle/6-decision/meeting";
import { type ReportState, reportMoves } from "../lifecycle/9-reporting/report";
import { after } from "../lifecycle/moves";
import type {
  AgreementFacts,
  AnnounceFacts,
  ApplicantFacts,
  ApplicationFacts,
  ApprovalAsked,
  ApprovalFacts,
  AuthorityFacts,
  CoApplicantFacts,
  CompetitionFacts,
  CompetitionPeopleFacts,
  ErrandFacts,
  ExtensionAsked,
  ExtensionFacts,
  HeadRequestFacts,
  InboxFacts,
  ItemFacts,
  JoinFacts,
  LetterFacts,
  MeetingFacts,
  NewsFacts,
  PaperApplicationFacts,
  PaperIntakeFacts,
  ReportFacts,
  RoleFacts,
  RoundFacts,
  SectionTaskFacts,
  SheetFacts,
  UploadFacts,
} from "./facts";
import type { Role } from "./roles";
import { every, type Rule, rule, some } from "./rules";

type Anything = Record<string, unknown>;

const anyone: Rule<Anything> = rule(() => true, "notFound");
const isSignedIn: Rule<Anything> = rule((who) => who.kind === "person", "notSignedIn");
const isConfirmed: Rule<Anything> = rule((who) => who.kind === "person" && who.confirmed, "notConfirmed");
const isSystem: Rule<Anything> = rule((who) => who.kind === "system", "notFound");

/** Holding none of these roles answers "not found": what others run is nobody's business. */
const holds = (...wanted: Role[]): Rule<RoleFacts> =>
  rule((_, facts) => facts.roles.some((role) => wanted.includes(role)), "notFound");
const isOffice = holds("secretary", "organiserAdmin");
const isSecretary = holds("secretary");
const isCommission = holds("member", "chair");

const isDemonstration: Rule<InboxFacts> = rule((_, facts) => facts.demo, "notFound");

const actsAs = (...wanted: MemberRole[]): Rule<{ memberRole: MemberRole | null }> =>
  rule((_, facts) => facts.memberRole !== null && wanted.includes(facts.memberRole), "wrongRole");
const isMember: Rule<{ memberRole: MemberRole | null }> = rule((_, facts) => facts.memberRole !== null, "notFound");
const writes = every(isMember, actsAs("head", "signatory", "editor"));
/** Numbers and money are the accountant's too. */
const counts = every(isMember, actsAs("head", "signatory", "editor", "accountant"));
/** A helper of a consultation desk prepares what the applicant asked for; nothing but drafts, and never a signature. */
const helps: Rule<{ helps: boolean }> = rule((_, facts) => facts.helps, "notFound");
/** The secretary who types an application in from paper: what helps to type, and nothing that the applicant decides. */
const types: Rule<{ types: boolean }> = rule((_, facts) => facts.types, "notFound");
const isErrandOf: Rule<ErrandFacts> = rule((_, facts) => facts.isHelper, "notFound");
const isErrandLive: Rule<ErrandFacts> = rule((_, facts) => facts.isLive, "wrongState");
const leads = every(isMember, actsAs("head"));
const keepsAccount = every(isMember, actsAs("head", "accountant"));
/** What somebody acts by is their own matter and the head's. */
const isAboutOneself: Rule<AuthorityFacts> = rule(
  (_, facts) => facts.memberRole === "head" || (facts.memberRole === "signatory" && facts.isOwnAuthority),
  "wrongRole",
);
const isByDocument: Rule<AuthorityFacts> = rule(
  (_, facts) => rolesByDocument.includes(facts.authorityRole),
  "wrongState",
);
type Signing = Pick<ApplicationFacts, "memberRole" | "hasAuthority" | "helps" | "types">;
/** The head, or a signatory whose power of attorney covers this day of the competition's own clock. */
const signs: Rule<Signing> = every<Signing>(
  some<Signing>(isMember, helps, types),
  actsAs("head", "signatory"),
  rule((_, facts) => facts.memberRole === "head" || facts.hasAuthority, "noAuthority"),
);

const stateIs = (...wanted: CompetitionState[]): Rule<{ state: CompetitionState }> =>
  rule((_, facts) => wanted.includes(facts.state), "wrongStage");
const competitionMay = (
  move: Parameters<typeof after<typeof competitionMoves>>[2],
): Rule<{ state: CompetitionState }> =>
  rule((_, facts) => after(competitionMoves, facts.state, move) !== null, "wrongStage");
const applicationMay = (
  move: Parameters<typeof after<typeof applicationMoves>>[2],
): Rule<{ application: ApplicationState }> =>
  rule((_, facts) => after(applicationMoves, facts.application, move) !== null, "wrongState");
const sheetMay = (move: Parameters<typeof after<typeof sheetMoves>>[2]): Rule<{ sheet: SheetState }> =>
  rule((_, facts) => after(sheetMoves, facts.sheet, move) !== null, "wrongState");
const meetingMay = (move: Parameters<typeof after<typeof meetingMoves>>[2]): Rule<{ meeting: MeetingState }> =>
  rule((_, facts) => after(meetingMoves, facts.meeting, move) !== null, "wrongState");
const itemMay = (move: Parameters<typeof after<typeof itemMoves>>[2]): Rule<{ item: ItemState }> =>
  rule((_, facts) => after(itemMoves, facts.item, move) !== null, "wrongState");
const reportMay = (move: Parameters<typeof after<typeof reportMoves>>[2]): Rule<{ report: ReportState }> =>
  rule((_, facts) => after(reportMoves, facts.report, move) !== null, "wrongState");
const joinMay = (move: Parameters<typeof after<typeof joinMoves>>[2]): Rule<{ join: JoinState }> =>
  rule((_, facts) => after(joinMoves, facts.join, move) !== null, "wrongState");

const headRequestMay = (
  move: Parameters<typeof after<typeof headRequestMoves>>[2],
): Rule<{ headRequest: HeadRequestFacts["headRequest"] }> =>
  rule((_, facts) => after(headRequestMoves, facts.headRequest, move) !== null, "wrongState");
const sectionTaskMay = (
  move: Parameters<typeof after<typeof sectionTaskMoves>>[2],
): Rule<{ sectionTask: SectionTaskFacts["sectionTask"] }> =>
  rule((_, facts) => after(sectionTaskMoves, facts.sectionTask, move) !== null, "wrongState");
const isCoMember: Rule<{ coMember: boolean }> = rule((_, facts) => facts.coMember, "notFound");
const isOfCoApplicant: Rule<CoApplicantFacts> = rule((_, facts) => facts.coRole !== null, "notFound");
const leadsCoApplicant = every<CoApplicantFacts>(
  isOfCoApplicant,
  rule((_, facts) => facts.coRole === "head", "wrongRole"),
);
const coApplicantMay = (
  move: Parameters<typeof after<typeof coApplicantMoves>>[2],
): Rule<{ coApplicant: CoApplicantFacts["coApplicant"] }> =>
  rule((_, facts) => after(coApplicantMoves, facts.coApplicant, move) !== null, "wrongState");
const isUninvolved: Rule<HeadRequestFacts> = rule((_, facts) => !facts.isInvolved, "conflictOfInterest");
/** Whoever decides for the organiser, and has nothing to do with the applicant. */
const decidesForOffice = every<HeadRequestFacts>(isOffice, isUninvolved);
const isColleague = every<HeadRequestFacts>(
  isMember,
  rule(
    (_, { memberRole, isColleague }) => isColleague && (memberRole === "head" || memberRole === "signatory"),
    "notFound",
  ),
);
const isClaimant: Rule<HeadRequestFacts> = rule((_, facts) => facts.isClaimant, "notFound");
const isSecondPerson: Rule<HeadRequestFacts> = rule((_, facts) => !facts.isApprover, "secondPerson");

const isTest: Rule<CompetitionFacts> = rule((_, facts) => facts.mode === "test", "wrongState");
const receptionIs = (wanted: "before" | "open" | "over"): Rule<CompetitionFacts> =>
  rule(
    (_, facts) => receptionAt(facts.now, facts.opensAt, facts.closesAt) === wanted,
    wanted === "over" ? "notYet" : "deadlinePassed",
  );
const hasBegun: Rule<CompetitionFacts> = rule((_, facts) => facts.now >= facts.opensAt, "notYet");
const receptionIsNotOver: Rule<CompetitionFacts> = rule((_, facts) => facts.now <= facts.closesAt, "deadlinePassed");
/** While applications can still come, the closer has not run and the deadline is not over. */
const inTime: Rule<CompetitionFacts> = every<CompetitionFacts>(
  hasBegun,
  receptionIs("open"),
  rule((_, facts) => facts.state === "announced", "deadlinePassed"),
);
/** The end of reception is moved before it, or after an incident until the closer has run. */
const mayMoveDeadline: Rule<ExtensionAsked> = every<ExtensionAsked>(
  stateIs("announced"),
  rule((_, facts) => facts.extensionKind === "incident" || facts.now <= facts.closesAt, "deadlinePassed"),
);
const extensionMay = (move: "confirm" | "decline"): Rule<ExtensionFacts> =>
  rule((_, facts) => after(extensionMoves, facts.extension, move) !== null, "wrongState");
const isNotProposer: Rule<{ isProposer: boolean }> = rule((_, facts) => !facts.isProposer, "secondPerson");
/** A draft is still to be announced, or announced rules may still be changed. */
const isToAnnounce: Rule<ApprovalAsked> = (who, facts) =>
  facts.approvalSubject === "announcement"
    ? competitionMay("announce")(who, facts)
    : every<CompetitionFacts>(stateIs("announced"), receptionIsNotOver)(who, facts);
const isByOne: Rule<{ byTwo: boolean }> = rule((_, facts) => !facts.byTwo, "wrongState");
const isByTwo: Rule<{ byTwo: boolean }> = rule((_, facts) => facts.byTwo, "wrongState");
const approvalMay = (move: "confirm" | "return"): Rule<ApprovalFacts> =>
  rule((_, facts) => after(approvalMoves, facts.approval, move) !== null, "wrongState");
const isDrafted: Rule<{ application: ApplicationState }> = rule(
  (_, facts) => ["draft", "submitted"].includes(facts.application),
  "wrongState",
);
const isCorrected: Rule<ApplicationFacts> = rule((_, facts) => facts.application === "returned", "wrongState");
/** An upload in pieces is its uploader's alone, whoever else edits the application. */
const isUploader: Rule<UploadFacts> = rule((_, facts) => facts.isUploader, "notFound");

/** Not one that came on paper: what the applicant does on paper with that one, its people do not do here beside it. */
const isElectronic: Rule<Pick<ApplicationFacts, "paper">> = rule((_, facts) => facts.paper === null, "onPaper");
const onScreen: Rule<ApplicationFacts> = some<ApplicationFacts>(
  every<ApplicationFacts>(isDrafted, inTime),
  isCorrected,
);
/** A paper that came in time is typed in by who registered it, after the deadline too, until the closer has run. */
const fromPaper: Rule<ApplicationFacts> = some<ApplicationFacts>(
  every<ApplicationFacts>(
    rule((_, facts) => facts.types, "onPaper"),
    rule((_, facts) => facts.application === "draft" && facts.paper === "registered", "wrongState"),
    rule((_, facts) => facts.state === "announced", "deadlinePassed"),
  ),
  isCorrected,
);
const isBeingWritten: Rule<ApplicationFacts> = (who, facts) =>
  facts.paper === null ? onScreen(who, facts) : fromPaper(who, facts);

const takesPaper: Rule<PaperIntakeFacts> = rule((_, facts) => facts.takesPaper, "notFound");
const paperMay = (move: Parameters<typeof after<typeof paperMoves>>[2]): Rule<{ paper: PaperState }> =>
  rule((_, facts) => after(paperMoves, facts.paper, move) !== null, "wrongState");
const isTypist: Rule<PaperApplicationFacts> = rule((_, facts) => facts.isTypist, "notFound");
const isNotTypist: Rule<PaperApplicationFacts> = rule((_, facts) => !facts.isTypist, "secondPerson");

/** A draft exists for its office only. */
const isAnnounced: Rule<CompetitionFacts> = rule((_, facts) => wasAnnounced(facts.state), "notFound");
/** After the opening the content of applications is open to the office; before it only numbers and times are. */
const isOpened: Rule<{ state: CompetitionState }> = rule(
  (_, facts) => wasAnnounced(facts.state) && !["announced", "closed"].includes(facts.state),
  "notFound",
);
/** A cancelled competition never opens what stayed sealed. */
const wasOpened: Rule<ApplicationFacts> = rule(
  (_, facts) => !["draft", "discarded", "submitted", "withdrawn"].includes(facts.application),
  "notFound",
);
/** Marks, ranks and sums: from the opening of the round on. */
const scoresAreOpen: Rule<{ state: CompetitionState }> = stateIs(
  "ranking",
  "meeting",
  "decided",
  "published",
  "completed",
);

const roundIs = (...wanted: RoundState[]): Rule<{ round: RoundState }> =>
  rule((_, facts) => wanted.includes(facts.round), "wrongState");
const isPublished: Rule<{ state: CompetitionState }> = rule(
  (_, facts) => facts.state === "published" || facts.state === "completed",
  "notFound",
);

const isAssigned: Rule<SheetFacts> = rule((_, facts) => facts.isAssigned, "notFound");
const roundRuns: Rule<SheetFacts> = rule((_, facts) => facts.round === "running", "wrongStage");
const sitsHere: Rule<ItemFacts> = rule((_, facts) => facts.onRoster, "notFound");
const votesHere: Rule<ItemFacts> = every<ItemFacts>(
  rule((_, facts) => facts.isPresent, "wrongRole"),
  rule((_, facts) => !facts.isRecused, "conflictOfInterest"),
);
const agreementRuns: Rule<AgreementFacts> = rule((_, facts) => facts.agreement === "active", "wrongState");

/** Who may do what, and when. Read it as a table; nothing else in the code decides access. Verbs, pages and tests ask the same rows. */
export const policy = {
  // 1 · registration
  "account.register": anyone,
  "account.confirm": anyone,
  "account.signIn": anyone,
  "account.askReset": anyone,
  "account.reset": anyone,
  "account.useInvitation": anyone,
  "account.setLanguage": isSignedIn,
  "account.changeName": isSignedIn,
  "account.changePassword": isSignedIn,
  "account.changeEmail": isSignedIn,
  "account.withdrawConsent": isSignedIn,
  "account.giveConsent": isSignedIn,
  "account.setReminders": isSignedIn,
  "account.setMail": isSignedIn,
  "account.read": isSignedIn,
  "applicant.create": every(isSignedIn, isConfirmed),
  "applicant.read": some<ApplicantFacts>(isMember, isOffice),
  "applicant.edit": writes as Rule<ApplicantFacts>,
  "applicant.namePeople": writes as Rule<ApplicantFacts>,
  "applicant.readAccount": isMember as Rule<ApplicantFacts>,
  "applicant.editAccount": keepsAccount as Rule<ApplicantFacts>,
  "applicant.askToJoin": every(isSignedIn, isConfirmed),
  "applicant.decideJoin": every<JoinFacts>(leads, joinMay("accept")),
  "applicant.inviteMember": leads as Rule<ApplicantFacts>,
  "applicant.changeMember": leads as Rule<ApplicantFacts>,
  "applicant.removeMember": leads as Rule<ApplicantFacts>,
  "applicant.attachProof": every<AuthorityFacts>(isMember, isAboutOneself, isByDocument),
  "applicant.readProofs": every<AuthorityFacts>(isMember, isAboutOneself),
  "applicant.readProofsByOffice": isOffice as Rule<AuthorityFacts>,
  "errand.take": holds("helper"),
  "errand.read": isErrandOf,
  "errand.end": every<ErrandFacts>(isErrandOf, isErrandLive),
  "errand.withdraw": every<ErrandFacts>(leads, isErrandLive),
  "applicant.askHead": every(isSignedIn, isConfirmed),
  "headRequest.read": isOffice as Rule<HeadRequestFacts>,
  "headRequest.readAsColleague": isColleague,
  "headRequest.readProofs": some<HeadRequestFacts>(isColleague, isClaimant, leads),
  "headRequest.approve": every<HeadRequestFacts>(
    isSecretary,
    isUninvolved,
    headRequestMay("approve"),
    rule((_, facts) => facts.hasAccount, "wrongState"),
  ),
  "headRequest.confirm": every<HeadRequestFacts>(
    some<HeadRequestFacts>(decidesForOffice, isColleague),
    headRequestMay("confirm"),
    isSecondPerson,
    rule((_, facts) => !facts.servesOffice, "conflictOfInterest"),
    rule((_, facts) => facts.isDue, "notYet"),
  ),
  "headRequest.decline": every<HeadRequestFacts>(
    some<HeadRequestFacts>(decidesForOffice, isColleague),
    headRequestMay("decline"),
  ),
  "account.objectToMove": anyone,
  "applicant.verify": every<ApplicantFacts>(
    isOffice,
    rule((_, facts) => after(verificationMoves, facts.verification, "verify") !== null, "wrongState"),
  ),
  "applicant.refuse": every<ApplicantFacts>(
    isOffice,
    rule((_, facts) => facts.verification === "unverified", "wrongState"),
  ),

  // organisers and roles
  "applicant.findByOffice": isOffice,
  "installation.inviteAdministrator": isSystem,
  "installation.readStore": holds("installationAdmin"),
  "organiser.listOwn": isSignedIn,
  "organiser.create": holds("installationAdmin"),
  "organiser.list": holds("installationAdmin"),
  "organiser.read": holds("installationAdmin", "organiserAdmin", "secretary"),
  "organiser.edit": holds("installationAdmin", "organiserAdmin"),
  "workCalendar.read": holds("installationAdmin", "organiserAdmin", "secretary"),
  "workCalendar.mark": holds("organiserAdmin", "secretary"),
  "workCalendar.markForAll": holds("installationAdmin"),
  "organiser.invite": holds("installationAdmin", "organiserAdmin"),
  "organiser.endRole": holds("installationAdmin", "organiserAdmin"),

  "news.read": anyone,
  "news.publish": isOffice,
  "news.edit": every<NewsFacts>(
    isOffice,
    rule((_, facts) => !facts.isWithdrawn, "wrongState"),
  ),
  "news.withdraw": every<NewsFacts>(
    isOffice,
    rule((_, facts) => !facts.isWithdrawn, "wrongState"),
  ),

  // 2 · announcement
  "competition.create": isOffice,
  "competition.copy": isOffice,
  "competition.list": isOffice,
  "competition.manage": isOffice,
  "competition.editRules": every<CompetitionFacts>(isSecretary, stateIs("draft")),
  "rules.change": every<CompetitionFacts>(isSecretary, stateIs("announced"), receptionIsNotOver),
  "rules.announceChange": every<AnnounceFacts>(isSecretary, stateIs("announced"), receptionIsNotOver, isByOne),
  "competition.announce": every<AnnounceFacts>(isSecretary, competitionMay("announce"), isByOne),
  "approval.read": isOffice as Rule<CompetitionFacts>,
  "approval.propose": every<ApprovalAsked & AnnounceFacts>(isSecretary, isToAnnounce, isByTwo),
  "approval.confirm": every<ApprovalFacts>(isOffice, isNotProposer, approvalMay("confirm"), isToAnnounce),
  "approval.return": every<ApprovalFacts>(isOffice, approvalMay("return")),
  "competition.cancel": every<CompetitionFacts>(isSecretary, competitionMay("cancel")),
  "competition.discard": every<CompetitionPeopleFacts>(
    isSecretary,
    competitionMay("discard"),
    rule((_, facts) => !facts.hasPeople, "hasPeople"),
  ),
  "competition.invite": isOffice,
  "competition.endRole": isOffice,
  "competition.moveClock": every<CompetitionFacts>(
    isSecretary,
    isTest,
    rule((_, facts) => wasAnnounced(facts.state) && !["cancelled", "failed"].includes(facts.state), "wrongStage"),
  ),
  "extension.read": isOffice,
  "extension.readByChair": holds("chair"),
  "extension.propose": every<ExtensionAsked>(isSecretary, mayMoveDeadline),
  "extension.confirm": every<ExtensionFacts>(
    holds("secretary", "organiserAdmin", "chair"),
    isNotProposer,
    extensionMay("confirm"),
    mayMoveDeadline,
  ),
  "extension.decline": every<ExtensionFacts>(holds("secretary", "organiserAdmin", "chair"), extensionMay("decline")),
  "competition.callDrafts": every<CompetitionFacts>(isSecretary, inTime),
  "competition.readPublic": isAnnounced,
  "competition.ask": every<CompetitionFacts>(isSignedIn, isAnnounced, stateIs("announced")),
  "competition.answer": isSecretary as Rule<CompetitionFacts>,
  "competition.complete": every<CompetitionFacts>(isSecretary, competitionMay("complete")),

  // 3 · application
  "application.start": every<CompetitionFacts & Pick<ApplicationFacts, "memberRole" | "helps">>(
    some<Pick<ApplicationFacts, "memberRole" | "helps">>(writes, helps),
    inTime,
  ),
  "application.read": some<ApplicationFacts>(isMember, helps, types, isCoMember),
  // How the applicant's own people came to the text that counts: what was typed, attached, ordered and submitted before it.
  "application.readWork": some<ApplicationFacts>(isMember, helps, types),
  "application.readAttempts": isMember as Rule<ApplicationFacts>,
  "application.inviteCoApplicant": every<ApplicationFacts>(leads, isElectronic, isDrafted, inTime),
  "coApplicant.read": isOfCoApplicant,
  "coApplicant.agree": every<CoApplicantFacts>(leadsCoApplicant, isDrafted, inTime, coApplicantMay("agree")),
  "coApplicant.decline": every<CoApplicantFacts>(leadsCoApplicant, coApplicantMay("decline")),
  "coApplicant.leave": every<CoApplicantFacts>(leadsCoApplicant, inTime, coApplicantMay("leave")),
  "coApplicant.cancel": every<CoApplicantFacts>(leads, inTime, coApplicantMay("cancel")),
  "application.edit": every<ApplicationFacts>(some<ApplicationFacts>(writes, helps, types), isBeingWritten),
  "application.editBudget": every<ApplicationFacts>(some<ApplicationFacts>(counts, helps, types), isBeingWritten),
  "application.upload": every<UploadFacts>(isUploader, some<UploadFacts>(writes, helps, types), isBeingWritten),
  "application.askColleague": every<ApplicationFacts>(writes, isElectronic, isBeingWritten),
  "sectionTask.finish": every<SectionTaskFacts>(
    isMember,
    rule((_, facts) => facts.isAsked, "notFound"),
    sectionTaskMay("finish"),
  ),
  "sectionTask.withdraw": every<SectionTaskFacts>(
    isMember,
    rule((_, facts) => facts.isAsker, "notFound"),
    sectionTaskMay("withdraw"),
  ),
  "application.sign": every<ApplicationFacts>(signs, isElectronic, isBeingWritten),
  "application.discard": every<ApplicationFacts>(writes, isElectronic, applicationMay("discard")),
  "application.restore": every<ApplicationFacts>(writes, isElectronic, applicationMay("restore")),
  "application.submit": every<ApplicationFacts>(signs, isElectronic, applicationMay("submit"), inTime),
  "application.order": every<ApplicationFacts>(signs, isElectronic, applicationMay("submit"), inTime),
  "application.withdrawOrder": every<ApplicationFacts>(signs, inTime),
  "application.withdraw": every<ApplicationFacts>(signs, applicationMay("withdraw"), inTime),
  "application.reopen": every<ApplicationFacts>(writes, isElectronic, applicationMay("reopen"), inTime),
  "application.comeLate": writes as Rule<ApplicationFacts>,
  "application.resubmit": every<ApplicationFacts>(some<ApplicationFacts>(signs, types), applicationMay("resubmit")),
  "paperApplication.list": every<PaperIntakeFacts>(isOffice, takesPaper, isAnnounced),
  "paperApplication.register": every<PaperIntakeFacts>(
    isSecretary,
    takesPaper,
    stateIs("announced", "closed", "admission"),
    hasBegun,
  ),
  "paperApplication.read": isOffice as Rule<PaperApplicationFacts>,
  // Before the opening: who types it in, and the second person while they compare it. What was not opened stays theirs.
  "paperApplication.readContents": every<PaperApplicationFacts>(
    isOffice,
    some<PaperApplicationFacts>(
      isTypist,
      rule((_, facts) => facts.paper === "typed", "notFound"),
      every<PaperApplicationFacts>(
        rule((_, facts) => facts.paper === "counted", "notFound"),
        isOpened,
      ),
    ),
  ),
  "paperApplication.type": every<PaperApplicationFacts>(
    isSecretary,
    isTypist,
    paperMay("finish"),
    stateIs("announced"),
  ),
  "paperApplication.attachScan": every<PaperApplicationFacts>(
    isSecretary,
    isTypist,
    rule((_, facts) => facts.paper === "registered" || facts.paper === "late", "wrongState"),
  ),
  "paperApplication.compare": every<PaperApplicationFacts>(
    isOffice,
    isNotTypist,
    paperMay("count"),
    stateIs("announced"),
  ),
  "paperApplication.setAside": every<PaperApplicationFacts>(isSecretary, paperMay("setAside"), stateIs("announced")),
  "paperApplication.withdraw": every<PaperApplicationFacts>(isSecretary, paperMay("withdraw"), stateIs("announced")),
  "receipt.check": anyone,

  // 4 · admission
  "competition.close": isSystem,
  "competition.open": every<CompetitionFacts>(isSecretary, competitionMay("open")),
  "competition.fail": every<CompetitionFacts>(isSecretary, competitionMay("fail")),
  "paper.list": isOffice as Rule<CompetitionFacts>,
  "paper.draw": every<CompetitionFacts>(isOffice, isOpened),
  "paper.correct": every<CompetitionFacts>(isSecretary, isOpened),
  "paper.attachSigned": every<CompetitionFacts>(isSecretary, isOpened),
  "application.readByOffice": every<ApplicationFacts>(isOffice, isOpened, wasOpened),
  "admission.check": every<ApplicationFacts>(isSecretary, stateIs("admission"), applicationMay("admit")),
  "admission.assign": every<ApplicationFacts>(
    isSecretary,
    stateIs("admission"),
    rule((_, { application }) => application === "opened" || application === "returned", "wrongState"),
  ),
  "admission.admit": every<ApplicationFacts>(isSecretary, stateIs("admission"), applicationMay("admit")),
  "admission.reject": every<ApplicationFacts>(isSecretary, stateIs("admission"), applicationMay("reject")),
  "admission.reconsider": every<ApplicationFacts>(isSecretary, stateIs("admission"), applicationMay("reconsider")),
  "view.keep": isOffice as Rule<CompetitionFacts>,
  "admission.conclude": every<CompetitionFacts>(isSecretary, stateIs("admission")),
  "admission.return": every<ApplicationFacts>(isSecretary, stateIs("admission"), applicationMay("returnForCorrection")),

  // 5 · review
  "review.manage": every<CompetitionFacts>(isOffice, isOpened),
  "review.prepare": every<CompetitionFacts>(isSecretary, stateIs("admission", "review", "ranking")),
  "review.assign": every<RoundFacts>(isSecretary, roundIs("preparing", "running")),
  "review.start": every<RoundFacts>(isSecretary, stateIs("admission", "review", "ranking"), roundIs("preparing")),
  "review.close": every<RoundFacts>(isSecretary, roundIs("running")),
  "review.confirmOpening": every<RoundFacts>(holds("secretary", "chair"), roundIs("closed")),
  "review.replaceExpert": every<RoundFacts>(isSecretary, roundIs("running")),
  "review.readOpened": every<RoundFacts>(
    isOffice,
    rule((_, facts) => facts.round === "opened", "notFound"),
  ),
  "review.annul": every<RoundFacts>(isSecretary, stateIs("review", "ranking"), roundIs("opened")),
  "review.readScores": every<CompetitionFacts>(holds("secretary", "organiserAdmin", "member", "chair"), scoresAreOpen),
  "expert.profile": isSignedIn,
  "sheet.list": isSignedIn,
  "sheet.read": every<SheetFacts>(
    isAssigned,
    rule((_, facts) => facts.sheet !== "recused" && facts.sheet !== "annulled", "notFound"),
  ),
  "sheet.save": every<SheetFacts>(isAssigned, roundRuns, sheetMay("begin")),
  "sheet.seal": every<SheetFacts>(isAssigned, roundRuns, sheetMay("seal")),
  "sheet.reopen": every<SheetFacts>(isAssigned, roundRuns, sheetMay("reopen")),
  "sheet.recuse": every<SheetFacts>(isAssigned, roundRuns, sheetMay("recuse")),

  // 6 · decision
  "ranking.make": every<CompetitionFacts>(isSecretary, stateIs("ranking")),
  "meeting.plan": every<CompetitionFacts>(isSecretary, stateIs("ranking")),
  "meeting.manage": every<CompetitionFacts>(
    isSecretary,
    stateIs("ranking", "meeting", "decided", "published", "completed"),
  ),
  "meeting.read": every<CompetitionFacts>(some<CompetitionFacts>(isCommission, isOffice), scoresAreOpen),
  "meeting.attend": every<MeetingFacts>(isSecretary, meetingMay("sign")),
  "meeting.open": every<MeetingFacts>(isSecretary, competitionMay("openMeeting"), meetingMay("open")),
  "meeting.sign": every<MeetingFacts>(isSecretary, competitionMay("signProtocol"), meetingMay("sign")),
  "meeting.setPassMarks": every<MeetingFacts>(isSecretary, competitionMay("signProtocol"), meetingMay("sign")),
  "item.propose": every<ItemFacts>(isSecretary, itemMay("open")),
  "item.open": every<ItemFacts>(isSecretary, meetingMay("sign"), itemMay("open")),
  "item.vote": every<ItemFacts>(sitsHere, itemMay("close"), votesHere),
  "item.recuse": every<ItemFacts>(
    sitsHere,
    rule((_, facts) => facts.item !== "voted", "wrongState"),
  ),
  "item.enterVotes": every<ItemFacts>(isSecretary, itemMay("close")),
  "item.close": every<ItemFacts>(isSecretary, itemMay("close")),

  // 7 · publication
  "publication.publish": every<CompetitionFacts>(isSecretary, competitionMay("publish")),
  "publication.read": isPublished as Rule<CompetitionFacts>,
  "feedback.read": every<ApplicationFacts>(isMember, isPublished),
  "letter.release": isSecretary as Rule<CompetitionFacts>,
  "letter.list": isOffice as Rule<CompetitionFacts>,
  "letter.word": isSecretary as Rule<CompetitionFacts>,
  "letter.retry": isSecretary as Rule<CompetitionFacts>,
  "letter.noteReturn": every<LetterFacts>(
    isSecretary,
    rule((_, facts) => facts.letter === "sent" && !facts.isReturned, "wrongState"),
  ),
  "letter.takeReturnBack": every<LetterFacts>(
    isSecretary,
    rule((_, facts) => facts.isReturned && !facts.isResent, "wrongState"),
  ),
  "letter.resend": every<LetterFacts>(
    isSecretary,
    rule((_, facts) => !facts.isResent && (facts.isReturned || facts.letter === "failed"), "wrongState"),
  ),

  // 8 · agreement
  "agreement.record": every<ApplicationFacts>(isSecretary, stateIs("published"), applicationMay("sign")),
  "agreement.refuse": every<ApplicationFacts>(isSecretary, stateIs("published"), applicationMay("refuseMoney")),
  "agreement.readAccount": every<ApplicationFacts>(
    isOffice,
    rule((_, facts) => ["awarded", "agreed", "completed"].includes(facts.application), "notFound"),
  ),
  "agreement.read": some<AgreementFacts>(isMember, isOffice),

  // 9 · reporting
  "report.read": some<ReportFacts>(isMember, isOffice),
  "report.edit": every<ReportFacts>(counts, agreementRuns, reportMay("submit")),
  "report.submit": every<ReportFacts>(signs, agreementRuns, reportMay("submit")),
  "report.return": every<ReportFacts>(isSecretary, reportMay("returnWithRemarks")),
  "report.accept": every<ReportFacts>(isSecretary, reportMay("accept")),
  "project.readPublic": anyone,

  // the installation: pages of words, the reader's own settings, journal, letters, jobs
  "page.read": anyone,
  "display.set": anyone,
  // why not everybody: letters carry links that set passwords
  "inbox.read": some<InboxFacts>(isDemonstration, holds("installationAdmin")),
  "job.sendLetters": isSystem,
  "job.collectFiles": isSystem,
  "job.remindOfDrafts": isSystem,
  "job.drawPapers": isSystem,
  "job.remindOfTerms": isSystem,
  "job.writeDigests": isSystem,
  "seed.play": isSystem,
};

export type PolicyName = keyof typeof policy;

/** The facts that a row of the table judges by. */
export type FactsOf<Name extends PolicyName> = Parameters<(typeof policy)[Name]>[1];
