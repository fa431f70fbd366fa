import { foreignKey, index, jsonb, numeric, pgEnum, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { affiliationKinds, conclusions } from "../../app/lifecycle/5-review/sheet";
import type { SheetPayload } from "../../app/lifecycle/5-review/sheet-draft";
import { application } from "./application";
import { id, instant } from "./columns";
import { person } from "./registration";

export const affiliationKind = pgEnum("affiliation_kind", affiliationKinds);
export const conclusion = pgEnum("conclusion", conclusions);

/** Which application a review copy was made of: never read by an expert's page. */
export const copySource = pgTable(
  "copy_source",
  {
    copyId: uuid().primaryKey(),
    roundId: uuid().notNull(),
    competitionId: uuid().notNull(),
    applicationId: uuid().notNull(),
  },
  (t) => [
    unique("copy_source_round").on(t.roundId, t.applicationId),
    foreignKey({
      columns: [t.competitionId, t.applicationId],
      foreignColumns: [application.competitionId, application.id],
    }),
  ],
);

/** Who gave an application to which expert, and why so. */
export const assignment = pgTable(
  "assignment",
  {
    id: id(),
    competitionId: uuid().notNull(),
    applicationId: uuid().notNull(),
    roundId: uuid().notNull(),
    sheetId: uuid().notNull().unique(),
    expertId: uuid()
      .notNull()
      .references(() => person.id),
    assignedBy: uuid()
      .notNull()
      .references(() => person.id),
    assignedAt: instant().notNull().defaultNow(),
    endedAt: instant(),
    endReason: text(),
  },
  (t) => [
    index("assignment_competition").on(t.competitionId, t.roundId),
    index("assignment_expert").on(t.expertId),
    foreignKey({
      columns: [t.competitionId, t.applicationId],
      foreignColumns: [application.competitionId, application.id],
    }),
  ],
);

/** What ties an expert to organisations; matched by the system without naming the hit. */
export const affiliation = pgTable(
  "affiliation",
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    kind: affiliationKind().notNull(),
    organisation: text().notNull(),
    inn: text(),
    endedOn: text(),
  },
  (t) => [index("affiliation_person").on(t.personId)],
);

/** A declared or found conflict of an expert with an application. */
export const conflict = pgTable(
  "conflict",
  {
    id: id(),
    competitionId: uuid().notNull(),
    applicationId: uuid().notNull(),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    source: text().$type<"expert" | "profile" | "member">().notNull(),
    text: text().notNull().default(""),
    declaredAt: instant().notNull().defaultNow(),
  },
  (t) => [
    unique("conflict_once").on(t.applicationId, t.personId, t.source),
    foreignKey({
      columns: [t.competitionId, t.applicationId],
      foreignColumns: [application.competitionId, application.id],
    }),
  ],
);

/** A sheet as it was when the round was opened: the marks that count. */
export const openedSheet = pgTable(
  "opened_sheet",
  {
    sheetId: uuid().primaryKey(),
    roundId: uuid().notNull(),
    competitionId: uuid().notNull(),
    applicationId: uuid().notNull(),
    expertId: uuid()
      .notNull()
      .references(() => person.id),
    payload: jsonb().$type<SheetPayload>().notNull(),
    total: numeric({ precision: 9, scale: 4 }).notNull(),
    conclusion: conclusion().notNull(),
    openedAt: instant().notNull().defaultNow(),
    annulledAt: instant(),
    annulReason: text(),
  },
  (t) => [
    index("opened_sheet_application").on(t.competitionId, t.applicationId),
    foreignKey({
      columns: [t.competitionId, t.applicationId],
      foreignColumns: [application.competitionId, application.id],
    }),
  ],
);

/** The two people who open a closed round: secretary and chair. */
export const roundOpening = pgTable(
  "round_opening",
  {
    roundId: uuid().notNull(),
    competitionId: uuid().notNull(),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    role: text().$type<"secretary" | "chair">().notNull(),
    confirmedAt: instant().notNull().defaultNow(),
  },
  (t) => [unique("round_opening_once").on(t.roundId, t.role)],
);
