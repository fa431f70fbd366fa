import { randomUUID } from "node:crypto";
import { and, asc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import { system } from "~/access/who";
import { letterMoves } from "~/lifecycle/letter-state";
import { after } from "~/lifecycle/moves";
import { made, type Outcome, refused } from "~/lifecycle/outcome";
import { db, type Tx, transaction } from "~db/client.server";
import { letter } from "~db/schema/outbox";
import { person } from "~db/schema/registration";
import type { Letters, LetterToRender } from "~emails/letters";
import { subjectOf } from "~emails/render";
import { config } from "./config.server";
import { messageIdOf } from "./post.server";
import { ring } from "./wake.server";

const MOST_AT_ONCE = 500;
/** Whose news, and whether they are of test competitions, whose letters stay inside. */
export type Gathered = { personId: string; toInbox: "yes" | "no" };

/**
 * The job: tells the news of those whose morning has come, one letter for each reader. Runs every minute; safe to run twice.
 * @returns how many readers were written to
 */
export async function writeDigests(): Promise<number> {
  const due = await db()
    .selectDistinct({ personId: letter.toPersonId, toInbox: letter.toInbox })
    .from(letter)
    .where(and(isDue, isNotNull(letter.toPersonId)))
    .orderBy(letter.toPersonId, letter.toInbox)
    .limit(MOST_AT_ONCE);
  let written = 0;
  for (const { personId, toInbox } of due) if (personId && (await writeDigest({ personId, toInbox })).ok) written += 1;
  return written;
}

const isDue = and(eq(letter.state, "gathered"), sql`${letter.digestAt} <= clock_timestamp()`);

/** One reader's news in one transaction: they are told, and the digest that tells them is written, or neither. */
async function writeDigest(whose: Gathered): Promise<Outcome<string>> {
  return transaction(system, "job.writeDigests", async (tx) => {
    const may = policy["job.writeDigests"](system, {});
    return may.ok ? tellNews(tx, whose) : may;
  });
}

/**
 * Puts what is due for a reader into one letter; a single piece of news goes as it is. Refuses `changedMeanwhile` when
 * somebody else has told them.
 * @returns the id of the letter that goes out
 */
export async function tellNews(tx: Tx, { personId, toInbox }: Gathered): Promise<Outcome<string>> {
  const news = await tx
    .select({ id: letter.id, kind: letter.kind, props: letter.props, wording: letter.wording })
    .from(letter)
    .where(and(eq(letter.toPersonId, personId), eq(letter.toInbox, toInbox), isDue))
    .orderBy(asc(letter.createdAt), asc(letter.id))
    .for("update");
  const [first] = news;
  const [to] = await tx
    .select({ email: person.email, name: person.name, lang: person.lang })
    .from(person)
    .where(eq(person.id, personId));
  if (!first || !to) return refused("changedMeanwhile");
  ring(tx, "sendLetters");
  if (news.length === 1) {
    const single = after(letterMoves, "gathered", "single")!;
    await tx
      .update(letter)
      .set({ state: single, digestAt: null, nextTryAt: sql`clock_timestamp()` })
      .where(eq(letter.id, first.id));
    return made(first.id);
  }
  const id = randomUUID();
  const lang = to.lang === "en" ? ("en" as const) : ("ru" as const);
  const props: Letters["digest"] = { name: to.name, news: news.map(newsIn(lang)), url: `${config().baseUrl}/account` };
  const about = { toEmail: to.email, toName: to.name, toPersonId: personId, toInbox, lang };
  await tx.insert(letter).values({ id, kind: "digest", ...about, props, messageId: messageIdOf(id) });
  await tx
    .update(letter)
    .set({ state: after(letterMoves, "gathered", "tell")!, digestedIn: id })
    .where(
      inArray(
        letter.id,
        news.map((one) => one.id),
      ),
    );
  return made(id);
}

/** A piece of news as a line of the digest: what its own letter would have been called, and the page that it leads to. */
const newsIn =
  (lang: "ru" | "en") =>
  ({ kind, props, wording }: { kind: string; props: Record<string, unknown>; wording: unknown }) => ({
    subject: subjectOf({ kind, props, lang, wording } as LetterToRender),
    competition: typeof props.competition === "string" ? props.competition : "",
    url: String(props.url ?? ""),
  });
