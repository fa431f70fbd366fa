import { and, desc, eq, sql } from "drizzle-orm";
import type { FeedEvent } from "~/journal/events";
import type { EventDetails } from "~/text/ru/journal";
import { db } from "~db/client.server";
import { competition, rulesVersion } from "~db/schema/announcement";
import { isFeedEvent, journalPayload } from "~db/schema/journal";
import { organiser } from "~db/schema/registration";
import { newsForFeed } from "./news.queries.server";

const MOST = 50;

/** Something that happened to a competition and that everybody may hear of, or news; `path` is the page that tells of it. */
export type FeedEntry = { id: string; at: Date; organiser: string; path: string } & (
  | { type: "news"; title: string; text: string }
  | {
      type: FeedEvent;
      details: EventDetails;
      competition: string;
      /** What the announcement says of it in short. */
      summary: string;
    }
);

/**
 * The newest that was announced, changed, extended, cancelled or decided, and news, of every organiser or of one. Test
 * competitions are in no feed, on a demonstration installation neither: what readers subscribe to is real.
 */
export async function feedEntries(organiserSlug?: string): Promise<FeedEntry[]> {
  const [events, news] = await Promise.all([eventEntries(organiserSlug), newsForFeed(organiserSlug, MOST)]);
  const told = news.map(({ id, publishedAt, title, text, organiser, organiserSlug: slug }): FeedEntry => {
    const path = `/${slug}/news/${id}`;
    return { id: `news/${id}`, at: new Date(publishedAt), type: "news", title, text, organiser, path };
  });
  return [...events, ...told].sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1)).slice(0, MOST);
}

/** What happened to competitions, as the journal has it. One query. */
async function eventEntries(organiserSlug?: string): Promise<FeedEntry[]> {
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
  return rows.map(({ seq, type, ...row }) => ({ ...row, id: `journal/${seq}`, type: type as FeedEvent }));
}
