import { and, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { db, transaction } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { round } from "~db/schema/blind";
import { done, type Outcome, refused } from "../outcome";
import { holdRound, tellExpert } from "./hand-out.server";
import { loadsOf, neededExperts, roundApplications, roundFacts } from "./round.queries.server";
import { roundKey } from "./round-key.server";

/**
 * Opens a prepared round to its experts and writes to each of them. Refuses `incomplete` while an application has fewer
 * experts than it needs. The first round moves the competition on to review. Throws when the round's key cannot be read.
 */
export async function startRound(who: Who, roundId: string): Promise<Outcome> {
  if (!isUuid(roundId)) return refused("notFound");
  const before = await roundFacts(db(), who, roundId);
  if (!before) return refused("notFound");
  const mayStart = policy["review.start"](who, before);
  if (!mayStart.ok) return mayStart;
  await roundKey(roundId);
  return transaction(who, "review.start", async (tx) => {
    await holdRound(tx, roundId, "update");
    const facts = await roundFacts(tx, who, roundId);
    if (!facts) return refused("notFound");
    const may = policy["review.start"](who, facts);
    if (!may.ok) return may;
    const needs = await neededExperts(tx, { competitionId: facts.id, ordinal: facts.ordinal });
    const short = (await roundApplications(tx, roundId)).filter((one) => one.experts.length < needs(one.applicationId));
    if (short.length > 0) return refused("incomplete", { left: short.length });
    await tx.update(round).set({ state: "running" }).where(eq(round.id, roundId));
    if (facts.state === "admission") {
      const moved = await tx
        .update(competition)
        .set({ state: "review" })
        .where(and(eq(competition.id, facts.id), eq(competition.state, "admission")))
        .returning({ id: competition.id });
      if (moved.length === 0) return refused("changedMeanwhile");
      const subject = { kind: "competition", id: facts.id } as const;
      record(tx, { type: "competition.reviewStarted", subject, competitionId: facts.id });
    }
    const loads = await loadsOf(tx, roundId);
    record(tx, {
      type: "round.started",
      subject: { kind: "round", id: roundId },
      competitionId: facts.id,
      details: { ordinal: facts.ordinal, experts: loads.size },
    });
    for (const [expertId, sheets] of loads) await tellExpert(tx, facts, expertId, sheets);
    return done;
  });
}
