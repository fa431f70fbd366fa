import { and, desc, eq, sql } from "drizzle-orm";
import type { FeedEvent } from "~/journal/events";
import type { EventDetails } from "~/text/ru/journal";
import { db } from "~db/client.server";
import { competition, rulesVersion } from "~db/schema/announcement";
import { isFeedEvent, journalPayload } from "~db/schema/journal";
import { organiser } from "~db/schema/registration";

const MOST = 50;

/** Something that happened to a competition and that everybody may hear of. */
export type FeedEntry = {
  id: string;
  at: Date;
  type: FeedEvent;
  details: EventDetails;
  competition: string;
  /** What the announcement says of it in short. */
  summary: string;
  organiser: string;
  /** The public page of the competition. */
  path: string;
};

/**
 * The newest that was announced, changed, extended, cancelled or decided, of every organiser or of one, as the journal has it.
 * Test competitions are in no feed, on a demonstration installation neither: what readers subscribe to is real. One query.
 */
export async function feedEntries(organiserSlug?: string): Promise<FeedEntry[]> {
  const rows = await db()
    .select({
      seq: journalPayload.seq,
      at: journalPayload.at,
      type: journalPayload.type,
      details: journalPayload.details,
      competition: competition.title,
      summary: sql<string>`(select r.rules->>'summary' from ${rulesVersion} r
        where r.competition_id = ${competition.id} and r.version = ${competition.rulesVersion})`,
      organiser: organiser.shortName,
      path: sql<string>`'/' || ${organiser.slug} || '/' || ${competition.slug}`,
    })
    .from(journalPayload)
    .innerJoin(competition, eq(competition.id, journalPayload.competitionId))
    .innerJoin(organiser, eq(organiser.id, competition.organiserId))
    .where(
      and(
        sql`${journalPayload}.${isFeedEvent}`,
        eq(competition.mode, "live"),
        // why: the rules of a draft change too, before anybody else knows of it.
        sql`${journalPayload.at} >= ${competition.announcedAt}`,
        organiserSlug === undefined ? undefined : eq(organiser.slug, organiserSlug),
      ),
    )
    .orderBy(desc(journalPayload.seq))
    .limit(MOST);
  return rows.map(({ seq, type, ...row }) => ({ ...row, id: `${seq}`, type: type as FeedEvent }));
}
