import { sql } from "drizzle-orm";
import {
  boolean,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { applicationStates } from "../../app/lifecycle/3-application/application";
import type { LeftBehind } from "../../app/lifecycle/3-application/carry-over";
import { coApplicantStates } from "../../app/lifecycle/3-application/co-applicant";
import type { ApplicationContent, VersionFile } from "../../app/lifecycle/3-application/content";
import { lateActs } from "../../app/lifecycle/3-application/late-attempt";
import { reminderSteps } from "../../app/lifecycle/3-application/reminders";
import { sectionTaskStates } from "../../app/lifecycle/3-application/section-task";
import type { KeptStanding } from "../../app/lifecycle/3-application/standing";
import { lapseReasons, orderStates } from "../../app/lifecycle/3-application/submission-order";
import { competition } from "./announcement";
import { id, instant, kopecks, scanVerdict } from "./columns";
import { applicant, person } from "./registration";

export const applicationState = pgEnum("application_state", applicationStates);
export const sectionTaskState = pgEnum("section_task_state", sectionTaskStates);
export const reminderStep = pgEnum("reminder_step", reminderSteps);
export const coApplicantState = pgEnum("co_applicant_state", coApplicantStates);
export const lateAct = pgEnum("late_act", lateActs);
export const orderState = pgEnum("order_state", orderStates);
export const lapseReason = pgEnum("lapse_reason", lapseReasons);

/** An application; the columns from `title` on are of the last submitted version and serve the lists. */
export const application = pgTable(
  "application",
  {
    id: id(),
    competitionId: uuid()
      .notNull()
      .references(() => competition.id),
    applicantId: uuid()
      .notNull()
      .references(() => applicant.id),
    state: applicationState().notNull().default("draft"),
    number: integer(),
    currentVersion: integer(),
    createdBy: uuid()
      .notNull()
      .references(() => person.id),
    createdAt: instant().notNull().defaultNow(),
    arrivedAt: instant(),
    title: text(),
    direction: text(),
    requested: kopecks(),
    ownShare: kopecks(),
    total: kopecks(),
    /** Municipalities where the project runs, by the first 8 digits of ОКТМО. */
    territories: text().array().notNull().default(sql`'{}'`),
    /** The secretary to whom its check was given. */
    checkerId: uuid().references(() => person.id),
    /** The title as `folded` in search-words.server.ts makes it. */
    search: text().generatedAlwaysAs(sql`translate(lower(coalesce(title, '')), '\u0451', '\u0435')`),
  },
  (t) => [
    unique("application_of_competition").on(t.competitionId, t.id),
    uniqueIndex("application_number").on(t.competitionId, t.number),
    index("application_list").on(t.competitionId, t.state, t.arrivedAt, t.id),
    index("application_applicant").on(t.applicantId),
  ],
);

/** Organisations that an application names beside its applicant, each by the agreement of its own head; ended places stay. */
export const coApplicant = pgTable(
  "co_applicant",
  {
    id: id(),
    applicationId: uuid().notNull(),
    competitionId: uuid().notNull(),
    applicantId: uuid()
      .notNull()
      .references(() => applicant.id),
    part: text().notNull(),
    state: coApplicantState().notNull().default("invited"),
    invitedBy: uuid()
      .notNull()
      .references(() => person.id),
    invitedAt: instant().notNull().defaultNow(),
    movedBy: uuid().references(() => person.id),
    movedAt: instant(),
  },
  (t) => [
    uniqueIndex("co_applicant_live").on(t.applicationId, t.applicantId).where(sql`${t.state} in ('invited', 'agreed')`),
    index("co_applicant_applicant").on(t.applicantId).where(sql`${t.state} in ('invited', 'agreed')`),
    foreignKey({
      columns: [t.competitionId, t.applicationId],
      foreignColumns: [application.competitionId, application.id],
    }),
  ],
);

/** The draft, one row a section; `version` is the optimistic lock. */
export const draftSection = pgTable(
  "draft_section",
  {
    applicationId: uuid().notNull(),
    competitionId: uuid().notNull(),
    section: text().notNull(),
    version: integer().notNull().default(1),
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    savedBy: uuid()
      .notNull()
      .references(() => person.id),
    savedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.applicationId, t.section] }),
    foreignKey({
      columns: [t.competitionId, t.applicationId],
      foreignColumns: [application.competitionId, application.id],
    }),
  ],
);

/** Every saved state of a section, so that nothing typed is ever lost. */
export const draftHistory = pgTable(
  "draft_history",
  {
    id: id(),
    applicationId: uuid().notNull(),
    competitionId: uuid().notNull(),
    section: text().notNull(),
    version: integer().notNull(),
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    savedBy: uuid()
      .notNull()
      .references(() => person.id),
    savedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    unique("draft_history_version").on(t.applicationId, t.section, t.version),
    foreignKey({
      columns: [t.competitionId, t.applicationId],
      foreignColumns: [application.competitionId, application.id],
    }),
  ],
);

/** A submitted version: immutable, canonical JSON and its SHA-256. */
export const applicationVersion = pgTable(
  "application_version",
  {
    applicationId: uuid().notNull(),
    competitionId: uuid().notNull(),
    version: integer().notNull(),
    content: jsonb().$type<ApplicationContent>().notNull(),
    files: jsonb().$type<VersionFile[]>().notNull(),
    sha256: text().notNull(),
    /** What was known of the applicant beside the content when it arrived; null of editions from before it was kept. */
    standing: jsonb().$type<KeptStanding>(),
    rulesVersion: integer().notNull(),
    templateVersion: integer().notNull(),
    submittedBy: uuid()
      .notNull()
      .references(() => person.id),
    arrivedAt: instant().notNull(),
    idempotencyKey: uuid().notNull(),
    receiptCode: text().notNull().unique(),
  },
  (t) => [
    primaryKey({ columns: [t.applicationId, t.version] }),
    unique("application_version_key").on(t.applicationId, t.idempotencyKey),
    foreignKey({
      columns: [t.competitionId, t.applicationId],
      foreignColumns: [application.competitionId, application.id],
    }),
  ],
);

/** What came after the deadline, kept as evidence for its applicant; never changed. */
export const lateAttempt = pgTable(
  "late_attempt",
  {
    id: id(),
    applicationId: uuid().notNull(),
    competitionId: uuid().notNull(),
    act: lateAct().notNull(),
    attemptedBy: uuid()
      .notNull()
      .references(() => person.id),
    arrivedAt: instant().notNull(),
    closesAt: instant().notNull(),
    sha256: text(),
  },
  (t) => [
    index("late_attempt_application").on(t.applicationId, t.arrivedAt),
    foreignKey({
      columns: [t.competitionId, t.applicationId],
      foreignColumns: [application.competitionId, application.id],
    }),
  ],
);

/** Orders of heads to submit the draft at the close as it is saved then; at most one waits. */
export const submissionOrder = pgTable(
  "submission_order",
  {
    id: id(),
    applicationId: uuid().notNull(),
    competitionId: uuid().notNull(),
    state: orderState().notNull().default("given"),
    givenBy: uuid()
      .notNull()
      .references(() => person.id),
    givenAt: instant().notNull(),
    settledAt: instant(),
    why: lapseReason(),
  },
  (t) => [
    uniqueIndex("submission_order_waiting").on(t.applicationId).where(sql`${t.state} = 'given'`),
    index("submission_order_competition").on(t.competitionId).where(sql`${t.state} = 'given'`),
    foreignKey({
      columns: [t.competitionId, t.applicationId],
      foreignColumns: [application.competitionId, application.id],
    }),
  ],
);

/** A file in the store, verified by read-back before this row exists. `owner` is the person who may still see it unattached. */
export const storedFile = pgTable(
  "stored_file",
  {
    id: id(),
    key: text().notNull(),
    sha256: text().notNull(),
    size: integer().notNull(),
    contentType: text().notNull(),
    scan: scanVerdict().notNull().default("notScanned"),
    name: text().notNull(),
    uploadedBy: uuid()
      .notNull()
      .references(() => person.id),
    uploadedAt: instant().notNull().defaultNow(),
  },
  (t) => [index("stored_file_key").on(t.key)],
);

/** A file attached to a draft under one of the announced kinds. */
export const attachment = pgTable(
  "attachment",
  {
    id: id(),
    applicationId: uuid().notNull(),
    competitionId: uuid().notNull(),
    fileId: uuid()
      .notNull()
      .references(() => storedFile.id),
    kind: text().notNull(),
    addedBy: uuid()
      .notNull()
      .references(() => person.id),
    addedAt: instant().notNull().defaultNow(),
    removedAt: instant(),
  },
  (t) => [
    index("attachment_application").on(t.applicationId).where(sql`${t.removedAt} is null`),
    foreignKey({
      columns: [t.competitionId, t.applicationId],
      foreignColumns: [application.competitionId, application.id],
    }),
  ],
);

/** A file on its way in pieces, which lie in the store under its id. It stays until it expires, to answer repeated requests. */
export const upload = pgTable(
  "upload",
  {
    id: id(),
    applicationId: uuid().notNull(),
    competitionId: uuid().notNull(),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    kind: text().notNull(),
    name: text().notNull(),
    size: integer().notNull(),
    firstSha256: text().notNull(),
    startedAt: instant().notNull().defaultNow(),
    expiresAt: instant().notNull(),
    attachmentId: uuid().references(() => attachment.id),
  },
  (t) => [
    index("upload_application").on(t.applicationId, t.personId),
    index("upload_expiry").on(t.expiresAt),
    foreignKey({
      columns: [t.competitionId, t.applicationId],
      foreignColumns: [application.competitionId, application.id],
    }),
  ],
);

/** An object that nothing referred to and that is being removed, or was: whoever stored the same content meanwhile does it again. */
export const fileRemoval = pgTable("file_removal", {
  key: text().primaryKey(),
  beganAt: instant().notNull().defaultNow(),
  endedAt: instant(),
});

/** A section of a draft that a colleague was asked to fill in; `section` is a key of the form. */
export const sectionTask = pgTable(
  "section_task",
  {
    id: id(),
    applicationId: uuid().notNull(),
    competitionId: uuid().notNull(),
    section: text().notNull(),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    askedBy: uuid()
      .notNull()
      .references(() => person.id),
    note: text().notNull().default(""),
    dueOn: date(),
    state: sectionTaskState().notNull().default("asked"),
    askedAt: instant().notNull().defaultNow(),
    endedAt: instant(),
  },
  (t) => [
    uniqueIndex("section_task_live").on(t.applicationId, t.section, t.personId).where(sql`${t.state} = 'asked'`),
    index("section_task_person").on(t.personId).where(sql`${t.state} = 'asked'`),
    foreignKey({
      columns: [t.competitionId, t.applicationId],
      foreignColumns: [application.competitionId, application.id],
    }),
  ],
);

/** What an applicant says of one requirement, yes or no; the newest row of a requirement counts, the others stay as evidence. */
export const declaration = pgTable(
  "declaration",
  {
    id: id(),
    applicationId: uuid().notNull(),
    competitionId: uuid().notNull(),
    requirement: text().notNull(),
    isMet: boolean().notNull(),
    saidBy: uuid()
      .notNull()
      .references(() => person.id),
    saidAt: instant().notNull(),
  },
  (t) => [
    index("declaration_application").on(t.applicationId, t.requirement, t.saidAt),
    foreignKey({
      columns: [t.competitionId, t.applicationId],
      foreignColumns: [application.competitionId, application.id],
    }),
  ],
);

/** A head's signature under one edition of a draft; it holds while the draft still makes that edition. */
export const signOff = pgTable(
  "sign_off",
  {
    id: id(),
    applicationId: uuid().notNull(),
    competitionId: uuid().notNull(),
    sha256: text().notNull(),
    content: jsonb().$type<ApplicationContent>().notNull(),
    files: jsonb().$type<VersionFile[]>().notNull(),
    signedBy: uuid()
      .notNull()
      .references(() => person.id),
    signedAt: instant().notNull(),
  },
  (t) => [
    index("sign_off_application").on(t.applicationId, t.signedAt),
    foreignKey({
      columns: [t.competitionId, t.applicationId],
      foreignColumns: [application.competitionId, application.id],
    }),
  ],
);

/** Where a draft was carried over from, and what of it found no place or needs a second look. */
export const carryOver = pgTable(
  "carry_over",
  {
    applicationId: uuid().primaryKey(),
    competitionId: uuid().notNull(),
    fromId: uuid()
      .notNull()
      .references(() => application.id),
    left: jsonb().$type<LeftBehind[]>().notNull(),
    carriedAt: instant().notNull(),
  },
  (t) => [
    foreignKey({
      columns: [t.competitionId, t.applicationId],
      foreignColumns: [application.competitionId, application.id],
    }),
  ],
);

/** That the people of an unfinished draft were reminded of a deadline: once for each step. */
export const reminder = pgTable(
  "reminder",
  {
    applicationId: uuid().notNull(),
    competitionId: uuid().notNull(),
    step: reminderStep().notNull(),
    remindedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.applicationId, t.step] }),
    foreignKey({
      columns: [t.competitionId, t.applicationId],
      foreignColumns: [application.competitionId, application.id],
    }),
  ],
);

/** That the office reminded everybody with a draft at once: how many drafts and people, not whose. */
export const draftCall = pgTable(
  "draft_call",
  {
    id: id(),
    competitionId: uuid()
      .notNull()
      .references(() => competition.id),
    calledBy: uuid()
      .notNull()
      .references(() => person.id),
    calledAt: instant().notNull(),
    drafts: integer().notNull(),
    letters: integer().notNull(),
  },
  (t) => [index("draft_call_competition").on(t.competitionId, t.calledAt)],
);

/** Who wants no reminders of deadlines. */
export const reminderRefusal = pgTable("reminder_refusal", {
  personId: uuid()
    .primaryKey()
    .references(() => person.id),
  refusedAt: instant().notNull().defaultNow(),
});
