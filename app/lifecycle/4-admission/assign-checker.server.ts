import { and, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { application } from "~db/schema/application";
import { applicationFacts } from "../3-application/application.queries.server";
import { done, type Outcome, refused } from "../outcome";
import { checkersOf } from "./together.queries.server";

/**
 * Gives the check of an application to a secretary of the competition, or to nobody with an empty id. It changes nothing in
 * who may check it: it says who does. Refuses `badInput` for anybody else, `alreadyExists` when they have it already.
 */
export async function assignChecker(who: Who, applicationId: string, checkerId: string): Promise<Outcome> {
  if (!isUuid(applicationId)) return refused("notFound");
  return transaction(who, "admission.assign", async (tx) => {
    const facts = await applicationFacts(tx, who, applicationId);
    if (!facts || who.kind !== "person") return refused("notFound");
    const may = policy["admission.assign"](who, facts);
    if (!may.ok) return may;
    const checker = checkerId ? (await checkersOf(tx, facts)).find(({ id }) => id === checkerId) : null;
    if (checker === undefined) return refused("badInput");
    const [row] = await tx
      .select({ checkerId: application.checkerId })
      .from(application)
      .where(eq(application.id, applicationId))
      .for("update");
    if (row?.checkerId === (checker?.id ?? null)) return refused("alreadyExists");
    const moved = await tx
      .update(application)
      .set({ checkerId: checker?.id ?? null })
      .where(and(eq(application.id, applicationId), eq(application.state, facts.application)))
      .returning({ id: application.id });
    if (moved.length === 0) return refused("changedMeanwhile");
    record(tx, {
      type: "application.checkerAssigned",
      subject: { kind: "application", id: applicationId },
      competitionId: facts.id,
      details: { number: facts.number, name: checker?.name ?? null },
    });
    return done;
  });
}
