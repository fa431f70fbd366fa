import { and, eq, isNull } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { done, type Outcome, refused } from "~/lifecycle/outcome";
import { transaction } from "~db/client.server";
import { application } from "~db/schema/application";
import { applicationFacts } from "./application.queries.server";

/**
 * Throws away a draft that was never submitted: it leaves the lists and the count of applications, its text stays and can be
 * taken back. Refuses `wrongState` for anything submitted once or thrown away already, and `wrongRole`, `notFound`.
 */
export async function discardDraft(who: Who, applicationId: string): Promise<Outcome> {
  return transaction(who, "application.discard", async (tx) => {
    const facts = await applicationFacts(tx, who, applicationId);
    if (!facts) return refused("notFound");
    const may = policy["application.discard"](who, facts);
    if (!may.ok) return may;
    const [changed] = await tx
      .update(application)
      .set({ state: "discarded" })
      .where(and(eq(application.id, applicationId), eq(application.state, "draft"), isNull(application.currentVersion)))
      .returning({ id: application.id });
    if (!changed) return refused("wrongState");
    record(tx, {
      type: "application.discarded",
      subject: { kind: "application", id: applicationId },
      competitionId: facts.id,
    });
    return done;
  });
}
