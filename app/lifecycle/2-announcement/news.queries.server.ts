import { and, desc, eq, isNull, ne, type SQL, sql } from "drizzle-orm";
import type { NewsFacts } from "~/access/facts";
import { policy } from "~/access/policy";
import { rolesColumn, rolesFor } from "~/access/role-facts.server";
import type { Person, Who } from "~/access/who";
import { config } from "~/server/config.server";
import { isUuid } from "~/server/ids.server";
import { db, type Reader } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { news, newsVersion } from "~db/schema/news";
import { organiser, person } from "~db/schema/registration";
import { made, type Outcome, refused } from "../outcome";
import { isKept } from "./competition.queries.server";

export const NEWS_PAGE = 10;

const ofVersion = and(eq(newsVersion.newsId, news.id), eq(newsVersion.version, news.version));

/** The competition of news, where everybody may know of it. */
const itsCompetition = and(eq(competition.id, newsVersion.competitionId), isKept, ne(competition.state, "draft"));

const columns = {
  id: news.id,
  title: newsVersion.title,
  text: newsVersion.text,
  authorRole: newsVersion.authorRole,
  publishedAt: news.publishedAt,
  changedAt: sql<Date | null>`case when ${news.version} > 1 then ${newsVersion.writtenAt} end`.mapWith(
    news.publishedAt,
  ),
  organiserSlug: organiser.slug,
  organiser: organiser.name,
  zone: organiser.zone,
  competition: competition.title,
  competitionPath: sql<string | null>`'/' || ${organiser.slug} || '/' || ${competition.slug}`,
};

function published(reader: Reader) {
  return reader
    .select({ ...columns, total: sql<number>`(count(*) over ())::int` })
    .from(news)
    .innerJoin(newsVersion, ofVersion)
    .innerJoin(organiser, eq(organiser.id, news.organiserId))
    .leftJoin(competition, itsCompetition)
    .$dynamic();
}

type Row = Awaited<ReturnType<typeof published>>[number];
/** News as everybody reads them; instants are ISO strings, the author is named by their role only. */
export type ShownNews = Omit<Row, "total" | "publishedAt" | "changedAt"> & {
  publishedAt: string;
  changedAt: string | null;
};

function shown({ total: _, publishedAt, changedAt, ...row }: Row): ShownNews {
  return { ...row, publishedAt: publishedAt.toISOString(), changedAt: changedAt?.toISOString() ?? null };
}

async function pageOf(where: SQL | undefined, page: number, size: number) {
  const rows = await published(db())
    .where(and(isNull(news.withdrawnAt), where))
    .orderBy(desc(news.publishedAt), news.id)
    .limit(size)
    .offset((page - 1) * size);
  return { rows: rows.map(shown), pages: Math.max(1, Math.ceil((rows[0]?.total ?? 0) / size)) };
}

/** News of an organiser for everybody, newest first, a page of them. */
export function newsOf(organiserSlug: string, page = 1, size = NEWS_PAGE) {
  return pageOf(eq(organiser.slug, organiserSlug), page, size);
}

export type NewsTitle = Omit<ShownNews, "text" | "organiser" | "competition" | "competitionPath">;

function titleOf({ text: _, organiser: __, competition: ___, competitionPath: ____, ...row }: ShownNews): NewsTitle {
  return row;
}

/** The newest of an organiser by their titles. */
export async function newsTitlesOf(organiserSlug: string, size: number): Promise<NewsTitle[]> {
  return (await newsOf(organiserSlug, 1, size)).rows.map(titleOf);
}

/** The newest about one competition by their titles. */
export async function newsAbout(competitionId: string, size = 5): Promise<NewsTitle[]> {
  return (await pageOf(eq(newsVersion.competitionId, competitionId), 1, size)).rows.map(titleOf);
}

/** The newest of real organisers, of all or of one, for feeds; those about test competitions are left out. */
export async function newsForFeed(organiserSlug: string | undefined, size: number): Promise<ShownNews[]> {
  const real = sql`not ${organiser.isDemo} and not exists (select from ${competition} c
    where c.id = ${newsVersion.competitionId} and (c.mode <> 'live' or c.state in ('draft', 'discarded')))`;
  return (await pageOf(and(real, organiserSlug ? eq(organiser.slug, organiserSlug) : undefined), 1, size)).rows;
}

/** One piece of news for everybody. Refuses `notFound`, also once it is withdrawn. */
export async function newsPage(organiserSlug: string, newsId: string): Promise<Outcome<ShownNews>> {
  if (!isUuid(newsId)) return refused("notFound");
  const { rows } = await pageOf(and(eq(organiser.slug, organiserSlug), eq(news.id, newsId)), 1, 1);
  return rows[0] ? made(rows[0]) : refused("notFound");
}

export type LoadedNews = NewsFacts & { id: string; organiserId: string; version: number };

/** Facts of one piece of news for one person, or undefined when there is none. One query. */
export async function newsFacts(
  reader: Reader,
  who: Who,
  organiserId: string,
  newsId: string,
): Promise<LoadedNews | undefined> {
  if (!isUuid(organiserId) || !isUuid(newsId)) return undefined;
  const [row] = await reader
    .select({
      id: news.id,
      organiserId: news.organiserId,
      version: news.version,
      isWithdrawn: sql<boolean>`${news.withdrawnAt} is not null`,
      roles: rolesColumn(who, news.organiserId, sql`null`),
    })
    .from(news)
    .innerJoin(organiser, eq(organiser.id, news.organiserId))
    .where(and(eq(news.id, newsId), eq(news.organiserId, organiserId)));
  return row;
}

/** The news of an organiser for its office, withdrawn ones too. Refuses `notFound` to others. */
export async function officeNews(who: Person, organiserId: string, page: number) {
  const place = await placeOf(who, organiserId);
  if (!place.ok) return place;
  const rows = await db()
    .select({
      id: news.id,
      title: newsVersion.title,
      publishedAt: news.publishedAt,
      withdrawnAt: news.withdrawnAt,
      total: sql<number>`(count(*) over ())::int`,
    })
    .from(news)
    .innerJoin(newsVersion, ofVersion)
    .where(eq(news.organiserId, organiserId))
    .orderBy(desc(news.publishedAt), news.id)
    .limit(NEWS_PAGE)
    .offset((page - 1) * NEWS_PAGE);
  return made({
    organiser: place.value,
    pages: Math.max(1, Math.ceil((rows[0]?.total ?? 0) / NEWS_PAGE)),
    rows: rows.map(({ total: _, publishedAt, withdrawnAt, ...row }) => ({
      ...row,
      publishedAt: publishedAt.toISOString(),
      isWithdrawn: withdrawnAt !== null,
    })),
  });
}

/** What a form of news begins with: the organiser and the competitions that it can be about. Refuses `notFound`. */
export async function readNewsForm(who: Person, organiserId: string) {
  const place = await placeOf(who, organiserId);
  if (!place.ok) return place;
  return made({ organiser: place.value, competitions: await competitionsOf(organiserId) });
}

/** One piece of news for its office, with every version before. Refuses `notFound`. */
export async function readNewsToEdit(who: Person, organiserId: string, newsId: string) {
  const facts = await newsFacts(db(), who, organiserId, newsId);
  if (!facts) return refused("notFound");
  const place = await placeOf(who, organiserId);
  if (!place.ok) return place;
  const [versions, competitions] = await Promise.all([
    db()
      .select({
        version: newsVersion.version,
        title: newsVersion.title,
        text: newsVersion.text,
        competitionId: newsVersion.competitionId,
        writtenBy: person.name,
        writtenAt: newsVersion.writtenAt,
      })
      .from(newsVersion)
      .innerJoin(person, eq(person.id, newsVersion.writtenBy))
      .where(eq(newsVersion.newsId, newsId))
      .orderBy(desc(newsVersion.version))
      .limit(50),
    competitionsOf(organiserId),
  ]);
  const [current, ...earlier] = versions.map(({ writtenAt, ...one }) => ({
    ...one,
    writtenAt: writtenAt.toISOString(),
  }));
  return made({
    organiser: place.value,
    competitions,
    id: newsId,
    isWithdrawn: facts.isWithdrawn,
    mayEdit: policy["news.edit"](who, facts).ok,
    current: current!,
    earlier: earlier.map(({ competitionId: _, ...one }) => one),
  });
}

async function placeOf(who: Person, organiserId: string) {
  if (!isUuid(organiserId)) return refused("notFound");
  const may = policy["news.publish"](who, { roles: await rolesFor(db(), who, organiserId) });
  if (!may.ok) return may;
  const [row] = await db()
    .select({ id: organiser.id, slug: organiser.slug, name: organiser.shortName, zone: organiser.zone })
    .from(organiser)
    .where(eq(organiser.id, organiserId));
  return row ? made(row) : refused("notFound");
}

/** Announced competitions of an organiser, the newest first. */
function competitionsOf(organiserId: string) {
  return db()
    .select({ id: competition.id, title: competition.title })
    .from(competition)
    .where(
      and(
        eq(competition.organiserId, organiserId),
        isKept,
        ne(competition.state, "draft"),
        config().demo ? undefined : eq(competition.mode, "live"),
      ),
    )
    .orderBy(desc(competition.announcedAt), competition.id)
    .limit(50);
}
