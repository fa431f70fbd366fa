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
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { Term } from "../../app/lifecycle/2-announcement/term";
import { documentKinds, expenseSources, reportStates } from "../../app/lifecycle/9-reporting/report";
import { agreement, budgetLine, indicator } from "./agreement";
import { storedFile } from "./application";
import { id, instant, kopecks } from "./columns";
import { person } from "./registration";

export const reportState = pgEnum("report_state", reportStates);
export const expenseSource = pgEnum("expense_source", expenseSources);
export const documentKind = pgEnum("document_kind", documentKinds);

/** A report that an agreement asks for on a date. */
export const report = pgTable(
  "report",
  {
    id: id(),
    competitionId: uuid().notNull(),
    agreementId: uuid().notNull(),
    key: text().notNull(),
    title: text().notNull(),
    dueOn: date().notNull(),
    state: reportState().notNull().default("expected"),
    version: integer().notNull().default(0),
    summary: text().notNull().default(""),
    savedAt: instant(),
    submittedBy: uuid().references(() => person.id),
    submittedAt: instant(),
    decidedBy: uuid().references(() => person.id),
    decidedAt: instant(),
  },
  (t) => [
    unique("report_key").on(t.agreementId, t.key),
    unique("report_of_competition").on(t.competitionId, t.id),
    index("report_list").on(t.competitionId, t.state, t.dueOn),
    foreignKey({ columns: [t.competitionId, t.agreementId], foreignColumns: [agreement.competitionId, agreement.id] }),
  ],
);

export const indicatorFact = pgTable(
  "indicator_fact",
  {
    reportId: uuid().notNull(),
    competitionId: uuid().notNull(),
    indicatorId: uuid()
      .notNull()
      .references(() => indicator.id),
    fact: text().notNull(),
    comment: text().notNull().default(""),
  },
  (t) => [
    primaryKey({ columns: [t.reportId, t.indicatorId] }),
    foreignKey({ columns: [t.competitionId, t.reportId], foreignColumns: [report.competitionId, report.id] }),
  ],
);

/** One expense with its document. */
export const expense = pgTable(
  "expense",
  {
    id: id(),
    reportId: uuid().notNull(),
    competitionId: uuid().notNull(),
    budgetLineId: uuid()
      .notNull()
      .references(() => budgetLine.id),
    source: expenseSource().notNull(),
    documentKind: documentKind().notNull(),
    documentNumber: text().notNull(),
    documentDate: date().notNull(),
    counterparty: text().notNull(),
    sum: kopecks().notNull(),
    fileId: uuid().references(() => storedFile.id),
    addedBy: uuid()
      .notNull()
      .references(() => person.id),
    addedAt: instant().notNull().defaultNow(),
    removedAt: instant(),
  },
  (t) => [
    index("expense_report").on(t.reportId),
    foreignKey({ columns: [t.competitionId, t.reportId], foreignColumns: [report.competitionId, report.id] }),
  ],
);

/** Remarks with which a report was returned. */
export const reportRemark = pgTable(
  "report_remark",
  {
    id: id(),
    reportId: uuid().notNull(),
    competitionId: uuid().notNull(),
    text: text().notNull(),
    fixBy: date().notNull(),
    /** The term that `fixBy` was counted by; null where that was not kept. */
    term: jsonb().$type<Term>(),
    madeBy: uuid()
      .notNull()
      .references(() => person.id),
    madeAt: instant().notNull().defaultNow(),
  },
  (t) => [
    index("report_remark_report").on(t.reportId),
    foreignKey({ columns: [t.competitionId, t.reportId], foreignColumns: [report.competitionId, report.id] }),
  ],
);

/** The public card of a project whose results are accepted. */
export const projectCard = pgTable(
  "project_card",
  {
    applicationId: uuid().primaryKey(),
    competitionId: uuid().notNull(),
    agreementId: uuid().notNull(),
    publishedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    foreignKey({ columns: [t.competitionId, t.agreementId], foreignColumns: [agreement.competitionId, agreement.id] }),
  ],
);
