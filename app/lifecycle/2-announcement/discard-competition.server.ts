import { and, eq, sql } from "drizzle-orm";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { done, type Outcome, refused } from "../outcome";
import { competitionFacts } from "./competition.queries.server";
import { mayDiscard } from "./discard.queries.server";
import { voidApproval } from "./void-approval.server";

/**
 * Throws away a draft that nobody but its office has seen: it is gone from every list and page and its address is free, its
 * rules and the journal stay. Refuses `wrongStage` for anything announced, `hasPeople` while somebody else holds a role for
 * it or is invited to one, and `notFound`.
 */
export async function discardCompetition(who: Person, competitionId: string): Promise<Outcome> {
  if (!isUuid(competitionId)) return refused("notFound");
  return transaction(who, "competition.discard", async (tx) => {
    const facts = await competitionFacts(tx, who, competitionId);
    if (!facts) return refused("notFound");
    const may = await mayDiscard(tx, who, facts);
    if (!may.ok) return may;
    const changed = await tx
      .update(competition)
      .set({ state: "discarded", discardedAt: sql`clock_timestamp()` })
      .where(and(eq(competition.id, facts.id), eq(competition.state, "draft")))
      .returning({ id: competition.id });
    if (changed.length === 0) return refused("changedMeanwhile");
    await voidApproval(tx, who, facts);
    record(tx, {
      type: "competition.discarded",
      subject: { kind: "organiser", id: facts.organiserId },
      competitionId: facts.id,
      details: { title: facts.title },
    });
    return done;
  });
}
