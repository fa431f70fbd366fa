import { and, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { transaction } from "~db/client.server";
import { approval } from "~db/schema/announcement";
import { done, type Outcome, refused } from "../outcome";
import { approvalFacts } from "./approval.queries.server";
import { tellOfReturn } from "./approval-letters.server";

/**
 * Returns a proposal with remarks to who made it, by letter, or takes one's own back; nothing is announced. Refuses `wrongState`
 * when it is decided already, `notFound`.
 */
export async function returnApproval(who: Person, approvalId: string, remarks: string): Promise<Outcome> {
  return transaction(who, "approval.return", async (tx) => {
    const facts = await approvalFacts(tx, who, approvalId);
    if (!facts) return refused("notFound");
    const may = policy["approval.return"](who, facts);
    if (!may.ok) return may;
    const changed = await tx
      .update(approval)
      .set({ state: "returned", remarks, decidedBy: who.id, decidedAt: facts.now })
      .where(and(eq(approval.id, approvalId), eq(approval.state, "proposed")))
      .returning({ id: approval.id });
    if (changed.length === 0) return refused("wrongState");
    record(tx, {
      type: "approval.returned",
      subject: { kind: "competition", id: facts.id },
      competitionId: facts.id,
      details: { subject: facts.approvalSubject },
    });
    if (!facts.isProposer) await tellOfReturn(tx, who, facts, remarks);
    return done;
  });
}
