import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { filledIn, prepared, type Tx } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { letter } from "~db/schema/outbox";
import type { LetterKind, Letters } from "~emails/letters";
import { ring } from "./wake.server";

export type Recipient = { personId?: string; email: string; name: string; lang: "ru" | "en" };

/**
 * Puts a letter into the outbox, in the same transaction as the fact it tells of; a worker sends it after the commit.
 * Letters of a test competition go to the built-in inbox only. `hold` keeps it as a draft until the secretary releases it;
 * with `delaySeconds` it is sent by the first call of the job after them.
 */
export async function post<K extends LetterKind>(
  tx: Tx,
  kind: K,
  {
    to,
    props,
    competitionId,
    hold = false,
    delaySeconds = 0,
  }: {
    to: Recipient;
    props: Omit<Letters[K], "name">;
    competitionId?: string;
    hold?: boolean;
    delaySeconds?: number;
  },
): Promise<void> {
  if (!hold && delaySeconds === 0) ring(tx, "sendLetters");
  await letterWriting(tx, { ...rowOf(kind, to, props, { competitionId, hold }), delaySeconds });
}

function rowOf(kind: LetterKind, to: Recipient, props: object, of: { competitionId?: string; hold: boolean }) {
  const id = randomUUID();
  return {
    id,
    kind,
    toEmail: to.email,
    toPersonId: to.personId ?? null,
    toName: to.name,
    lang: to.lang,
    props: { ...props, name: to.name },
    competitionId: of.competitionId ?? null,
    state: of.hold ? ("held" as const) : ("queued" as const),
    messageId: `<${id}@pochin>`,
  };
}

/** Rows that one statement of `postAll` writes: their parameters stay far under what PostgreSQL takes. */
const ROWS_AT_ONCE = 1000;

/** The same for a letter to many: a few statements, however many they are. */
export async function postAll<K extends LetterKind>(
  tx: Tx,
  kind: K,
  letters: readonly { to: Recipient; props: Omit<Letters[K], "name"> }[],
  { competitionId, hold = false }: { competitionId: string; hold?: boolean },
): Promise<void> {
  if (!hold && letters.length > 0) ring(tx, "sendLetters");
  const [of] = await tx.select({ mode: competition.mode }).from(competition).where(eq(competition.id, competitionId));
  const toInbox = of?.mode === "test" ? ("yes" as const) : ("no" as const);
  for (let at = 0; at < letters.length; at += ROWS_AT_ONCE) {
    const some = letters.slice(at, at + ROWS_AT_ONCE);
    await tx
      .insert(letter)
      .values(some.map(({ to, props }) => ({ ...rowOf(kind, to, props, { competitionId, hold }), toInbox })));
  }
}

const letterWriting = prepared((database) => {
  const { id, kind, toEmail, toPersonId, toName, lang, props, competitionId, state, messageId } = letter;
  return database.insert(letter).values({
    ...filledIn({ id, kind, toEmail, toPersonId, toName, lang, props, competitionId, state, messageId }),
    toInbox: sql`coalesce((select case when ${competition.mode} = 'test' then 'yes' else 'no' end from ${competition}
      where ${competition.id} = ${sql.placeholder("competitionId")}), 'no')`,
    nextTryAt: sql`clock_timestamp() + make_interval(secs => ${sql.placeholder("delaySeconds")}::float8)`,
  });
});
