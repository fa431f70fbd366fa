import { date, foreignKey, integer, pgEnum, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { agreementStates } from "../../app/lifecycle/8-agreement/agreement";
import { application } from "./application";
import { id, instant, kopecks } from "./columns";
import { person } from "./registration";

export const agreementState = pgEnum("agreement_state", agreementStates);

/** An agreement on an award; sums are a snapshot and are never computed again. */
export const agreement = pgTable(
  "agreement",
  {
    id: id(),
    competitionId: uuid().notNull(),
    applicationId: uuid().notNull().unique(),
    number: text().notNull(),
    signedOn: date().notNull(),
    startsOn: date().notNull(),
    endsOn: date().notNull(),
    state: agreementState().notNull().default("active"),
    sum: kopecks().notNull(),
    ownSum: kopecks().notNull(),
    recordedBy: uuid()
      .notNull()
      .references(() => person.id),
    recordedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    unique("agreement_of_competition").on(t.competitionId, t.id),
    unique("agreement_number").on(t.competitionId, t.number),
    foreignKey({
      columns: [t.competitionId, t.applicationId],
      foreignColumns: [application.competitionId, application.id],
    }),
  ],
);

export const agreementSource = pgTable(
  "agreement_source",
  {
    agreementId: uuid().notNull(),
    competitionId: uuid().notNull(),
    source: text().notNull(),
    sum: kopecks().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.agreementId, t.source] }),
    foreignKey({ columns: [t.competitionId, t.agreementId], foreignColumns: [agreement.competitionId, agreement.id] }),
  ],
);

/** A line of the agreed budget. */
export const budgetLine = pgTable(
  "budget_line",
  {
    id: id(),
    agreementId: uuid().notNull(),
    competitionId: uuid().notNull(),
    position: integer().notNull(),
    category: text().notNull(),
    title: text().notNull(),
    granted: kopecks().notNull(),
    own: kopecks().notNull(),
  },
  (t) => [
    unique("budget_line_position").on(t.agreementId, t.position),
    foreignKey({ columns: [t.competitionId, t.agreementId], foreignColumns: [agreement.competitionId, agreement.id] }),
  ],
);

/** A planned result; the value is a decimal with up to three places. */
export const indicator = pgTable(
  "indicator",
  {
    id: id(),
    agreementId: uuid().notNull(),
    competitionId: uuid().notNull(),
    position: integer().notNull(),
    title: text().notNull(),
    unit: text().notNull(),
    planned: text().notNull(),
  },
  (t) => [
    unique("indicator_position").on(t.agreementId, t.position),
    foreignKey({ columns: [t.competitionId, t.agreementId], foreignColumns: [agreement.competitionId, agreement.id] }),
  ],
);

/** Why a winner will not take the money; there is at most one, for a forgone award is never given back. */
export const moneyRefusal = pgTable(
  "money_refusal",
  {
    applicationId: uuid().primaryKey(),
    competitionId: uuid().notNull(),
    reason: text().notNull(),
    recordedBy: uuid()
      .notNull()
      .references(() => person.id),
    recordedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    foreignKey({
      columns: [t.competitionId, t.applicationId],
      foreignColumns: [application.competitionId, application.id],
    }),
  ],
);
