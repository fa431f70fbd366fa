import { and, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { transaction } from "~db/client.server";
import { extension } from "~db/schema/announcement";
import { done, type Outcome, refused } from "../outcome";
import { extensionFacts } from "./extension.queries.server";

/**
 * Declines a proposed end of reception, or takes one's own back; the deadline stays what it was. Refuses `wrongState` when it
 * is decided already, `notFound`.
 */
export async function declineExtension(who: Person, extensionId: string): Promise<Outcome> {
  return transaction(who, "extension.decline", async (tx) => {
    const facts = await extensionFacts(tx, who, extensionId);
    if (!facts) return refused("notFound");
    const may = policy["extension.decline"](who, facts);
    if (!may.ok) return may;
    const changed = await tx
      .update(extension)
      .set({ state: "declined", decidedBy: who.id, decidedAt: facts.now })
      .where(and(eq(extension.id, extensionId), eq(extension.state, "proposed")))
      .returning({ id: extension.id });
    if (changed.length === 0) return refused("wrongState");
    record(tx, {
      type: "extension.declined",
      subject: { kind: "competition", id: facts.id },
      competitionId: facts.id,
      details: { to: facts.to.toISOString() },
    });
    return done;
  });
}
