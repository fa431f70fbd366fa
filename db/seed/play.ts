import { and, desc, eq, sql } from "drizzle-orm";
import type { Outcome } from "~/lifecycle/outcome";
import { db } from "~db/client.server";
import { letter } from "~db/schema/outbox";
import type { LetterKind } from "~emails/letters";

/** Takes the value of a verb that has to succeed in the story; a refusal says where the story is impossible. */
export async function play<T>(what: string, acting: Promise<Outcome<T>>): Promise<T> {
  const outcome = await acting;
  if (outcome.ok) return outcome.value;
  throw new Error(`the story stops at “${what}”: ${outcome.reason} ${JSON.stringify(outcome.details ?? {})}`);
}

/** The code at the end of the link in somebody's newest letter of a kind: read from their mail, as they would. */
export async function codeInLetter(email: string, kind: LetterKind): Promise<string> {
  const [row] = await db()
    .select({ url: sql<string>`${letter.props}->>'url'` })
    .from(letter)
    .where(and(eq(letter.toEmail, email), eq(letter.kind, kind)))
    .orderBy(desc(letter.createdAt), desc(letter.id))
    .limit(1);
  const code = row?.url.split("/").at(-1);
  if (!code) throw new Error(`no letter “${kind}” to ${email}`);
  return code;
}
