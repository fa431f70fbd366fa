import { randomUUID } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import { rolesFor } from "~/access/role-facts.server";
import type { Role } from "~/access/roles";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { type Tx, transaction } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { news, newsVersion } from "~db/schema/news";
import { done, made, type Outcome, refused } from "../outcome";
import { wasAnnounced } from "./competition";
import type { EditNewsForm, NewsForm } from "./news.form";
import { newsFacts } from "./news.queries.server";

/**
 * Publishes news of an organiser. Nobody gets a letter of them: who wants to hear of them reads the feed. Refuses `notFound` to
 * others, `badInput` for a competition that is not the organiser's or not announced.
 */
export async function publishNews(who: Person, organiserId: string, typed: NewsForm): Promise<Outcome<{ id: string }>> {
  if (!isUuid(organiserId)) return refused("notFound");
  return transaction<{ id: string }>(who, "news.publish", async (tx) => {
    const roles = await rolesFor(tx, who, organiserId);
    const may = policy["news.publish"](who, { roles });
    if (!may.ok) return may;
    if (!(await isOf(tx, organiserId, typed.competition))) return refused("badInput");
    const id = randomUUID();
    await tx.insert(news).values({ id, organiserId, publishedAt: sql`clock_timestamp()` });
    await writeVersion(tx, who, { id, version: 1, roles, typed });
    record(tx, {
      type: "news.published",
      subject: { kind: "organiser", id: organiserId },
      details: { title: typed.title },
    });
    return made({ id });
  });
}

/**
 * Mends news: what stood before stays as a version for the office. Refuses `changedMeanwhile` when somebody else did
 * meanwhile, `wrongState` for withdrawn ones, `badInput`, `notFound`.
 */
export async function editNews(
  who: Person,
  organiserId: string,
  newsId: string,
  { version, ...typed }: EditNewsForm,
): Promise<Outcome> {
  return transaction(who, "news.edit", async (tx) => {
    const facts = await newsFacts(tx, who, organiserId, newsId);
    if (!facts) return refused("notFound");
    const may = policy["news.edit"](who, facts);
    if (!may.ok) return may;
    if (!(await isOf(tx, organiserId, typed.competition))) return refused("badInput");
    const moved = await tx
      .update(news)
      .set({ version: version + 1 })
      .where(and(eq(news.id, newsId), eq(news.version, version), isNull(news.withdrawnAt)))
      .returning({ id: news.id });
    if (moved.length === 0) return refused("changedMeanwhile");
    await writeVersion(tx, who, { id: newsId, version: version + 1, roles: facts.roles, typed });
    record(tx, {
      type: "news.changed",
      subject: { kind: "organiser", id: organiserId },
      details: { title: typed.title, version: version + 1 },
    });
    return done;
  });
}

/** Takes news off the site; the office keeps them. Refuses `wrongState` when they are, `notFound`. */
export async function withdrawNews(who: Person, organiserId: string, newsId: string): Promise<Outcome> {
  return transaction(who, "news.withdraw", async (tx) => {
    const facts = await newsFacts(tx, who, organiserId, newsId);
    if (!facts) return refused("notFound");
    const may = policy["news.withdraw"](who, facts);
    if (!may.ok) return may;
    const [row] = await tx
      .select({ title: newsVersion.title })
      .from(newsVersion)
      .where(and(eq(newsVersion.newsId, newsId), eq(newsVersion.version, facts.version)));
    const withdrawn = await tx
      .update(news)
      .set({ withdrawnAt: sql`clock_timestamp()`, withdrawnBy: who.id })
      .where(and(eq(news.id, newsId), isNull(news.withdrawnAt)))
      .returning({ id: news.id });
    if (withdrawn.length === 0) return refused("wrongState");
    record(tx, {
      type: "news.withdrawn",
      subject: { kind: "organiser", id: organiserId },
      details: { title: row?.title ?? "" },
    });
    return done;
  });
}

/** Whether news of an organiser may be about a competition. */
async function isOf(tx: Tx, organiserId: string, competitionId: string | null): Promise<boolean> {
  if (competitionId === null) return true;
  const [row] = await tx
    .select({ state: competition.state })
    .from(competition)
    .where(and(eq(competition.id, competitionId), eq(competition.organiserId, organiserId)));
  return row !== undefined && wasAnnounced(row.state);
}

type Writing = { id: string; version: number; roles: readonly Role[]; typed: NewsForm };

async function writeVersion(tx: Tx, who: Person, { id, version, roles, typed }: Writing): Promise<void> {
  await tx.insert(newsVersion).values({
    newsId: id,
    version,
    title: typed.title,
    text: typed.text,
    competitionId: typed.competition,
    authorRole: roles.includes("secretary") ? "secretary" : "organiserAdmin",
    writtenBy: who.id,
    writtenAt: sql`clock_timestamp()`,
  });
}
