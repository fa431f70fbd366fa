import { randomBytes } from "node:crypto";
import { and, desc, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { type Tx, transaction } from "~db/client.server";
import { meeting, ranking, rankingRow } from "~db/schema/decision";
import { competitionFacts, rulesOf } from "../2-announcement/competition.queries.server";
import { lockCompetition } from "../2-announcement/lock-competition.server";
import { isReviewUnderWay } from "../5-review/opened-scores.queries.server";
import { made, type Outcome, refused } from "../outcome";
import { setAgenda } from "./agenda.server";
import { lotsOf } from "./lots.server";
import { type Ranking, rank } from "./ranking";
import { inputsHash, scoredApplications } from "./scored.server";

/**
 * Makes the ranking by the announced rules; a recount is a new version, the old ones stay. The seed of the lots is drawn once,
 * with the first version, so that nobody can recount until the lots please. The agenda of a planned meeting follows the new
 * version. Refuses `wrongState` while a round of review is under way, `incomplete` when nothing is admitted, `badInput` for accepted applications that are not in the ranking.
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

    const rules = await rulesOf(tx, competitionId);
    const entries = await scoredApplications(tx, competitionId, { rules, accepted: new Set(accepted) });
    if (entries.length === 0) return refused("incomplete");
    if (accepted.some((id) => !entries.some((entry) => entry.id === id))) return refused("badInput");

    const last = await lastRanking(tx, competitionId);
    const lotsSeed = last?.lotsSeed ?? randomBytes(32).toString("hex");
    const lots = lotsOf(
      lotsSeed,
      entries.map((entry) => entry.id),
    );
    const counted = rank(rules, entries, lots);
    const version = (last?.version ?? 0) + 1;
    const hash = inputsHash(rules, entries, lotsSeed);
    const rankingId = await keep(tx, { competitionId, version, inputsHash: hash, lotsSeed, createdBy: who.id });
    await tx.insert(rankingRow).values(rowsOf(counted, { rankingId, competitionId, accepted: new Set(accepted) }));
    await followWithAgenda(tx, competitionId);
    record(tx, {
      type: "ranking.made",
      subject: { kind: "competition", id: competitionId },
      competitionId,
      details: {
        version,
        inputsHash: hash,
        lotsSeed,
        ranked: counted.places.length,
        unranked: counted.unranked.length,
      },
    });
    return made(version);
  });
}

async function lastRanking(tx: Tx, competitionId: string) {
  const [row] = await tx
    .select({ version: ranking.version, lotsSeed: ranking.lotsSeed })
    .from(ranking)
    .where(eq(ranking.competitionId, competitionId))
    .orderBy(desc(ranking.version))
    .limit(1);
  return row;
}

async function keep(tx: Tx, values: typeof ranking.$inferInsert): Promise<string> {
  const [row] = await tx.insert(ranking).values(values).returning({ id: ranking.id });
  return row!.id;
}

function rowsOf(
  { places, unranked }: Ranking,
  { rankingId, competitionId, accepted }: { rankingId: string; competitionId: string; accepted: ReadonlySet<string> },
): (typeof rankingRow.$inferInsert)[] {
  const common = (applicationId: string) => ({
    rankingId,
    competitionId,
    applicationId,
    divergenceAccepted: accepted.has(applicationId),
  });
  return [
    ...places.map((place) => ({
      ...common(place.id),
      place: place.place,
      score: place.score.toFixed(2),
      divergence: place.divergence.toFixed(4),
      passed: place.passed,
      decidedBy: place.decidedBy,
      totals: place.totals.map((total) => total.toFixed(2)),
      used: place.used,
    })),
    ...unranked.map(({ id, reason }) => ({ ...common(id), passed: false, outReason: reason, totals: [], used: [] })),
  ];
}

async function followWithAgenda(tx: Tx, competitionId: string): Promise<void> {
  const [planned] = await tx
    .select({ id: meeting.id })
    .from(meeting)
    .where(and(eq(meeting.competitionId, competitionId), eq(meeting.state, "planned")));
  if (planned) await setAgenda(tx, { competitionId, meetingId: planned.id });
}
