import { and, eq, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import { ring } from "~/server/wake.server";
import { transaction } from "~db/client.server";
import { letter } from "~db/schema/outbox";
import { competitionFacts } from "../2-announcement/competition.queries.server";
import { letterMoves } from "../letter-state";
import { after } from "../moves";
import { made, type Outcome, refused } from "../outcome";
import { letterFacts } from "./letter.queries.server";

/**
 * Tries again to deliver letters of a competition that were given up, to the same addresses: all of them, or the one asked
 * for. Refuses `notFound` for a letter of another competition, `changedMeanwhile` when there is none to try any more.
 * @returns how many letters
 */
export async function retryLetters(who: Who, competitionId: string, letterId?: string): Promise<Outcome<number>> {
  if (!isUuid(competitionId) || (letterId !== undefined && !isUuid(letterId))) return refused("notFound");
  return transaction(who, "letter.retry", async (tx) => {
    const facts = await competitionFacts(tx, who, competitionId);
    if (!facts) return refused("notFound");
    const may = policy["letter.retry"](who, facts);
    if (!may.ok) return may;
    if (letterId && !(await letterFacts(tx, who, competitionId, letterId))) return refused("notFound");
    const retried = await tx
      .update(letter)
      .set({ state: after(letterMoves, "failed", "release")!, attempts: 0, nextTryAt: sql`clock_timestamp()` })
      .where(
        and(
          eq(letter.competitionId, competitionId),
          eq(letter.state, "failed"),
          letterId ? eq(letter.id, letterId) : undefined,
        ),
      )
      .returning({ id: letter.id });
    if (retried.length === 0) return refused("changedMeanwhile");
    ring(tx, "sendLetters");
    return made(retried.length);
  });
}
