import { randomBytes } from "node:crypto";
import { desc, eq } from "drizzle-orm";
import { record } from "~/journal/record.server";
import type { Tx } from "~db/client.server";
import { ranking, rankingRow } from "~db/schema/decision";
import type { CompetitionRules } from "../2-announcement/rules";
import { made, type Outcome, refused } from "../outcome";
import { lotsOf } from "./lots.server";
import { type Ranking, rank } from "./ranking";
import { inputsHash, scoredApplications } from "./scored.server";

type ToRank = { competitionId: string; rules: CompetitionRules; accepted: readonly string[]; by: string };

/**
 * Counts a ranking and keeps it as a new version; the old ones stay. The seed of the lots is drawn once, with the first version,
 * so that nobody can recount until the lots please. Refuses `incomplete` when nothing is admitted, `badInput` for accepted
 * applications that are not in the ranking. Ask the policy and lock the competition first: this function does not.
 * @returns the number of the version
 */
export async function writeRanking(tx: Tx, { competitionId, rules, accepted, by }: ToRank): Promise<Outcome<number>> {
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
  const rankingId = await keep(tx, { competitionId, version, inputsHash: hash, lotsSeed, createdBy: by });
  await tx.insert(rankingRow).values(rowsOf(counted, { rankingId, competitionId, accepted: new Set(accepted) }));
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
