import {
  date,
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
import type { Term } from "../../app/lifecycle/2-announcement/term";
import type { Section } from "../../app/lifecycle/3-application/application";
import { admissionOutcomes, checkResults } from "../../app/lifecycle/4-admission/admission";
import { competition } from "./announcement";
import { application } from "./application";
import { id, instant } from "./columns";
import { person } from "./registration";

export const checkResult = pgEnum("check_result", checkResults);
export const admissionOutcome = pgEnum("admission_outcome", admissionOutcomes);

/** The result of one announced requirement for one application. */
export const requirementCheck = pgTable(
  "requirement_check",
  {
    applicationId: uuid().notNull(),
    competitionId: uuid().notNull(),
    requirement: text().notNull(),
    result: checkResult().notNull(),
    /** The day as of which it was looked at, and by what; null and empty where nobody said. */
    asOf: date(),
    evidence: text().notNull().default(""),
    comment: text().notNull().default(""),
    checkedBy: uuid()
      .notNull()
      .references(() => person.id),
    checkedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.applicationId, t.requirement] }),
    index("requirement_check_list").on(t.competitionId, t.applicationId, t.result),
    foreignKey({
      columns: [t.competitionId, t.applicationId],
      foreignColumns: [application.competitionId, application.id],
    }),
  ],
);

/** Admission, rejection with an announced ground, or return for correction. */
export const admissionDecision = pgTable(
  "admission_decision",
  {
    id: id(),
    applicationId: uuid().notNull(),
    competitionId: uuid().notNull(),
    outcome: admissionOutcome().notNull(),
    groundKey: text(),
    clause: text(),
    text: text().notNull().default(""),
    decidedBy: uuid()
      .notNull()
      .references(() => person.id),
    decidedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    index("admission_decision_application").on(t.applicationId, t.decidedAt),
    foreignKey({
      columns: [t.competitionId, t.applicationId],
      foreignColumns: [application.competitionId, application.id],
    }),
  ],
);

/** What an applicant has to correct, in which sections, until when. */
export const correction = pgTable(
  "correction",
  {
    id: id(),
    applicationId: uuid().notNull(),
    competitionId: uuid().notNull(),
    ordinal: integer().notNull(),
    remarks: text().notNull(),
    sections: jsonb().$type<Section[]>().notNull(),
    dueAt: instant().notNull(),
    /** The term that `dueAt` was counted by; null where that was not kept. */
    term: jsonb().$type<Term>(),
    askedBy: uuid()
      .notNull()
      .references(() => person.id),
    askedAt: instant().notNull().defaultNow(),
    resolvedAt: instant(),
  },
  (t) => [
    index("correction_application").on(t.applicationId),
    foreignKey({
      columns: [t.competitionId, t.applicationId],
      foreignColumns: [application.competitionId, application.id],
    }),
  ],
);

/** A name that one person gave to conditions of the list of one competition; `query` is what `addressOfQuestion` writes. */
export const savedView = pgTable(
  "saved_view",
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    competitionId: uuid()
      .notNull()
      .references(() => competition.id),
    name: text().notNull(),
    query: text().notNull(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [uniqueIndex("saved_view_name").on(t.personId, t.competitionId, t.name)],
);
