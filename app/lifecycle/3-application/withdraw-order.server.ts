import { and, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { done, type Outcome, refused } from "~/lifecycle/outcome";
import { transaction } from "~db/client.server";
import { submissionOrder } from "~db/schema/application";
import { arrivalFacts, type Waited } from "./arrival.server";

/**
 * Whoever signs takes the order to submit at the close back, before the deadline. Refuses `wrongState` when none waits, and
 * `deadlinePassed`, `wrongRole`, `notFound`.
 */
export async function withdrawOrder(who: Person, applicationId: string, waited: Waited): Promise<Outcome> {
  return transaction(who, "application.withdrawOrder", async (tx) => {
    const facts = await arrivalFacts(tx, who, applicationId, waited);
    if (!facts) return refused("notFound");
    const may = policy["application.withdrawOrder"](who, facts);
    if (!may.ok) return may;
    const changed = await tx
      .update(submissionOrder)
      .set({ state: "withdrawn", settledAt: facts.now })
      .where(and(eq(submissionOrder.applicationId, applicationId), eq(submissionOrder.state, "given")))
      .returning({ id: submissionOrder.id });
    if (changed.length === 0) return refused("wrongState");
    record(tx, {
      type: "application.orderWithdrawn",
      subject: { kind: "application", id: applicationId },
      competitionId: facts.id,
    });
    return done;
  });
}
