import { and, eq, isNull, sql } from "drizzle-orm";
import type { LetterFacts } from "~/access/facts";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { framedLetter } from "~/server/framed-letter.server";
import { isUuid } from "~/server/ids.server";
import { db, type Reader } from "~db/client.server";
import { application } from "~db/schema/application";
import { letter, letterReturn } from "~db/schema/outbox";
import { organiser, person } from "~db/schema/registration";
import type { LetterToRender } from "~emails/letters";
import { renderLetter } from "~emails/render";
import { competitionFacts, type LoadedCompetition } from "../2-announcement/competition.queries.server";
import { made, refused } from "../outcome";
import { relayRefusalOf } from "../relay-refusal";
import { dayOf } from "../time";
import { standingOf, waitsForPublication } from "./letters";
import { isTold } from "./letters.queries.server";

export type LoadedLetter = LoadedCompetition &
  LetterFacts & {
    letterId: string;
    toName: string;
    toEmail: string;
    /** Mail goes by the real clock, in test competitions too. */
    realNow: Date;
  };

/** Facts of one letter of a competition for one person, or undefined when the office has none such. */
export async function letterFacts(
  reader: Reader,
  who: Who,
  competitionId: string,
  letterId: string,
): Promise<LoadedLetter | undefined> {
  if (!isUuid(competitionId) || !isUuid(letterId)) return undefined;
  const facts = await competitionFacts(reader, who, competitionId);
  if (!facts) return undefined;
  const [row] = await reader
    .select({ letter: letter.state, isReturned, isResent, toName: letter.toName, toEmail: letter.toEmail, realNow })
    .from(letter)
    .innerJoin(application, eq(application.id, letter.applicationId))
    .where(and(eq(letter.id, letterId), eq(letter.competitionId, competitionId), isTold));
  return row && { ...facts, ...row, letterId };
}

const realNow = sql<Date>`clock_timestamp()`.mapWith(letter.createdAt);
const isReturned = sql<boolean>`exists (select from letter_return r where r.letter_id = ${letter.id} and r.taken_back_at is null)`;
const isResent = sql<boolean>`exists (select from letter again where again.resend_of = ${letter.id})`;

/** What the page of one act on a letter says of it. Refuses what the act refuses. */
export async function readLetterFor(
  act: "letter.noteReturn" | "letter.resend",
  who: Who,
  competitionId: string,
  letterId: string,
) {
  const facts = await letterFacts(db(), who, competitionId, letterId);
  if (!facts) return refused("notFound");
  const may = policy[act](who, facts);
  if (!may.ok) return may;
  const { id, title, zone, realNow, toName, toEmail } = facts;
  return made({
    competition: { id, title },
    id: letterId,
    to: `${toName} <${toEmail}>`,
    email: toEmail,
    today: dayOf(realNow, zone),
  });
}

/** One letter as its recipient reads it, with what became of it and what may be done about it. */
export async function readLetter(who: Who, competitionId: string, letterId: string) {
  const facts = await letterFacts(db(), who, competitionId, letterId);
  if (!facts) return refused("notFound");
  const may = policy["letter.list"](who, facts);
  if (!may.ok) return may;
  const [[row], [returned]] = await Promise.all([rowOf(facts), returnOf(letterId)]);
  if (!row) return refused("notFound");
  const { kind, props, lang, wording, organiser: host } = row;
  const isTest = facts.mode === "test";
  const isPublished = policy["publication.read"](who, facts).ok;
  const rendered =
    kind === "application-submitted"
      ? null
      : await renderLetter({ kind, props, lang, wording, organiser: host, isTest } as LetterToRender);
  return made({
    competition: { id: facts.id, title: facts.title, zone: facts.zone },
    id: letterId,
    kind,
    to: `${row.toName} <${row.toEmail}>`,
    number: row.number,
    applicationId: row.applicationId,
    lang,
    subject: rendered?.subject ?? null,
    text: rendered?.text ?? null,
    html: rendered && framedLetter(rendered.html),
    wordingVersion: wording?.version ?? null,
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    standing: standingOf(facts.letter, facts),
    waits: facts.letter === "held" && !isPublished && waitsForPublication(kind),
    attempts: row.attempts,
    trouble: row.lastError === null ? null : { reason: relayRefusalOf(row.lastError), answer: row.lastError },
    returned: returned ?? null,
    again: row.again,
    before: row.resendOf,
    may: {
      release: facts.letter === "held" && policy["letter.release"](who, facts).ok,
      retry: facts.letter === "failed" && policy["letter.retry"](who, facts).ok,
      noteReturn: policy["letter.noteReturn"](who, facts).ok,
      takeReturnBack: policy["letter.takeReturnBack"](who, facts).ok,
      resend: policy["letter.resend"](who, facts).ok,
    },
  });
}

function rowOf({ letterId, organiserId }: LoadedLetter) {
  return db()
    .select({
      kind: letter.kind,
      toName: letter.toName,
      toEmail: letter.toEmail,
      lang: letter.lang,
      props: letter.props,
      wording: letter.wording,
      createdAt: letter.createdAt,
      sentAt: letter.sentAt,
      attempts: letter.attempts,
      lastError: letter.lastError,
      resendOf: letter.resendOf,
      again: sql<string | null>`(select again.id from letter again where again.resend_of = ${letter.id})`,
      applicationId: letter.applicationId,
      number: application.number,
      organiser: organiser.name,
    })
    .from(letter)
    .innerJoin(application, eq(application.id, letter.applicationId))
    .innerJoin(organiser, eq(organiser.id, organiserId))
    .where(eq(letter.id, letterId));
}

function returnOf(letterId: string) {
  return db()
    .select({ on: letterReturn.returnedOn, remark: letterReturn.remark, notedBy: person.name })
    .from(letterReturn)
    .innerJoin(person, eq(person.id, letterReturn.notedBy))
    .where(and(eq(letterReturn.letterId, letterId), isNull(letterReturn.takenBackAt)));
}
