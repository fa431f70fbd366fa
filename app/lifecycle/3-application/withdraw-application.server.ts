import { and, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { done, type Outcome, refused } from "~/lifecycle/outcome";
import { transaction } from "~db/client.server";
import { application } from "~db/schema/application";
import type { LoadedApplication } from "./application.queries.server";
import { arrivalFacts, type Waited } from "./arrival.server";
import { refusedAsLate } from "./late-attempt.server";
import { postWithdrawals } from "./receipt-letters.server";

/**
 * The head takes a submitted application out of the competition, before the deadline; what was submitted stays on record.
 * Refuses `deadlinePassed` (recorded as an attempt), `wrongState`, `wrongRole`, `notFound` (domain.md §3.6).
 */
export async function withdrawApplication(who: Who, applicationId: string, waited: Waited): Promise<Outcome> {
  let arrived: LoadedApplication | undefined;
  const outcome = await transaction(who, "application.withdraw", async (tx) => {
    const facts = await arrivalFacts(tx, who, applicationId, waited);
    if (!facts) return refused("notFound");
    arrived = facts;
    const may = policy["application.withdraw"](who, facts);
    if (!may.ok) return may;
    await tx
      .update(application)
      .set({ state: "withdrawn" })
      .where(and(eq(application.id, applicationId), eq(application.state, facts.application)));
    record(tx, {
      type: "application.withdrawn",
      subject: { kind: "application", id: applicationId },
      competitionId: facts.id,
    });
    await postWithdrawals(tx, facts);
    return done;
  });
  if (outcome.ok || outcome.reason !== "deadlinePassed" || !arrived) return outcome;
  return refusedAsLate(who, { act: "withdraw", facts: arrived, title: arrived.applicationTitle ?? "" });
}
