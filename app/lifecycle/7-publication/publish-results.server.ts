import { and, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { digestOf } from "~/papers/digest.server";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { publication } from "~db/schema/publication";
import { competitionFacts } from "../2-announcement/competition.queries.server";
import { made, type Outcome, refused } from "../outcome";
import { resultsOf } from "./published-results.server";

/**
 * Publishes the results: freezes what the public sees, with its digest. Letters stay held until they are released.
 * Refuses `incomplete` without a signed protocol.
 * @returns the digest of the published results
 */
export async function publishResults(who: Who, competitionId: string): Promise<Outcome<string>> {
  if (!isUuid(competitionId)) return refused("notFound");
  return transaction(who, "publication.publish", async (tx) => {
    const facts = await competitionFacts(tx, who, competitionId);
    if (!facts || who.kind !== "person") return refused("notFound");
    const may = policy["publication.publish"](who, facts);
    if (!may.ok) return may;
    const moved = await tx
      .update(competition)
      .set({ state: "published", publishedAt: facts.now })
      .where(and(eq(competition.id, competitionId), eq(competition.state, facts.state)))
      .returning({ id: competition.id });
    if (moved.length === 0) return refused("changedMeanwhile");
    const results = await resultsOf(tx, facts);
    if (!results) return refused("incomplete");
    const digest = digestOf(results);
    await tx
      .insert(publication)
      .values({ competitionId, version: 1, results, digest, publishedBy: who.id, publishedAt: facts.now });
    record(tx, {
      type: "results.published",
      subject: { kind: "competition", id: competitionId },
      competitionId,
      details: { digest, protocolDigest: results.protocolDigest, winners: results.winners.length },
    });
    return made(digest);
  });
}
