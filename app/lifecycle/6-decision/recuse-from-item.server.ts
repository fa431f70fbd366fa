import { and, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { transaction } from "~db/client.server";
import { recusal, vote } from "~db/schema/decision";
import { done, type Outcome, refused } from "../outcome";
import { holdItem, itemFacts } from "./meeting.queries.server";

/**
 * A member declares a conflict of interest on one item, in writing (domain.md §2.6); a vote already cast on it is withdrawn.
 * Refuses `alreadyExists` the second time, `wrongState` once the item is voted.
 */
export async function recuseFromItem(who: Who, itemId: string, reason: string): Promise<Outcome> {
  return transaction(who, "item.recuse", async (tx) => {
    await holdItem(tx, itemId);
    const facts = await itemFacts(tx, who, itemId);
    if (!facts || who.kind !== "person") return refused("notFound");
    const may = policy["item.recuse"](who, facts);
    if (!may.ok) return may;
    const declared = await tx
      .insert(recusal)
      .values({ itemId, competitionId: facts.id, personId: who.id, reason, declaredAt: facts.now })
      .onConflictDoNothing()
      .returning({ itemId: recusal.itemId });
    if (declared.length === 0) return refused("alreadyExists");
    await tx.delete(vote).where(and(eq(vote.itemId, itemId), eq(vote.personId, who.id)));
    record(tx, { type: "item.recused", subject: { kind: "item", id: itemId }, competitionId: facts.id });
    return done;
  });
}
