import { and, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import { type Tx, transaction } from "~db/client.server";
import { meeting } from "~db/schema/decision";
import { competitionFacts } from "../2-announcement/competition.queries.server";
import { lockCompetition } from "../2-announcement/lock-competition.server";
import { isReviewUnderWay } from "../5-review/opened-scores.queries.server";
import { type Outcome, refused } from "../outcome";
import { setAgenda } from "./agenda.server";
import { decidedRulesOf } from "./pass-marks.queries.server";
import { writeRanking } from "./write-ranking.server";

/**
 * Makes the ranking by the announced rules; a recount is a new version, the old ones stay. The agenda of a planned meeting
 * follows the new version. Refuses `wrongState` while a round of review is under way, and what `writeRanking` refuses.
 * @param accepted applications whose divergence needs no more experts
 * @returns the number of the version
 */
export async function makeRanking(
  who: Who,
  competitionId: string,
  { accepted }: { accepted: readonly string[] },
): Promise<Outcome<number>> {
  if (!isUuid(competitionId)) return refused("notFound");
  return transaction(who, "ranking.make", async (tx) => {
    await lockCompetition(tx, competitionId);
    const facts = await competitionFacts(tx, who, competitionId);
    if (!facts || who.kind !== "person") return refused("notFound");
    const may = policy["ranking.make"](who, facts);
    if (!may.ok) return may;
    if (await isReviewUnderWay(tx, competitionId)) return refused("wrongState");

    const rules = await decidedRulesOf(tx, competitionId);
    const version = await writeRanking(tx, { competitionId, rules, accepted, by: who.id });
    if (version.ok) await followWithAgenda(tx, competitionId);
    return version;
  });
}

async function followWithAgenda(tx: Tx, competitionId: string): Promise<void> {
  const [planned] = await tx
    .select({ id: meeting.id })
    .from(meeting)
    .where(and(eq(meeting.competitionId, competitionId), eq(meeting.state, "planned")));
  if (planned) await setAgenda(tx, { competitionId, meetingId: planned.id });
}
