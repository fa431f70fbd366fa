import { createHash } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";
import { canonicalJson, type Json } from "~/journal/canonical-json";
import type { Reader } from "~db/client.server";
import { application } from "~db/schema/application";
import type { CompetitionRules } from "../2-announcement/rules";
import { isPassMarkOpen, tierOf } from "../2-announcement/tiers";
import { openedScores } from "../5-review/opened-scores.queries.server";
import { type Kopecks, shareBp } from "../money";
import type { RankingRules, Scored } from "./ranking";

/**
 * Every admitted application with its counted sheets: opened and not annulled (domain.md §2.7, step 3), in the order of ids.
 * @param accepted applications whose divergence the secretary has decided to need no more experts
 */
export async function scoredApplications(
  reader: Reader,
  competitionId: string,
  { rules, accepted }: { rules: Pick<CompetitionRules, "tiers">; accepted: ReadonlySet<string> },
): Promise<Scored[]> {
  const [rows, scores] = await Promise.all([admitted(reader, competitionId), openedScores(reader, competitionId)]);
  const marksOf = new Map(scores.map(({ applicationId, sheets }) => [applicationId, sheets.map(({ marks }) => marks)]));
  return rows.map((row) => {
    if (!row.arrivedAt) throw new Error(`application ${row.id} is admitted but never arrived`);
    return {
      id: row.id,
      sheets: marksOf.get(row.id) ?? [],
      ...tierKey(rules, row.requested ?? 0n),
      ownShareBp: shareBp(row.ownShare ?? 0n, row.total ?? 0n),
      arrivedAt: row.arrivedAt,
      divergenceAccepted: accepted.has(row.id),
    };
  });
}

function tierKey(rules: Pick<CompetitionRules, "tiers">, requested: Kopecks): { tier?: string } {
  const tier = tierOf(rules, requested);
  return tier ? { tier: tier.key } : {};
}

function admitted(reader: Reader, competitionId: string) {
  return reader
    .select({
      id: application.id,
      requested: application.requested,
      ownShare: application.ownShare,
      total: application.total,
      arrivedAt: application.arrivedAt,
    })
    .from(application)
    .where(and(eq(application.competitionId, competitionId), eq(application.state, "admitted")))
    .orderBy(asc(application.id));
}

/**
 * SHA-256, in hexadecimal, of everything a ranking is made of: the rules it follows, the counted marks, tiers of sums, own shares, arrivals,
 * accepted divergences and the seed of the lots. Equal inputs give an equal hash (domain.md §2.7, step 11).
 */
export function inputsHash(rules: RankingRules, entries: readonly Scored[], lotsSeed: string): string {
  const { criteria, review, passMark, tieBreak, tiers = [] } = rules;
  const open = isPassMarkOpen(rules) ? { passMarkBy: rules.passMarkBy } : {};
  const inputs = {
    rules: { criteria, review, passMark, tieBreak, ...(tiers.length > 0 ? { tiers } : {}), ...open },
    entries: entries.map(({ arrivedAt, divergenceAccepted = false, ...entry }) => ({
      ...entry,
      arrivedAt: arrivedAt.toISOString(),
      divergenceAccepted,
    })),
    lotsSeed,
  };
  return createHash("sha256")
    .update(canonicalJson(inputs as unknown as Json), "utf8")
    .digest("hex");
}
