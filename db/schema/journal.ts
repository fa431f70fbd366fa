import { sql } from "drizzle-orm";
import { bigint, customType, index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { feedEvents } from "../../app/journal/events";
import { instant } from "./columns";

const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/**
 * The append-only log: an RFC 6962 leaf per fact. `entry` is canonical JSON with no personal data, only a salted commitment;
 * who did it and the details are in `journal_payload`, which can be erased without breaking the log.
 */
export const journalEntry = pgTable("journal_entry", {
  seq: bigint({ mode: "bigint" }).primaryKey(),
  entry: text().notNull(),
  leaf: bytea().notNull(),
  at: instant().notNull(),
});

/** Written out: the planner uses the index only where it sees the very same words. */
export const isFeedEvent = sql.raw(`type in (${feedEvents.map((type) => `'${type}'`).join(", ")})`);

export const journalPayload = pgTable(
  "journal_payload",
  {
    seq: bigint({ mode: "bigint" }).primaryKey(),
    type: text().notNull(),
    subjectKind: text().notNull(),
    subjectId: uuid().notNull(),
    competitionId: uuid(),
    actorId: uuid(),
    actorName: text().notNull(),
    details: jsonb().$type<Record<string, string | number | boolean | null>>().notNull(),
    nonce: bytea().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    index("journal_payload_subject").on(t.subjectKind, t.subjectId, t.seq),
    index("journal_payload_competition").on(t.competitionId, t.seq),
    index("journal_payload_feed").on(t.seq).where(isFeedEvent),
  ],
);
