import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { done, type Outcome, refused } from "~/lifecycle/outcome";
import { transaction } from "~db/client.server";
import { submissionOrder } from "~db/schema/application";
import { arrivalFacts, type Waited } from "./arrival.server";
import { postOrders } from "./order-letters.server";

/**
 * Whoever signs orders, in advance and before the deadline, that the draft be submitted at the close as it is saved then. Until the
 * deadline the order can be taken back. Refuses `alreadyExists` when one waits, and `deadlinePassed`, `wrongState`,
 * `wrongRole`, `notFound`.
 */
export async function orderSubmission(who: Person, applicationId: string, waited: Waited): Promise<Outcome> {
  return transaction(who, "application.order", async (tx) => {
    const facts = await arrivalFacts(tx, who, applicationId, waited);
    if (!facts) return refused("notFound");
    const may = policy["application.order"](who, facts);
    if (!may.ok) return may;
    const [row] = await tx
      .insert(submissionOrder)
      .values({ applicationId, competitionId: facts.id, givenBy: who.id, givenAt: facts.now })
      .onConflictDoNothing()
      .returning({ id: submissionOrder.id });
    if (!row) return refused("alreadyExists");
    record(tx, {
      type: "application.orderGiven",
      subject: { kind: "application", id: applicationId },
      competitionId: facts.id,
    });
    await postOrders(tx, facts, { outcome: "given" });
    return done;
  });
}
