import { and, desc, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { type Reader, transaction } from "~db/client.server";
import { letter, letterWording } from "~db/schema/outbox";
import { placeholderNames, placeholdersOf } from "~emails/wording";
import { made, type Outcome, refused } from "../outcome";
import { competitionFacts } from "./competition.queries.server";
import {
  type Release,
  type WordedKind,
  type Wording,
  type WordingFault,
  wordedLetters,
  wordingFaults,
} from "./wording";

/** What the secretary wants of a kind of letter; `words` are null where the standard ones are to be said. */
export type Worded = { version: number; words: Wording | null; release?: Release; waiting: boolean };

/** What is wrong with the words of a letter, by field. */
export function faultsOf(kind: WordedKind, words: Wording): Partial<Record<keyof Wording, WordingFault>> {
  return wordingFaults(words, placeholdersOf(kind), placeholderNames());
}

/**
 * Gives the letters of one kind in a competition the words of its secretary, or the standard ones again, and says when they go
 * out. Letters written from then on carry them; those written before keep theirs, except that letters that still wait for
 * their release get the new ones when `waiting` asks for it. Refuses `badInput` for words with a fault and for another time of
 * sending where the kind has its own, `changedMeanwhile` when somebody wrote a version since.
 * @returns the number of the version
 */
export async function wordLetter(
  who: Person,
  competitionId: string,
  kind: WordedKind,
  { version, words, release, waiting }: Worded,
): Promise<Outcome<number>> {
  if (!isUuid(competitionId)) return refused("notFound");
  return transaction(who, "letter.word", async (tx) => {
    const facts = await competitionFacts(tx, who, competitionId);
    if (!facts) return refused("notFound");
    const may = policy["letter.word"](who, facts);
    if (!may.ok) return may;
    if (words && Object.keys(faultsOf(kind, words)).length > 0) return refused("badInput");
    const { open, release: usual } = wordedLetters[kind];
    if (release && release !== usual && !open) return refused("badInput");
    if (version !== ((await newestWording(tx, facts.id, kind))?.version ?? 0)) return refused("changedMeanwhile");
    const next = version + 1;
    const kept = { subject: words?.subject ?? null, text: words?.text ?? null };
    const written = await tx
      .insert(letterWording)
      .values({
        ...{ competitionId: facts.id, kind, version: next, ...kept },
        release: release && release !== usual ? release : null,
        writtenBy: who.id,
      })
      .onConflictDoNothing()
      .returning({ version: letterWording.version });
    if (written.length === 0) return refused("changedMeanwhile");
    if (waiting)
      await tx
        .update(letter)
        .set({ wording: words && { version: next, ...words } })
        .where(and(eq(letter.competitionId, facts.id), eq(letter.kind, kind), eq(letter.state, "held")));
    record(tx, {
      type: "letters.worded",
      subject: { kind: "competition", id: facts.id },
      competitionId: facts.id,
      details: { kind, version: next },
    });
    return made(next);
  });
}

/** The words that count for a kind of letter in a competition, or undefined while nobody has changed them. */
export async function newestWording(reader: Reader, competitionId: string, kind: WordedKind) {
  const [row] = await reader
    .select({
      version: letterWording.version,
      subject: letterWording.subject,
      text: letterWording.text,
      release: letterWording.release,
    })
    .from(letterWording)
    .where(and(eq(letterWording.competitionId, competitionId), eq(letterWording.kind, kind)))
    .orderBy(desc(letterWording.version))
    .limit(1);
  return row;
}
