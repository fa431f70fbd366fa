import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgEnum, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { paperStates, paperWays, scanKinds } from "../../app/lifecycle/3-application/paper-application";
import { competition } from "./announcement";
import { application, storedFile } from "./application";
import { id, instant } from "./columns";
import { person } from "./registration";

export const paperState = pgEnum("paper_state", paperStates);
export const paperWay = pgEnum("paper_way", paperWays);
export const scanKind = pgEnum("scan_kind", scanKinds);

/**
 * An application that came on paper. What the book said when it was registered (the columns up to `registeredAt`) never
 * changes: a guard of the database refuses it. The rest follows how far it is typed in, by whom, and who compared it.
 */
export const paperApplication = pgTable(
  "paper_application",
  {
    id: id(),
    competitionId: uuid()
      .notNull()
      .references(() => competition.id),
    entry: text().notNull(),
    name: text().notNull(),
    bearer: text().notNull().default(""),
    way: paperWay().notNull(),
    arrivedAt: instant().notNull(),
    typistId: uuid()
      .notNull()
      .references(() => person.id),
    registeredAt: instant().notNull(),
    state: paperState().notNull().default("registered"),
    applicationId: uuid(),
    consentBy: text(),
    consentOn: text(),
    consentVersion: text(),
    typedSha256: text(),
    typedAt: instant(),
    comparedBy: uuid().references(() => person.id),
    comparedAt: instant(),
    /** What the second person found to differ. */
    remark: text().notNull().default(""),
    /** Why it was set aside. */
    reason: text().notNull().default(""),
    settledBy: uuid().references(() => person.id),
    settledAt: instant(),
    withdrawalEntry: text(),
    withdrawalArrivedAt: instant(),
  },
  (t) => [
    unique("paper_application_of_competition").on(t.competitionId, t.id),
    unique("paper_application_entry").on(t.competitionId, t.entry),
    unique("paper_application_application").on(t.applicationId),
    index("paper_application_list").on(t.competitionId, t.arrivedAt, t.id),
    // Two different people, whatever the code above asks.
    check("paper_application_second_person", sql`${t.comparedBy} is null or ${t.comparedBy} <> ${t.typistId}`),
    foreignKey({
      columns: [t.competitionId, t.applicationId],
      foreignColumns: [application.competitionId, application.id],
    }),
  ],
);

/** A scan of a paper application; nothing is ever taken away. */
export const paperScan = pgTable(
  "paper_scan",
  {
    id: id(),
    paperId: uuid().notNull(),
    competitionId: uuid().notNull(),
    kind: scanKind().notNull(),
    fileId: uuid()
      .notNull()
      .references(() => storedFile.id),
    addedBy: uuid()
      .notNull()
      .references(() => person.id),
    addedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    index("paper_scan_paper").on(t.paperId, t.addedAt),
    foreignKey({
      columns: [t.competitionId, t.paperId],
      foreignColumns: [paperApplication.competitionId, paperApplication.id],
    }),
  ],
);
