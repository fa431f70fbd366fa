import { and, asc, count, desc, eq, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { framedLetter } from "~/server/framed-letter.server";
import { isUuid } from "~/server/ids.server";
import { db } from "~db/client.server";
import { application } from "~db/schema/application";
import { letter, letterWording } from "~db/schema/outbox";
import { organiser, person } from "~db/schema/registration";
import type { LetterToRender } from "~emails/letters";
import { letterFiles, renderLetter } from "~emails/render";
import { placeholderNames, placeholdersOf, standardWording } from "~emails/wording";
import { made, refused } from "../outcome";
import { competitionFacts, type LoadedCompetition } from "./competition.queries.server";
import { isWorded, type WordedKind, type Wording, wordedLetters } from "./wording";

/**
 * The words of one kind of letter as their form changes them, every version of them, and the letter that the newest ones make.
 * @param number the application whose data fill it in; the newest letter of the kind, or the first application, when null
 */
export async function readWording(who: Person, competitionId: string, kind: string, number: number | null) {
  const facts = isUuid(competitionId) ? await competitionFacts(db(), who, competitionId) : undefined;
  if (!facts || !isWorded(kind)) return refused("notFound");
  const may = policy["letter.list"](who, facts);
  if (!may.ok) return may;
  const [versions, waiting] = await Promise.all([versionsOf(facts.id, kind), waitingOf(facts.id, kind)]);
  const [newest] = versions;
  const words = wordsOf(newest) ?? standardWording(kind);
  const names = placeholderNames();
  return made({
    competition: { id: facts.id, title: facts.title, zone: facts.zone },
    kind,
    version: newest?.version ?? 0,
    words,
    isStandard: !wordsOf(newest),
    release: newest?.release ?? wordedLetters[kind].release,
    mayDecideRelease: wordedLetters[kind].open,
    mayWord: policy["letter.word"](who, facts).ok,
    placeholders: placeholdersOf(kind).map((fill) => ({ fill, name: names[fill] })),
    waiting,
    versions: versions.map(({ writtenAt, ...one }) => ({ ...one, at: writtenAt.toISOString() })),
    preview: await previewOf(facts, kind, wordsOf(newest), number),
  });
}

/** The letter that these words would make; nothing is kept. Refuses what `wordLetter` would. */
export async function lookAtWording(
  who: Person,
  competitionId: string,
  kind: WordedKind,
  words: Wording,
  number: number | null,
) {
  const facts = isUuid(competitionId) ? await competitionFacts(db(), who, competitionId) : undefined;
  if (!facts) return refused("notFound");
  const may = policy["letter.word"](who, facts);
  return may.ok ? made(await previewOf(facts, kind, words, number)) : may;
}

function wordsOf(version: { subject: string | null; text: string | null } | undefined): Wording | null {
  return version?.subject && version.text ? { subject: version.subject, text: version.text } : null;
}

function versionsOf(competitionId: string, kind: WordedKind) {
  return db()
    .select({
      version: letterWording.version,
      subject: letterWording.subject,
      text: letterWording.text,
      release: letterWording.release,
      writtenBy: person.name,
      writtenAt: letterWording.writtenAt,
    })
    .from(letterWording)
    .innerJoin(person, eq(person.id, letterWording.writtenBy))
    .where(and(eq(letterWording.competitionId, competitionId), eq(letterWording.kind, kind)))
    .orderBy(desc(letterWording.version));
}

async function waitingOf(competitionId: string, kind: WordedKind): Promise<number> {
  const [row] = await db()
    .select({ waiting: count() })
    .from(letter)
    .where(and(eq(letter.competitionId, competitionId), eq(letter.kind, kind), eq(letter.state, "held")));
  return row?.waiting ?? 0;
}

async function previewOf(facts: LoadedCompetition, kind: WordedKind, wording: Wording | null, number: number | null) {
  const [[host], sample] = await Promise.all([
    db().select({ name: organiser.name }).from(organiser).where(eq(organiser.id, facts.organiserId)),
    sampleOf(facts, kind, number),
  ]);
  const about = { lang: "ru", organiser: host?.name, isTest: facts.mode === "test", wording } as const;
  const given = { kind, props: sample.props, ...about } as unknown as LetterToRender;
  const { subject, html, text } = await renderLetter(given);
  return { subject, html: framedLetter(html), text, number: sample.number };
}

/** Data to fill a letter in with: of a letter of this kind that there is, else of an application, else made up. */
async function sampleOf(facts: LoadedCompetition, kind: WordedKind, number: number | null) {
  const asked = number === null ? undefined : eq(application.number, number);
  const [written] = await db()
    .select({ props: letter.props, number: application.number })
    .from(letter)
    .innerJoin(application, eq(application.id, letter.applicationId))
    .where(
      and(eq(letter.competitionId, facts.id), eq(letter.kind, kind), asked, sql`${application.number} is not null`),
    )
    .orderBy(desc(letter.createdAt), letter.id)
    .limit(1);
  if (written) return written;
  const example = { ...letterFiles[kind].preview, competition: facts.title, zone: facts.zone };
  const [found] = await db()
    .select({ title: application.title, number: application.number, name: person.name })
    .from(application)
    .innerJoin(person, eq(person.id, application.createdBy))
    .where(and(eq(application.competitionId, facts.id), asked, sql`${application.number} is not null`))
    .orderBy(asc(application.number), application.id)
    .limit(1);
  if (!found) return { props: example, number: null };
  const own = { title: found.title ?? "", name: found.name };
  const numbered = "number" in example && typeof example.number === "number" ? { number: found.number ?? 0 } : {};
  return { props: { ...example, ...own, ...numbered }, number: found.number };
}
