import { and, eq, inArray, notInArray } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { ring } from "~/server/wake.server";
import { transaction } from "~db/client.server";
import { letter } from "~db/schema/outbox";
import { competitionFacts } from "../2-announcement/competition.queries.server";
import { made, type Outcome, refused } from "../outcome";
import { decisionKinds } from "./letters";

/** Which of the letters that wait: one of them, those of one kind, or all when neither is named. */
export type Which = { letterId?: string; kind?: string };

/**
 * Hands held letters of a competition over for sending: those asked for that may go now. Letters about decisions of
 * the commission go only after the publication: asked for nothing else before, refuses `notYet`. Refuses `changedMeanwhile` when
 * nothing was held any more.
 * @returns how many letters
 */
export async function releaseLetters(
  who: Who,
  competitionId: string,
  { letterId, kind }: Which = {},
): Promise<Outcome<number>> {
  if (!isUuid(competitionId) || (letterId !== undefined && !isUuid(letterId))) return refused("notFound");
  return transaction(who, "letter.release", async (tx) => {
    const facts = await competitionFacts(tx, who, competitionId);
    if (!facts) return refused("notFound");
    const may = policy["letter.release"](who, facts);
    if (!may.ok) return may;
    const isPublished = policy["publication.read"](who, facts).ok;
    const asked = and(
      eq(letter.competitionId, competitionId),
      letterId ? eq(letter.id, letterId) : undefined,
      kind ? eq(letter.kind, kind) : undefined,
    );
    const found = await tx.select({ kind: letter.kind }).from(letter).where(asked).limit(1);
    if (letterId && found.length === 0) return refused("notFound");

    const released = await tx
      .update(letter)
      .set({ state: "queued" })
      .where(
        and(asked, eq(letter.state, "held"), isPublished ? undefined : notInArray(letter.kind, [...decisionKinds])),
      )
      .returning({ id: letter.id });
    if (released.length === 0) {
      const waiting = await tx
        .select({ id: letter.id })
        .from(letter)
        .where(and(asked, eq(letter.state, "held"), inArray(letter.kind, [...decisionKinds])))
        .limit(1);
      return refused(waiting.length > 0 ? "notYet" : "changedMeanwhile");
    }
    ring(tx, "sendLetters");
    record(tx, {
      type: "letters.released",
      subject: { kind: "competition", id: competitionId },
      competitionId,
      details: { letters: released.length },
    });
    return made(released.length);
  });
}
