import { and, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { type Tx, transaction } from "~db/client.server";
import { copy, sheet } from "~db/schema/blind";
import { assignment, copySource } from "~db/schema/review";
import { done, type Outcome, refused } from "../outcome";
import { dayOf } from "../time";
import { barredPairs } from "./conflict.queries.server";
import { handOut, holdRound, tellExpert } from "./hand-out.server";
import { expertsOf, roundFacts } from "./round.queries.server";

/** The round and the application of a sheet, for the office. */
export async function sheetOrigin(tx: Tx, sheetId: string) {
  const [row] = await tx
    .select({
      roundId: sheet.roundId,
      copyId: sheet.copyId,
      expertId: sheet.expertId,
      state: sheet.state,
      applicationId: copySource.applicationId,
      pseudonym: copy.pseudonym,
    })
    .from(sheet)
    .innerJoin(copy, eq(copy.id, sheet.copyId))
    .innerJoin(copySource, eq(copySource.copyId, sheet.copyId))
    .where(eq(sheet.id, sheetId));
  return row;
}

/**
 * Takes an unsealed sheet from an expert, with a reason, and gives the application to another one; without another one it is
 * only withdrawn. After a recusal it only gives. Refuses `wrongState` for a sealed sheet (only its expert may reopen it),
 * `badInput` for somebody who is no expert of the competition, `conflictOfInterest` for one who is tied to the applicant.
 */
export async function replaceExpert(
  who: Who,
  sheetId: string,
  { expert, reason }: { expert: string; reason: string },
): Promise<Outcome> {
  if (!isUuid(sheetId) || (expert !== "" && !isUuid(expert))) return refused("notFound");
  return transaction(who, "review.replaceExpert", async (tx) => {
    const origin = await sheetOrigin(tx, sheetId);
    if (!origin || who.kind !== "person") return refused("notFound");
    await holdRound(tx, origin.roundId);
    const facts = await roundFacts(tx, who, origin.roundId);
    if (!facts) return refused("notFound");
    const may = policy["review.replaceExpert"](who, facts);
    if (!may.ok) return may;
    if (!["assigned", "begun", "recused"].includes(origin.state)) return refused("wrongState");
    if (origin.state === "recused" && expert === "") return refused("badInput");
    if (expert !== "") {
      const pool = (await expertsOf(tx, facts.id)).map((one) => one.id);
      if (!pool.includes(expert)) return refused("badInput");
      const today = dayOf(facts.now, facts.zone);
      const isBarred = await barredPairs(tx, { competitionId: facts.id, today, expertIds: [expert] });
      if (isBarred(expert, origin.applicationId)) return refused("conflictOfInterest");
    }
    if (origin.state !== "recused") {
      const ended = await tx
        .update(sheet)
        .set({ state: "annulled", draft: null })
        .where(and(eq(sheet.id, sheetId), eq(sheet.state, origin.state)))
        .returning({ id: sheet.id });
      if (ended.length === 0) return refused("changedMeanwhile");
      await tx.update(assignment).set({ endedAt: facts.now, endReason: reason }).where(eq(assignment.sheetId, sheetId));
    }
    if (expert !== "") {
      await handOut(tx, facts, who.id, [
        { applicationId: origin.applicationId, copyId: origin.copyId, expertId: expert },
      ]);
      await tellExpert(tx, facts, expert, 1);
    }
    record(tx, {
      type: "expert.replaced",
      subject: { kind: "application", id: origin.applicationId },
      competitionId: facts.id,
      details: { round: facts.ordinal, reason, replaced: expert !== "" },
    });
    return done;
  });
}
