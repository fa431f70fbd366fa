import { and, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { transaction } from "~db/client.server";
import { moneyRefusal } from "~db/schema/agreement";
import { application } from "~db/schema/application";
import { applicationFacts } from "../3-application/application.queries.server";
import { done, type Outcome, refused } from "../outcome";

/**
 * A winner does not take the money, by a letter or by silence past the term; the reserve is next by the commission's decision.
 * Refuses `wrongStage`, `wrongState`, `changedMeanwhile` (domain.md §3.6: Победитель → Уклонился / Отказался).
 */
export async function refuseMoney(who: Who, applicationId: string, reason: string): Promise<Outcome> {
  return transaction(who, "agreement.refuse", async (tx) => {
    const facts = await applicationFacts(tx, who, applicationId);
    if (!facts || who.kind !== "person") return refused("notFound");
    const may = policy["agreement.refuse"](who, facts);
    if (!may.ok) return may;
    const moved = await tx
      .update(application)
      .set({ state: "forgone" })
      .where(and(eq(application.id, applicationId), eq(application.state, facts.application)))
      .returning({ id: application.id });
    if (moved.length === 0) return refused("changedMeanwhile");
    await tx.insert(moneyRefusal).values({
      applicationId,
      competitionId: facts.id,
      reason,
      recordedBy: who.id,
      recordedAt: facts.now,
    });
    record(tx, {
      type: "agreement.refused",
      subject: { kind: "application", id: applicationId },
      competitionId: facts.id,
    });
    return done;
  });
}
