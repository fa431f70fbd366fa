import { createHash, randomBytes } from "node:crypto";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { made, type Outcome, refused } from "../outcome";
import { dayOf } from "../time";
import { barredPairs } from "./conflict.queries.server";
import { distribute } from "./distribute";
import { handOut, holdRound } from "./hand-out.server";
import { expertsOf, loadsOf, neededExperts, roundApplications, roundFacts } from "./round.queries.server";

/**
 * Fills what is missing in a round being prepared, evenly between the experts; ties are skipped without saying which.
 * The draw comes from a seed that the journal keeps, so that anybody with the same facts gets the same answer.
 * Refuses `wrongState` once the round runs. Answers how many sheets were made and how many places stayed empty.
 */
export async function distributeEvenly(who: Who, roundId: string): Promise<Outcome<{ given: number; left: number }>> {
  if (!isUuid(roundId)) return refused("notFound");
  const seed = randomBytes(16).toString("hex");
  return transaction(who, "review.assign", async (tx) => {
    await holdRound(tx, roundId, "update");
    const facts = await roundFacts(tx, who, roundId);
    if (!facts || who.kind !== "person") return refused("notFound");
    const may = policy["review.assign"](who, facts);
    if (!may.ok) return may;
    if (facts.round !== "preparing") return refused("wrongState");
    const applications = await roundApplications(tx, roundId);
    const needs = await neededExperts(tx, { competitionId: facts.id, ordinal: facts.ordinal });
    const pool = await expertsOf(tx, facts.id);
    const loads = await loadsOf(tx, roundId);
    const isBarred = await barredPairs(tx, {
      competitionId: facts.id,
      today: dayOf(facts.now, facts.zone),
      expertIds: pool.map((one) => one.id),
    });
    const missing = applications.map(({ applicationId: id, experts }) => ({
      id,
      experts,
      needs: needs(id) - experts.length,
    }));
    const given = distribute({
      applications: missing,
      experts: pool.map(({ id }) => ({ id, load: loads.get(id) ?? 0 })),
      isBarred,
      draw: (text) => createHash("sha256").update(`${seed}:${text}`).digest("hex"),
    });
    const copies = new Map(applications.map((one) => [one.applicationId, one.copyId]));
    await handOut(
      tx,
      facts,
      who.id,
      given.map((one) => ({ ...one, copyId: copies.get(one.applicationId)! })),
    );
    const left = missing.reduce((sum, one) => sum + Math.max(0, one.needs), 0) - given.length;
    record(tx, {
      type: "expert.assigned",
      subject: { kind: "round", id: roundId },
      competitionId: facts.id,
      details: { round: facts.ordinal, added: given.length, left, seed },
    });
    return made({ given: given.length, left });
  });
}
