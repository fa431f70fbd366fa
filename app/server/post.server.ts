import { randomUUID } from "node:crypto";
import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { isWorded, wordedLetters } from "~/lifecycle/2-announcement/wording";
import { DIGEST_HOUR, isNews } from "~/lifecycle/mail-choice";
import { filledIn, prepared, type Tx } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { letter, letterWording, mailPreference } from "~db/schema/outbox";
import type { LetterKind, Letters } from "~emails/letters";
import { ring } from "./wake.server";

export type Recipient = { personId?: string; email: string; name: string; lang: "ru" | "en" };

/** Whether letters of a kind wait for a person, unless the secretary of their competition wants it otherwise. */
function waits(kind: LetterKind): boolean {
  return isWorded(kind) && wordedLetters[kind].release === "byPerson";
}

/** Whether the secretary of a competition decides when letters of a kind go out. */
function isOpen(kind: LetterKind): boolean {
  return isWorded(kind) && wordedLetters[kind].open;
}

/**
 * Puts a letter into the outbox, in the same transaction as the fact it tells of; a worker sends it after the commit. The
 * words that the secretary has given to this kind are kept with it as they are at this moment.
 * Letters of a test competition go to the built-in inbox only. News wait for the digest of a reader who wants one, and are
 * thrown away for one who wants none. `hold` keeps it as a draft until the secretary releases it;
 * with `delaySeconds` it is sent by the first call of the job after them.
 */
export async function post<K extends LetterKind>(
  tx: Tx,
  kind: K,
  {
    to,
    props,
    competitionId,
    applicationId,
    hold = waits(kind),
    delaySeconds = 0,
  }: {
    to: Recipient;
    props: Omit<Letters[K], "name">;
    competitionId?: string;
    applicationId?: string;
    hold?: boolean;
    delaySeconds?: number;
  },
): Promise<void> {
  if (delaySeconds === 0 && (!hold || isOpen(kind))) ring(tx, "sendLetters");
  const row = rowOf(kind, to, props, { competitionId, applicationId });
  const when = { release: hold ? "byPerson" : "atOnce", delaySeconds };
  if (isNews(kind)) await newsWriting(tx, { ...row, ...when });
  else await letterWriting(tx, { ...row, ...when });
}

function rowOf(
  kind: LetterKind,
  to: Recipient,
  props: object,
  { competitionId = null, applicationId = null }: { competitionId?: string | null; applicationId?: string | null },
) {
  const id = randomUUID();
  return {
    id,
    kind,
    toEmail: to.email,
    toPersonId: to.personId ?? null,
    toName: to.name,
    lang: to.lang,
    props: { ...props, name: to.name },
    competitionId,
    applicationId,
    messageId: messageIdOf(id),
  };
}

/** What mail programs tell letters apart by: repeats of one letter share it. */
export function messageIdOf(letterId: string): string {
  return `<${letterId}@pochin>`;
}

/** Rows that one statement of `postAll` writes: their parameters stay far under what PostgreSQL takes. */
const ROWS_AT_ONCE = 1000;

/** The same for a letter to many: a few statements, however many they are. */
export async function postAll<K extends LetterKind>(
  tx: Tx,
  kind: K,
  letters: readonly { to: Recipient; props: Omit<Letters[K], "name">; applicationId?: string }[],
  { competitionId }: { competitionId: string },
): Promise<void> {
  const [of] = await tx.select({ mode: competition.mode }).from(competition).where(eq(competition.id, competitionId));
  const [own] = await tx
    .select({ words: ownWords, release: letterWording.release })
    .from(letterWording)
    .where(and(eq(letterWording.competitionId, competitionId), eq(letterWording.kind, kind)))
    .orderBy(desc(letterWording.version))
    .limit(1);
  const isHeld = (own?.release ?? (waits(kind) ? "byPerson" : "atOnce")) === "byPerson";
  if (!isHeld && letters.length > 0) ring(tx, "sendLetters");
  const same = {
    toInbox: of?.mode === "test" ? ("yes" as const) : ("no" as const),
    state: isHeld ? ("held" as const) : ("queued" as const),
    wording: own?.words ?? null,
  };
  for (let at = 0; at < letters.length; at += ROWS_AT_ONCE) {
    const some = letters.slice(at, at + ROWS_AT_ONCE);
    await tx.insert(letter).values(
      some.map(({ to, props, applicationId }) => ({
        ...rowOf(kind, to, props, { competitionId, applicationId }),
        ...same,
      })),
    );
  }
}

/** The words of a version as a letter keeps them; null where it says the standard ones. */
const ownWords = sql`case when ${letterWording.text} is not null then jsonb_build_object(
  'version', ${letterWording.version}, 'subject', ${letterWording.subject}, 'text', ${letterWording.text}) end`.mapWith(
  letter.wording,
);

/** Of the newest version of the words of this kind, where its competition has any. */
function newest(column: SQL): SQL {
  return sql`(select ${column} from ${letterWording} where ${letterWording.competitionId} = ${sql.placeholder("competitionId")}::uuid
    and ${letterWording.kind} = ${sql.placeholder("kind")} order by ${letterWording.version} desc limit 1)`;
}

const release = sql`coalesce(${newest(sql`${letterWording.release}`)}, ${sql.placeholder("release")})`;
const ordinaryState = sql`(case ${release} when 'byPerson' then 'held' else 'queued' end)::letter_state`;

/** Of the reader's own choice, or null where there is none. */
function preferred(column: SQL): SQL {
  return sql`(select ${column} from ${mailPreference}
    where ${mailPreference.personId} = ${sql.placeholder("toPersonId")}::uuid)`;
}

const choice = preferred(sql`${mailPreference.choice}::text`);
const newsState = sql`(case when ${release} = 'byPerson' then 'held' when ${choice} = 'daily' then 'gathered'
  when ${choice} = 'necessary' then 'discarded' else 'queued' end)::letter_state`;
/** The next morning of the reader's own zone. */
const digestAt = preferred(sql`case when ${mailPreference.choice} = 'daily' then
  (date_trunc('day', clock_timestamp() at time zone ${mailPreference.zone} - make_interval(hours => ${DIGEST_HOUR}))
    + make_interval(days => 1, hours => ${DIGEST_HOUR})) at time zone ${mailPreference.zone} end`);

const letterWriting = prepared((database) => {
  return database.insert(letter).values(columnsOf(ordinaryState));
});
const newsWriting = prepared((database) => {
  return database.insert(letter).values({ ...columnsOf(newsState), digestAt });
});

/** What every letter is written with. */
function columnsOf(state: SQL) {
  const { id, kind, toEmail, toPersonId, toName, lang, props, competitionId, applicationId, messageId } = letter;
  return {
    ...filledIn({ id, kind, toEmail, toPersonId, toName, lang, props, competitionId, applicationId, messageId }),
    state,
    wording: newest(ownWords),
    toInbox: sql`coalesce((select case when ${competition.mode} = 'test' then 'yes' else 'no' end from ${competition}
      where ${competition.id} = ${sql.placeholder("competitionId")}), 'no')`,
    nextTryAt: sql`clock_timestamp() + make_interval(secs => ${sql.placeholder("delaySeconds")}::float8)`,
  };
}
