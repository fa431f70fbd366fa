import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  date,
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
import type { Release, Wording } from "../../app/lifecycle/2-announcement/wording";
import { letterStates } from "../../app/lifecycle/letter-state";
import { mailChoices } from "../../app/lifecycle/mail-choice";
import type { TermStep } from "../../app/lifecycle/terms";
import { competition } from "./announcement";
import { id, instant } from "./columns";
import { person } from "./registration";

export const letterState = pgEnum("letter_state", letterStates);
export const mailChoice = pgEnum("mail_choice", mailChoices);

/** How somebody wants news by letter, and the zone of their mornings; without a row each comes at once. */
export const mailPreference = pgTable("mail_preference", {
  personId: uuid()
    .primaryKey()
    .references(() => person.id),
  choice: mailChoice().notNull(),
  zone: text().notNull(),
  chosenAt: instant().notNull().defaultNow(),
});

/**
 * Letters to send: written with the fact they tell of, sent by the worker afterwards, held while a person has to release them.
 * `wording` is what the organiser's words were when the letter was written; null says the standard ones. `digestAt` is when
 * news for a reader of digests are told, `digestedIn` the digest that has told them.
 */
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
    applicationId: uuid(),
    wording: jsonb().$type<Wording & { version: number }>(),
    digestAt: instant(),
    digestedIn: uuid().references((): AnyPgColumn => letter.id),
    resendOf: uuid().references((): AnyPgColumn => letter.id),
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
    index("letter_counts").on(t.competitionId, t.kind, t.state),
    index("letter_application").on(t.applicationId, t.createdAt).where(sql`${t.applicationId} is not null`),
    uniqueIndex("letter_resent_once").on(t.resendOf),
    index("letter_digest_due").on(t.digestAt).where(sql`${t.digestAt} is not null and ${t.digestedIn} is null`),
  ],
);

/**
 * The words of a letter of one competition and when it goes out, as its secretary wants them: every version stays, the newest
 * counts. Without `subject` and `text` the standard words are said, without `release` it goes out as such letters do.
 */
export const letterWording = pgTable(
  "letter_wording",
  {
    competitionId: uuid()
      .notNull()
      .references(() => competition.id),
    kind: text().notNull(),
    version: integer().notNull(),
    subject: text(),
    text: text(),
    release: text().$type<Release>(),
    writtenBy: uuid()
      .notNull()
      .references(() => person.id),
    writtenAt: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.competitionId, t.kind, t.version] }),
    check("wording_is_whole", sql`(${t.subject} is null) = (${t.text} is null)`),
  ],
);

/** A sent letter that came back from its address, noted by hand; a mistaken note is taken back and stays here. */
export const letterReturn = pgTable(
  "letter_return",
  {
    id: id(),
    letterId: uuid()
      .notNull()
      .references(() => letter.id),
    returnedOn: date().notNull(),
    remark: text().notNull(),
    notedBy: uuid()
      .notNull()
      .references(() => person.id),
    notedAt: instant().notNull().defaultNow(),
    takenBackBy: uuid().references(() => person.id),
    takenBackAt: instant(),
  },
  (t) => [
    uniqueIndex("letter_returned_once").on(t.letterId).where(sql`${t.takenBackAt} is null`),
    check("taken_back_by_somebody", sql`(${t.takenBackBy} is null) = (${t.takenBackAt} is null)`),
  ],
);

/** A step of reminding of a term that was taken: which term (`about`), of which end, once. */
export const termReminder = pgTable(
  "term_reminder",
  {
    kind: text().notNull(),
    about: text().notNull(),
    dueAt: instant().notNull(),
    step: text().$type<TermStep>().notNull(),
    competitionId: uuid()
      .notNull()
      .references(() => competition.id),
    remindedAt: instant().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.about, t.dueAt, t.step] })],
);
