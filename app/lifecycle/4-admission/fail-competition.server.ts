import { and, eq, notInArray } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { application } from "~db/schema/application";
import { competitionFacts } from "../2-announcement/competition.queries.server";
import { done, type Outcome, refused } from "../outcome";

/**
 * Declares a competition failed: nobody applied, or everybody was rejected (domain.md §3.6).
 * Refuses `wrongState` while an application is still in it.
 */
export async function failCompetition(who: Who, competitionId: string): Promise<Outcome> {
  if (!isUuid(competitionId)) return refused("notFound");
  return transaction(who, "competition.fail", async (tx) => {
    const facts = await competitionFacts(tx, who, competitionId);
    if (!facts) return refused("notFound");
    const may = policy["competition.fail"](who, facts);
    if (!may.ok) return may;
    const [alive] = await tx
      .select({ id: application.id })
      .from(application)
      .where(
        and(
          eq(application.competitionId, facts.id),
          notInArray(application.state, ["draft", "discarded", "withdrawn", "rejected"]),
        ),
      )
      .limit(1);
    if (alive) return refused("wrongState");
    const failed = await tx
      .update(competition)
      .set({ state: "failed" })
      .where(and(eq(competition.id, facts.id), eq(competition.state, facts.state)))
      .returning({ id: competition.id });
    if (failed.length === 0) return refused("changedMeanwhile");
    record(tx, { type: "competition.failed", subject: { kind: "competition", id: facts.id }, competitionId: facts.id });
    return done;
  });
}
