import { and, count, desc, eq, ilike, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import { db } from "~db/client.server";
import { application } from "~db/schema/application";
import { letter, letterReturn, letterWording } from "~db/schema/outbox";
import type { LetterToRender } from "~emails/letters";
import { subjectOf } from "~emails/render";
import { competitionFacts } from "../2-announcement/competition.queries.server";
import { isWorded, type Release, type WordedKind, wordedKinds, wordedLetters } from "../2-announcement/wording";
import { listedStates } from "../4-admission/listed-states";
import { made, refused } from "../outcome";
import { type LettersQuestion, type OfficeKind, officeKinds, type Standing, waitsForPublication } from "./letters";

const PAGE_SIZE = 50;

/**
 * The letters of a competition for its office: each kind with how many wait, went and failed, and fifty of them a page, the
 * newest first. Of applications that are not opened there are numbers only, as everywhere in the office (domain.md §2.8).
 */
export async function listLetters(who: Who, competitionId: string, question: LettersQuestion) {
  const facts = isUuid(competitionId) ? await competitionFacts(db(), who, competitionId) : undefined;
  if (!facts) return refused("notFound");
  const may = policy["letter.list"](who, facts);
  if (!may.ok) return may;
  const isPublished = policy["publication.read"](who, facts).ok;
  const [rows, total, counts, worded] = await Promise.all([
    lettersOf(facts.id, question),
    countOf(facts.id, question),
    countsOf(facts.id),
    wordedOf(facts.id),
  ]);
  const sum = (...standings: Standing[]) =>
    counts.filter((one) => standings.includes(one.standing)).reduce((all, one) => all + one.count, 0);
  const isReady = ({ kind }: { kind: string }) => isPublished || !waitsForPublication(kind);
  const ready = counts
    .filter((one) => one.standing === "held" && isReady(one))
    .reduce((all, one) => all + one.count, 0);
  return made({
    competition: { id: facts.id, title: facts.title, zone: facts.zone },
    may: {
      release: policy["letter.release"](who, facts).ok,
      retry: policy["letter.retry"](who, facts).ok,
      word: policy["letter.word"](who, facts).ok,
    },
    kinds: kindRows(counts, worded, isReady),
    letters: rows.map((row) => ({ ...row, waits: row.standing === "held" && !isReady(row) })),
    page: question.page,
    pages: Math.max(1, Math.ceil(total / PAGE_SIZE)),
    total,
    held: sum("held"),
    ready,
    sent: sum("sent", "digested", "queued", "gathered"),
    failed: sum("failed"),
  });
}

type Counts = Awaited<ReturnType<typeof countsOf>>;
type Worded = Awaited<ReturnType<typeof wordedOf>>;

/** Every kind that may be worded and every other one that has been written, with its numbers. */
function kindRows(counts: Counts, worded: Worded, isReady: (of: { kind: string }) => boolean) {
  return officeKinds
    .filter((kind) => isWorded(kind) || counts.some((one) => one.kind === kind))
    .map((kind) => {
      const own = worded.find((one) => one.kind === kind);
      const of = (...standings: Standing[]) =>
        counts
          .filter((one) => one.kind === kind && standings.includes(one.standing))
          .reduce((all, one) => all + one.count, 0);
      return {
        kind,
        isWorded: isWorded(kind),
        hasOwnWords: own?.hasOwnWords ?? false,
        release: own?.release ?? usualRelease(kind),
        held: of("held"),
        ready: isReady({ kind }) ? of("held") : 0,
        queued: of("queued", "gathered"),
        sent: of("sent", "digested"),
        returned: of("returned"),
        failed: of("failed"),
      };
    });
}

function usualRelease(kind: OfficeKind): Release {
  return isWorded(kind) ? wordedLetters[kind as WordedKind].release : "atOnce";
}

function wordedOf(competitionId: string) {
  return db()
    .selectDistinctOn([letterWording.kind], {
      kind: letterWording.kind,
      hasOwnWords: sql<boolean>`${letterWording.text} is not null`,
      release: letterWording.release,
    })
    .from(letterWording)
    .where(and(eq(letterWording.competitionId, competitionId), inArray(letterWording.kind, [...wordedKinds])))
    .orderBy(letterWording.kind, desc(letterWording.version));
}

const isResent = sql<boolean>`exists (select from letter again where again.resend_of = ${letter.id})`;
/** How a letter stands, as `standingOf` says it; needs `stillReturned` joined. */
const standing = sql<Standing>`case when ${isResent} then 'resent' when ${letterReturn.id} is not null then 'returned'
  else ${letter.state}::text end`;
const stillReturned = and(eq(letterReturn.letterId, letter.id), isNull(letterReturn.takenBackAt));
const told = inArray(letter.kind, [...officeKinds]);

function countsOf(competitionId: string) {
  return db()
    .select({ kind: letter.kind, standing: standing.as("standing"), count: count() })
    .from(letter)
    .leftJoin(letterReturn, stillReturned)
    .where(and(eq(letter.competitionId, competitionId), told))
    .groupBy(letter.kind, sql`standing`);
}

/** Letters about opened applications only: nobody in the office may learn who else has begun one. */
export const isTold = and(told, inArray(application.state, [...listedStates]));

function asked(competitionId: string, { kind, standing: wanted, search }: LettersQuestion): SQL | undefined {
  return and(
    eq(letter.competitionId, competitionId),
    isTold,
    kind ? eq(letter.kind, kind) : undefined,
    wanted ? sql`${standing} = ${wanted}` : undefined,
    search ? found(search) : undefined,
  );
}

function found(search: string): SQL | undefined {
  const number = /^(?:№\s*)?(\d{1,9})$/.exec(search)?.[1];
  if (number) return eq(application.number, Number(number));
  const part = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  return or(ilike(letter.toEmail, part), ilike(letter.toName, part));
}

async function countOf(competitionId: string, question: LettersQuestion): Promise<number> {
  const [row] = await db()
    .select({ total: count() })
    .from(letter)
    .innerJoin(application, eq(application.id, letter.applicationId))
    .leftJoin(letterReturn, stillReturned)
    .where(asked(competitionId, question));
  return row?.total ?? 0;
}

const listColumns = {
  id: letter.id,
  kind: letter.kind,
  standing,
  toName: letter.toName,
  toEmail: letter.toEmail,
  number: application.number,
  lang: letter.lang,
  props: letter.props,
  wording: letter.wording,
  createdAt: letter.createdAt,
  sentAt: letter.sentAt,
  returnedOn: letterReturn.returnedOn,
};

async function lettersOf(competitionId: string, question: LettersQuestion) {
  const rows = await db()
    .select(listColumns)
    .from(letter)
    .innerJoin(application, eq(application.id, letter.applicationId))
    .leftJoin(letterReturn, stillReturned)
    .where(asked(competitionId, question))
    .orderBy(desc(letter.createdAt), letter.id)
    .limit(PAGE_SIZE)
    .offset((question.page - 1) * PAGE_SIZE);
  return rows.map(lineOf);
}

/** Rows are written by `post()` only, which takes props that fit the kind. */
function lineOf({ props, wording, lang, createdAt, sentAt, ...row }: Awaited<ReturnType<typeof linesOf>>[number]) {
  return {
    ...row,
    lang,
    subject: subjectOf({ kind: row.kind, props, lang, wording } as LetterToRender),
    at: (sentAt ?? createdAt).toISOString(),
  };
}

function linesOf(applicationId: string) {
  return db()
    .select(listColumns)
    .from(letter)
    .innerJoin(application, eq(application.id, letter.applicationId))
    .leftJoin(letterReturn, stillReturned)
    .where(and(eq(letter.applicationId, applicationId), isTold))
    .orderBy(desc(letter.createdAt), letter.id)
    .limit(PAGE_SIZE);
}

/** The last letters about one application. Refuses what the list of its competition's letters refuses. */
export async function lettersAbout(who: Who, competitionId: string, applicationId: string) {
  const facts = isUuid(competitionId) ? await competitionFacts(db(), who, competitionId) : undefined;
  if (!facts || !isUuid(applicationId)) return refused("notFound");
  const may = policy["letter.list"](who, facts);
  return may.ok ? made((await linesOf(applicationId)).map(lineOf)) : may;
}
