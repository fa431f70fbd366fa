import { and, desc, eq, inArray, or, sql } from "drizzle-orm";
import type { Who } from "~/access/who";
import { catalog, type Lang } from "~/text/text";
import type { Reader } from "~db/client.server";
import { journalPayload } from "~db/schema/journal";
import { type Audience, askersEvents, mayKnow, readsNames } from "./audience";
import { type EventType, eventTypes, type SubjectKind } from "./events";

/** One line of a history as `<History>` takes it; `who` is null when the system itself acted. */
export type HistoryLine = {
  at: string;
  who: string | null;
  what: string;
  /** The time is that of a test competition's own clock, which had been moved by then. */
  byMovedClock?: true;
  /** The oldest line shown, where still older ones were left out. */
  isCut?: true;
};

/** Who reads, in which language, and which events of the subjects. */
type HistoryAsked = { audience: Audience; lang?: Lang; except?: readonly EventType[]; only?: readonly EventType[] };

const MOST = 100;

/**
 * What happened to some objects, newest first, at most 100 lines, in the words of the reader's language. The caller has
 * judged already that the objects may be read; this leaves out the events the audience must not know of, and names
 * only the reader's own people unless the audience reads names: the rest is "organiser" (domain.md §2.8). What happened in a
 * test competition is dated by its own clock, like every deadline beside it; the journal itself keeps real time.
 * @param options.except events to leave out besides, as those of a vote that is still going on
 * @param options.only the events of a page that is about one thing of its subject
 * @param options.lang for a reader who is not signed in; a person reads in their own language
 */
export async function readHistory(
  reader: Reader,
  who: Who,
  subjects: readonly { kind: SubjectKind; id: string }[],
  { audience, lang, except = [], only = eventTypes }: HistoryAsked,
): Promise<HistoryLine[]> {
  if (subjects.length === 0) return [];
  const known = eventTypes.filter((type) => mayKnow(audience, type) && !except.includes(type) && only.includes(type));
  const rows = await reader
    .select({
      at: journalPayload.at,
      shift,
      type: journalPayload.type,
      details: journalPayload.details,
      actorId: journalPayload.actorId,
      actorName: journalPayload.actorName,
      isOwn: isOwnPerson(who),
    })
    .from(journalPayload)
    .where(
      and(
        inArray(journalPayload.type, known),
        or(
          ...subjects.map(({ kind, id }) =>
            and(eq(journalPayload.subjectKind, kind), eq(journalPayload.subjectId, id)),
          ),
        ),
      ),
    )
    .orderBy(desc(journalPayload.seq))
    .limit(MOST + 1);
  const words = catalog(lang ?? (who.kind === "person" ? who.lang : "ru")).journal;
  // why: what other organisations answered is between them and the applicant.
  const isTold = ({ type, isOwn }: (typeof rows)[number]) =>
    audience !== "coApplicant" || isOwn || !askersEvents.includes(type as EventType);
  const told = rows.slice(0, MOST).filter(isTold);
  return told.map((row, index) => {
    const say = words.event[row.type as EventType];
    const asks = audience === "applicant" && askersEvents.includes(row.type as EventType);
    const named = readsNames(audience) || row.isOwn || asks;
    return {
      at: new Date(row.at.getTime() + row.shift).toISOString(),
      who: row.actorId === null ? null : named ? row.actorName : words.organiserStaff,
      what: typeof say === "function" ? say(row.details) : say,
      ...(row.shift === 0 ? {} : { byMovedClock: true as const }),
      ...(rows.length > MOST && index === told.length - 1 ? { isCut: true as const } : {}),
    };
  });
}

/** Milliseconds by which the clock of the event's test competition had been moved before it; none for people and organisers. */
const shift = sql<number>`case
  when journal_payload.subject_kind not in ('person', 'applicant', 'organiser')
    and (select c.mode from competition c where c.id = journal_payload.competition_id) = 'test'
  then coalesce((
    select sum(extract(epoch from (m.details->>'to')::timestamptz - (m.details->>'from')::timestamptz)) * 1000
    from journal_payload m
    where m.subject_kind = 'competition' and m.subject_id = journal_payload.competition_id
      and m.type = 'competition.clockMoved' and m.seq < journal_payload.seq), 0)::float8
  else 0::float8 end`;

/**
 * Whether the actor is the reader, or acts or acted for an applicant that the reader acts for, be it by an errand or
 * together: a helper and the people of an applicant and its co-applicants read each other's names.
 */
function isOwnPerson(who: Who) {
  if (who.kind !== "person") return sql<boolean>`false`;
  return sql<boolean>`coalesce(${journalPayload.actorId} = ${who.id} or exists (
    select from membership mine join membership theirs on theirs.applicant_id = mine.applicant_id
    where mine.person_id = ${who.id} and mine.until is null and theirs.person_id = ${journalPayload.actorId}) or exists (
    select from membership mine join errand theirs on theirs.applicant_id = mine.applicant_id
    where (mine.person_id = ${who.id} and mine.until is null and theirs.helper_id = ${journalPayload.actorId})
      or (theirs.helper_id = ${who.id} and theirs.ended_at is null and mine.person_id = ${journalPayload.actorId})) or exists (
    select from co_applicant c join application a on a.id = c.application_id
    join membership mine on mine.applicant_id in (a.applicant_id, c.applicant_id)
    join membership theirs on theirs.applicant_id in (a.applicant_id, c.applicant_id)
    where c.application_id = ${journalPayload.subjectId} and c.state = 'agreed' and mine.person_id = ${who.id}
      and mine.until is null and theirs.person_id = ${journalPayload.actorId}), false)`;
}
