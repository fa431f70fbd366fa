import { sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { transaction } from "~db/client.server";
import { vote } from "~db/schema/decision";
import type { VoteChoice } from "../2-announcement/quorum";
import { done, type Outcome, refused } from "../outcome";
import { holdItem, itemFacts } from "./meeting.queries.server";

/**
 * A member votes on their own page. One live vote a member and item: voting again changes it while the item is open.
 * Refuses `conflictOfInterest` to the recused, `wrongRole` to members marked absent, `wrongState` before and after.
 */
export async function castVote(who: Who, itemId: string, choice: VoteChoice): Promise<Outcome> {
  return transaction(who, "item.vote", async (tx) => {
    await holdItem(tx, itemId);
    const facts = await itemFacts(tx, who, itemId);
    if (!facts || who.kind !== "person") return refused("notFound");
    const may = policy["item.vote"](who, facts);
    if (!may.ok) return may;
    const given = { choice, enteredBy: who.id, byShowOfHands: false };
    await tx
      .insert(vote)
      .values({ itemId, competitionId: facts.id, personId: who.id, ...given })
      .onConflictDoUpdate({ target: [vote.itemId, vote.personId], set: { ...given, votedAt: sql`now()` } });
    record(tx, { type: "item.voted", subject: { kind: "item", id: itemId }, competitionId: facts.id });
    return done;
  });
}
