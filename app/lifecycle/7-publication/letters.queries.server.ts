import { and, asc, count, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import { catalog } from "~/text/text";
import { db } from "~db/client.server";
import { letter } from "~db/schema/outbox";
import { organiser } from "~db/schema/registration";
import type { LetterToRender } from "~emails/letters";
import { letterFiles, renderLetter } from "~emails/render";
import { competitionFacts } from "../2-announcement/competition.queries.server";
import { made, refused } from "../outcome";
import { waitsForPublication } from "./letters";

const PAGE_SIZE = 50;

/** Held letters of a competition, fifty a page, oldest first, and how many are on their way or were not delivered. */
export async function listLetters(who: Who, competitionId: string, page: number) {
  const facts = isUuid(competitionId) ? await competitionFacts(db(), who, competitionId) : undefined;
  if (!facts) return refused("notFound");
  const may = policy["letter.list"](who, facts);
  if (!may.ok) return may;
  const isPublished = policy["publication.read"](who, facts).ok;
  const [rows, counts] = await Promise.all([heldLetters(competitionId, page), countsOf(competitionId)]);
  const held = counts.filter((one) => one.state === "held");
  const sum = (of: typeof counts) => of.reduce((total, one) => total + one.count, 0);
  return made({
    competition: { id: facts.id, title: facts.title, zone: facts.zone },
    mayRelease: policy["letter.release"](who, facts).ok,
    letters: rows.map((row) => ({ ...row, waits: !isPublished && waitsForPublication(row.kind) })),
    page,
    pages: Math.max(1, Math.ceil(sum(held) / PAGE_SIZE)),
    held: sum(held),
    ready: sum(held.filter((one) => isPublished || !waitsForPublication(one.kind))),
    sent: sum(counts.filter((one) => one.state === "sent" || one.state === "queued")),
    failed: sum(counts.filter((one) => one.state === "failed")),
  });
}

async function heldLetters(competitionId: string, page: number) {
  const rows = await db()
    .select({ id: letter.id, kind: letter.kind, toName: letter.toName, lang: letter.lang, props: letter.props })
    .from(letter)
    .where(and(eq(letter.competitionId, competitionId), eq(letter.state, "held")))
    .orderBy(asc(letter.createdAt), asc(letter.id))
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE);
  return rows.map(({ id, kind, toName, lang, props }) => ({
    id,
    kind,
    to: toName,
    subject: subjectOf({ kind, lang, props }),
  }));
}

function countsOf(competitionId: string) {
  return db()
    .select({ state: letter.state, kind: letter.kind, count: count() })
    .from(letter)
    .where(eq(letter.competitionId, competitionId))
    .groupBy(letter.state, letter.kind);
}

type Stored = { kind: string; lang: "ru" | "en"; props: Record<string, unknown> };

/** Rows are written by `post()` only, which takes props that fit the kind. */
function subjectOf({ kind, lang, props }: Stored): string {
  const one = { kind, props } as LetterToRender;
  const file = letterFiles[one.kind] as { subject: (text: ReturnType<typeof catalog>, props: unknown) => string };
  return file.subject(catalog(lang), one.props);
}

/** One letter as its recipient will read it, in plain text. */
export async function previewLetter(who: Who, competitionId: string, letterId: string) {
  if (!isUuid(competitionId) || !isUuid(letterId)) return refused("notFound");
  const facts = await competitionFacts(db(), who, competitionId);
  if (!facts) return refused("notFound");
  const may = policy["letter.list"](who, facts);
  if (!may.ok) return may;
  const [row] = await db()
    .select({
      kind: letter.kind,
      toName: letter.toName,
      toEmail: letter.toEmail,
      lang: letter.lang,
      props: letter.props,
      state: letter.state,
      createdAt: letter.createdAt,
      organiser: organiser.name,
    })
    .from(letter)
    .innerJoin(organiser, eq(organiser.id, facts.organiserId))
    .where(and(eq(letter.id, letterId), eq(letter.competitionId, competitionId)));
  if (!row) return refused("notFound");
  const { kind, props, lang, organiser: name } = row;
  const isTest = facts.mode === "test";
  const { subject, text } = await renderLetter({ kind, props, lang, organiser: name, isTest } as LetterToRender);
  const isPublished = policy["publication.read"](who, facts).ok;
  return made({
    competition: { id: facts.id, title: facts.title, zone: facts.zone },
    id: letterId,
    kind,
    to: `${row.toName} <${row.toEmail}>`,
    lang,
    subject,
    text,
    createdAt: row.createdAt.toISOString(),
    isHeld: row.state === "held",
    waits: !isPublished && waitsForPublication(kind),
    mayRelease: policy["letter.release"](who, facts).ok,
  });
}
