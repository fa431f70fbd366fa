import { and, eq, inArray } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { type Tx, transaction } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { application } from "~db/schema/application";
import { done, type Outcome, refused } from "../outcome";
import { competitionFacts } from "./competition.queries.server";

/**
 * Ends a published competition; it stays readable for good. Refuses `incomplete` while a winner has no agreement yet or owes
 * a report: the last accepted report completes the application (domain.md §3.6).
 */
export async function completeCompetition(who: Person, competitionId: string): Promise<Outcome> {
  if (!isUuid(competitionId)) return refused("notFound");
  return transaction(who, "competition.complete", async (tx) => {
    const facts = await competitionFacts(tx, who, competitionId);
    if (!facts) return refused("notFound");
    const may = policy["competition.complete"](who, facts);
    if (!may.ok) return may;
    if (await isUnsettled(tx, facts.id)) return refused("incomplete");
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

async function isUnsettled(tx: Tx, competitionId: string): Promise<boolean> {
  const left = await tx
    .select({ id: application.id })
    .from(application)
    .where(and(eq(application.competitionId, competitionId), inArray(application.state, ["awarded", "agreed"])))
    .limit(1);
  return left.length > 0;
}
