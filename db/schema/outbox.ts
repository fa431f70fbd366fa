import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgEnum, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { letterStates } from "../../app/lifecycle/letter-state";
import { id, instant } from "./columns";
import { person } from "./registration";

export const letterState = pgEnum("letter_state", letterStates);

/** Letters to send: written with the fact they tell of, sent by the worker afterwards, held while a person has to release them. */
export const letter = pgTable(
  "letter",
  {
    id: id(),
    kind: text().notNull(),
    toEmail: text().notNull(),
    toPersonId: uuid().references(() => person.id),
    toName: text().notNull(),
    lang: text().$type<"ru" | "en">().notNull(),
    props: jsonb().$type<Record<string, unknown>>().notNull(),
    competitionId: uuid(),
    toInbox: text().$type<"yes" | "no">().notNull().default("no"),
    state: letterState().notNull().default("queued"),
    messageId: text().notNull().unique(),
    attempts: integer().notNull().default(0),
    nextTryAt: instant().notNull().defaultNow(),
    lastError: text(),
    createdAt: instant().notNull().defaultNow(),
    sentAt: instant(),
  },
  (t) => [
    index("letter_due").on(t.nextTryAt).where(sql`${t.state} = 'queued'`),
    index("letter_competition").on(t.competitionId, t.createdAt),
  ],
);
