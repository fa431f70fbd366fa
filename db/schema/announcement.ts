import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  customType,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { approvalStates, approvalSubjects } from "../../app/lifecycle/2-announcement/approval";
import { competitionModes, competitionStates } from "../../app/lifecycle/2-announcement/competition";
import { extensionKinds, extensionStates } from "../../app/lifecycle/2-announcement/extension";
import type { FormTemplate } from "../../app/lifecycle/2-announcement/form-template";
import type { PresetKey } from "../../app/lifecycle/2-announcement/presets";
import type { CompetitionRules } from "../../app/lifecycle/2-announcement/rules";
import type { RuleSection } from "../../app/lifecycle/2-announcement/rules-sections";
import { id, instant } from "./columns";
import { organiser, person } from "./registration";

const interval = customType<{ data: string }>({ dataType: () => "interval" });

export const competitionState = pgEnum("competition_state", competitionStates);
export const competitionMode = pgEnum("competition_mode", competitionModes);
export const approvalState = pgEnum("approval_state", approvalStates);
export const approvalSubject = pgEnum("approval_subject", approvalSubjects);
export const extensionState = pgEnum("extension_state", extensionStates);
export const extensionKind = pgEnum("extension_kind", extensionKinds);

/** A competition; what its local act sets is in `rules_version`, copied here only where lists and deadlines need a column. */
export const competition = pgTable(
  "competition",
  {
    id: id(),
    organiserId: uuid()
      .notNull()
      .references(() => organiser.id),
    slug: text().notNull(),
    mode: competitionMode().notNull(),
    state: competitionState().notNull().default("draft"),
    clockShift: interval().notNull().default("0"),
    title: text().notNull(),
    zone: text().notNull(),
    year: integer().notNull(),
    rulesVersion: integer().notNull().default(1),
    /** The preset that its rules began with: it has notes on what to compare with the act. */
    preset: text().$type<PresetKey>(),
    /** The competition of an earlier year whose rules and form this one began with. */
    copiedFrom: uuid().references((): AnyPgColumn => competition.id),
    opensAt: instant().notNull(),
    closesAt: instant().notNull(),
    graceSeconds: integer().notNull(),
    createdBy: uuid()
      .notNull()
      .references(() => person.id),
    createdAt: instant().notNull().defaultNow(),
    announcedAt: instant(),
    closedAt: instant(),
    closedCount: integer(),
    closedRoot: text(),
    openedAt: instant(),
    publishedAt: instant(),
    cancelledReason: text(),
    discardedAt: instant(),
  },
  (t) => [
    uniqueIndex("competition_address").on(t.organiserId, t.slug).where(sql`${t.discardedAt} is null`),
    index("competition_state_closes").on(t.state, t.closesAt),
    check("clock_shift_only_in_test", sql`${t.mode} = 'test' or ${t.clockShift} = interval '0'`),
    check("discarded_is_dated", sql`(${t.state}::text = 'discarded') = (${t.discardedAt} is not null)`),
    check("reception_order", sql`${t.opensAt} < ${t.closesAt}`),
  ],
);

/** The rules of a competition: immutable once announced; a change is a new version. */
export const rulesVersion = pgTable(
  "rules_version",
  {
    competitionId: uuid()
      .notNull()
      .references(() => competition.id),
    version: integer().notNull(),
    rules: jsonb().$type<CompetitionRules>().notNull(),
    hash: text().notNull(),
    /** The section whose form made this version of a draft; empty where no single section did. */
    section: text().$type<RuleSection>(),
    /** Why announced rules were changed; empty for the first announcement and for drafts. */
    reason: text().notNull().default(""),
    createdBy: uuid()
      .notNull()
      .references(() => person.id),
    createdAt: instant().notNull().defaultNow(),
    announcedAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.competitionId, t.version] })],
);

/** A change of announced rules that the office prepares; `draft` is the optimistic lock. Nobody else reads it. */
export const rulesChange = pgTable("rules_change", {
  competitionId: uuid()
    .primaryKey()
    .references(() => competition.id),
  draft: integer().notNull(),
  rules: jsonb().$type<CompetitionRules>().notNull(),
  changedBy: uuid()
    .notNull()
    .references(() => person.id),
  changedAt: instant().notNull(),
});

/**
 * Announcements and changes of announced rules that one person proposed and another decides on, where the rules ask for two; at
 * most one waits. `version` is that of the draft's rules, or the number of the prepared change.
 */
export const approval = pgTable(
  "approval",
  {
    id: id(),
    competitionId: uuid()
      .notNull()
      .references(() => competition.id),
    subject: approvalSubject().notNull(),
    state: approvalState().notNull().default("proposed"),
    version: integer().notNull(),
    formVersion: integer(),
    sha256: text().notNull(),
    /** Why announced rules are to be changed; empty for an announcement. */
    reason: text().notNull().default(""),
    proposedBy: uuid()
      .notNull()
      .references(() => person.id),
    proposedAt: instant().notNull(),
    decidedBy: uuid().references(() => person.id),
    decidedAt: instant(),
    remarks: text().notNull().default(""),
  },
  (t) => [
    uniqueIndex("approval_waiting").on(t.competitionId).where(sql`${t.state} = 'proposed'`),
    index("approval_competition").on(t.competitionId, t.proposedAt),
    check("approval_two_people", sql`${t.state} <> 'confirmed' or ${t.decidedBy} <> ${t.proposedBy}`),
  ],
);

/** The form of a competition as data. */
export const formTemplate = pgTable(
  "form_template",
  {
    competitionId: uuid()
      .notNull()
      .references(() => competition.id),
    version: integer().notNull(),
    template: jsonb().$type<FormTemplate>().notNull(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.competitionId, t.version] })],
);

/** Questions to the organiser; an answer is public, its asker is not. */
export const question = pgTable(
  "question",
  {
    id: id(),
    competitionId: uuid().notNull(),
    askedBy: uuid()
      .notNull()
      .references(() => person.id),
    askedAt: instant().notNull().defaultNow(),
    text: text().notNull(),
    answer: text(),
    answeredBy: uuid().references(() => person.id),
    answeredAt: instant(),
  },
  (t) => [
    foreignKey({ columns: [t.competitionId], foreignColumns: [competition.id] }),
    index("question_competition").on(t.competitionId),
  ],
);

/** Proposals to move the end of reception, each decided by a second person; at most one waits. */
export const extension = pgTable(
  "extension",
  {
    id: id(),
    competitionId: uuid()
      .notNull()
      .references(() => competition.id),
    kind: extensionKind().notNull(),
    state: extensionState().notNull().default("proposed"),
    fromAt: instant().notNull(),
    toAt: instant().notNull(),
    reason: text().notNull(),
    proposedBy: uuid()
      .notNull()
      .references(() => person.id),
    proposedAt: instant().notNull(),
    decidedBy: uuid().references(() => person.id),
    decidedAt: instant(),
    rulesVersion: integer(),
  },
  (t) => [
    uniqueIndex("extension_waiting").on(t.competitionId).where(sql`${t.state} = 'proposed'`),
    index("extension_competition").on(t.competitionId, t.proposedAt),
    check("extension_later", sql`${t.fromAt} < ${t.toAt}`),
    check("extension_two_people", sql`${t.state} <> 'confirmed' or ${t.decidedBy} <> ${t.proposedBy}`),
  ],
);
