import { and, eq, inArray } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { application } from "~db/schema/application";
import { letter } from "~db/schema/outbox";
import { applicationFacts } from "../3-application/application.queries.server";
import { done, type Outcome, refused } from "../outcome";
import { newestPaper } from "./paper.queries.server";

/**
 * Takes back a decision on admission before the commission's protocol: the application is being checked again, and the
 * letter that nobody has released is thrown away. Refuses `wrongState` once the protocol of admission is made: then the
 * commission has decided.
 */
export async function reconsiderApplication(who: Who, applicationId: string, reason: string): Promise<Outcome> {
  if (!isUuid(applicationId)) return refused("notFound");
  return transaction(who, "admission.reconsider", async (tx) => {
    const facts = await applicationFacts(tx, who, applicationId);
    if (!facts) return refused("notFound");
    const may = policy["admission.reconsider"](who, facts);
    if (!may.ok) return may;
    if (await newestPaper(tx, facts.id, "admissionProtocol")) return refused("wrongState");
    const moved = await tx
      .update(application)
      .set({ state: "opened" })
      .where(and(eq(application.id, applicationId), eq(application.state, facts.application)))
      .returning({ id: application.id });
    if (moved.length === 0) return refused("changedMeanwhile");
    await tx
      .update(letter)
      .set({ state: "discarded" })
      .where(
        and(
          eq(letter.applicationId, applicationId),
          eq(letter.state, "held"),
          inArray(letter.kind, ["application-admitted", "application-rejected"]),
        ),
      );
    record(tx, {
      type: "application.reconsidered",
      subject: { kind: "application", id: applicationId },
      competitionId: facts.id,
      details: { number: facts.number, reason },
    });
    return done;
  });
}
