import { and, eq, inArray } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { type Tx, transaction } from "~db/client.server";
import { sheet } from "~db/schema/blind";
import { assignment } from "~db/schema/review";
import { done, type Outcome, refused } from "../outcome";
import { dayOf } from "../time";
import { barredPairs } from "./conflict.queries.server";
import { handOut, holdRound, tellExpert } from "./hand-out.server";
import { expertsOf, roundApplications, roundFacts } from "./round.queries.server";

/**
 * Gives one application of a round to the chosen experts. Before the start the choice replaces the one before; while the
 * round runs it only adds. Refuses `badInput` for somebody who is no expert of the competition, `conflictOfInterest` for an
 * expert who is tied to the applicant or has had the application already.
 */
export async function assignExperts(
  who: Who,
  roundId: string,
  { applicationId, experts }: { applicationId: string; experts: readonly string[] },
): Promise<Outcome> {
  if (!isUuid(roundId) || !isUuid(applicationId)) return refused("notFound");
  return transaction(who, "review.assign", async (tx) => {
    await holdRound(tx, roundId, "update");
    const facts = await roundFacts(tx, who, roundId);
    if (!facts || who.kind !== "person") return refused("notFound");
    const may = policy["review.assign"](who, facts);
    if (!may.ok) return may;
    const target = (await roundApplications(tx, roundId)).find((one) => one.applicationId === applicationId);
    if (!target) return refused("notFound");
    const pool = new Set((await expertsOf(tx, facts.id)).map((one) => one.id));
    const added = [...new Set(experts)].filter((id) => !target.experts.includes(id));
    if (added.some((id) => !pool.has(id))) return refused("badInput");
    const removed = facts.round === "preparing" ? target.experts.filter((id) => !experts.includes(id)) : [];
    await takeBack(tx, target.copyId, removed);
    const isBarred = await barredPairs(tx, {
      competitionId: facts.id,
      today: dayOf(facts.now, facts.zone),
      expertIds: added,
    });
    if (added.some((id) => isBarred(id, applicationId))) return refused("conflictOfInterest");
    await handOut(
      tx,
      facts,
      who.id,
      added.map((expertId) => ({ applicationId, copyId: target.copyId, expertId })),
    );
    if (facts.round === "running") for (const expertId of added) await tellExpert(tx, facts, expertId, 1);
    record(tx, {
      type: "expert.assigned",
      subject: { kind: "application", id: applicationId },
      competitionId: facts.id,
      details: { round: facts.ordinal, added: added.length, removed: removed.length },
    });
    return done;
  });
}

/** Before the start nobody has seen the sheet, so it goes without a trace in the expert's schema. */
async function takeBack(tx: Tx, copyId: string, expertIds: readonly string[]): Promise<void> {
  if (expertIds.length === 0) return;
  const gone = await tx
    .delete(sheet)
    .where(and(eq(sheet.copyId, copyId), inArray(sheet.expertId, [...expertIds]), eq(sheet.state, "assigned")))
    .returning({ id: sheet.id });
  if (gone.length > 0)
    await tx.delete(assignment).where(
      inArray(
        assignment.sheetId,
        gone.map((row) => row.id),
      ),
    );
}
