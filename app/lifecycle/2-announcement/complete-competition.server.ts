import { and, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { done, type Outcome, refused } from "../outcome";
import { competitionFacts } from "./competition.queries.server";

/** Ends a published competition whose agreements and reports are settled; it stays readable for good. */
export async function completeCompetition(who: Person, competitionId: string): Promise<Outcome> {
  if (!isUuid(competitionId)) return refused("notFound");
  return transaction(who, "competition.complete", async (tx) => {
    const facts = await competitionFacts(tx, who, competitionId);
    if (!facts) return refused("notFound");
    const may = policy["competition.complete"](who, facts);
    if (!may.ok) return may;
    const changed = await tx
      .update(competition)
      .set({ state: "completed" })
      .where(and(eq(competition.id, facts.id), eq(competition.state, facts.state)))
      .returning({ id: competition.id });
    if (changed.length === 0) return refused("changedMeanwhile");
    record(tx, {
      type: "competition.completed",
      subject: { kind: "competition", id: facts.id },
      competitionId: facts.id,
    });
    return done;
  });
}
