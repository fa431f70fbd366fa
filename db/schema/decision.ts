import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { type VoteChoice, voteChoices } from "../../app/lifecycle/2-announcement/quorum";
import type { SetMark } from "../../app/lifecycle/2-announcement/tiers";
import { awardOutcomes } from "../../app/lifecycle/6-decision/award";
import {
  type ItemReason,
  type ItemResult,
  itemStates,
  meetingForms,
  meetingStates,
} from "../../app/lifecycle/6-decision/meeting";
import { competition } from "./announcement";
import { application } from "./application";
import { id, instant, kopecks } from "./columns";
import { person } from "./registration";

export const meetingState = pgEnum("meeting_state", meetingStates);
export const itemState = pgEnum("item_state", itemStates);
export const voteChoice = pgEnum("vote_choice", voteChoices);
export const meetingForm = pgEnum("meeting_form", meetingForms);
export const awardOutcome = pgEnum("award_outcome", awardOutcomes);

/** A ranking by the announced rules; a recount makes a new version, the old one stays. */
export const ranking = pgTable(
  "ranking",
  {
    id: id(),
    competitionId: uuid()
      .notNull()
      .references(() => competition.id),
    version: integer().notNull(),
    inputsHash: text().notNull(),
    lotsSeed: text().notNull(),
    createdBy: uuid()
      .notNull()
      .references(() => person.id),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [unique("ranking_version").on(t.competitionId, t.version)],
);

export const rankingRow = pgTable(
  "ranking_row",
  {
    rankingId: uuid()
      .notNull()
      .references(() => ranking.id),
    competitionId: uuid().notNull(),
    applicationId: uuid().notNull(),
    place: integer(),
    score: numeric({ precision: 9, scale: 2 }),
    divergence: numeric({ precision: 9, scale: 4 }),
    passed: boolean().notNull(),
    decidedBy: text(),
    outReason: text(),
    totals: jsonb().$type<string[]>().notNull(),
    used: jsonb().$type<number[]>().notNull(),
    divergenceAccepted: boolean().notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.rankingId, t.applicationId] }),
    foreignKey({
      columns: [t.competitionId, t.applicationId],
      foreignColumns: [application.competitionId, application.id],
    }),
  ],
);

export const meeting = pgTable(
  "meeting",
  {
    id: id(),
    competitionId: uuid()
      .notNull()
      .references(() => competition.id),
    number: integer().notNull(),
    state: meetingState().notNull().default("planned"),
    at: instant().notNull(),
    place: text().notNull(),
    form: meetingForm().notNull().default("inPerson"),
    openedAt: instant(),
    signedAt: instant(),
    chairId: uuid().references(() => person.id),
    secretaryId: uuid()
      .notNull()
      .references(() => person.id),
  },
  (t) => [
    unique("meeting_number").on(t.competitionId, t.number),
    unique("meeting_of_competition").on(t.competitionId, t.id),
  ],
);

/** Who of the roster came. */
export const attendance = pgTable(
  "attendance",
  {
    meetingId: uuid().notNull(),
    competitionId: uuid().notNull(),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    present: boolean().notNull(),
    isChair: boolean().notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.meetingId, t.personId] }),
    foreignKey({ columns: [t.competitionId, t.meetingId], foreignColumns: [meeting.competitionId, meeting.id] }),
  ],
);

/** A vote of the commission on the pass marks after scoring, with the moment; the last that was adopted holds. */
export const passMarkVote = pgTable(
  "pass_mark_vote",
  {
    id: id(),
    meetingId: uuid().notNull(),
    competitionId: uuid().notNull(),
    /** The number of the vote in its meeting, from 1. */
    ordinal: integer().notNull(),
    marks: jsonb().$type<SetMark[]>().notNull(),
    votes: jsonb().$type<{ id: string; choice: VoteChoice }[]>().notNull(),
    carried: boolean().notNull(),
    result: jsonb().$type<ItemResult>().notNull(),
    enteredBy: uuid()
      .notNull()
      .references(() => person.id),
    decidedAt: instant().notNull(),
  },
  (t) => [
    unique("pass_mark_vote_ordinal").on(t.meetingId, t.ordinal),
    index("pass_mark_vote_competition").on(t.competitionId),
    foreignKey({ columns: [t.competitionId, t.meetingId], foreignColumns: [meeting.competitionId, meeting.id] }),
  ],
);

/** One application on the agenda, with the sum that is proposed for it. */
export const agendaItem = pgTable(
  "agenda_item",
  {
    id: id(),
    meetingId: uuid().notNull(),
    competitionId: uuid().notNull(),
    applicationId: uuid().notNull(),
    position: integer().notNull(),
    state: itemState().notNull().default("waiting"),
    proposedOutcome: awardOutcome().notNull(),
    proposed: kopecks().notNull(),
    reason: text().$type<ItemReason>(),
    cutReason: text().notNull().default(""),
    carried: boolean(),
    result: jsonb().$type<ItemResult>(),
    closedAt: instant(),
  },
  (t) => [
    unique("agenda_item_once").on(t.meetingId, t.applicationId),
    unique("agenda_item_of_competition").on(t.competitionId, t.id),
    foreignKey({ columns: [t.competitionId, t.meetingId], foreignColumns: [meeting.competitionId, meeting.id] }),
    foreignKey({
      columns: [t.competitionId, t.applicationId],
      foreignColumns: [application.competitionId, application.id],
    }),
  ],
);

/** A member's recusal from one item. */
export const recusal = pgTable(
  "recusal",
  {
    itemId: uuid().notNull(),
    competitionId: uuid().notNull(),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    reason: text().notNull(),
    declaredAt: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.itemId, t.personId] }),
    foreignKey({ columns: [t.competitionId, t.itemId], foreignColumns: [agendaItem.competitionId, agendaItem.id] }),
  ],
);

/** One vote of one member on one item; `enteredBy` differs from the member when the secretary entered a show of hands. */
export const vote = pgTable(
  "vote",
  {
    itemId: uuid().notNull(),
    competitionId: uuid().notNull(),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    choice: voteChoice().notNull(),
    enteredBy: uuid()
      .notNull()
      .references(() => person.id),
    byShowOfHands: boolean().notNull(),
    votedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.itemId, t.personId] }),
    foreignKey({ columns: [t.competitionId, t.itemId], foreignColumns: [agendaItem.competitionId, agendaItem.id] }),
  ],
);

/** The decision about an application and the sum awarded. */
export const award = pgTable(
  "award",
  {
    applicationId: uuid().primaryKey(),
    competitionId: uuid().notNull(),
    itemId: uuid().notNull(),
    outcome: awardOutcome().notNull(),
    sum: kopecks().notNull(),
    ground: text().$type<ItemReason>(),
    reason: text().notNull().default(""),
    reservePlace: integer(),
    decidedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    unique("award_of_competition").on(t.competitionId, t.applicationId),
    foreignKey({
      columns: [t.competitionId, t.applicationId],
      foreignColumns: [application.competitionId, application.id],
    }),
    foreignKey({ columns: [t.competitionId, t.itemId], foreignColumns: [agendaItem.competitionId, agendaItem.id] }),
  ],
);

/** The part of an award that each source of money bears. */
export const awardSource = pgTable(
  "award_source",
  {
    applicationId: uuid().notNull(),
    competitionId: uuid().notNull(),
    source: text().notNull(),
    sum: kopecks().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.applicationId, t.source] }),
    foreignKey({
      columns: [t.competitionId, t.applicationId],
      foreignColumns: [award.competitionId, award.applicationId],
    }),
  ],
);

/** A signed protocol: the snapshot it was made of is kept, the files are made from it. */
export const protocol = pgTable(
  "protocol",
  {
    id: id(),
    competitionId: uuid().notNull(),
    meetingId: uuid().notNull(),
    number: text().notNull(),
    snapshot: jsonb().$type<Record<string, unknown>>().notNull(),
    digest: text().notNull(),
    signedBy: uuid()
      .notNull()
      .references(() => person.id),
    signedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    index("protocol_competition").on(t.competitionId),
    foreignKey({ columns: [t.competitionId, t.meetingId], foreignColumns: [meeting.competitionId, meeting.id] }),
  ],
);
