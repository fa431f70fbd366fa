import Big from "big.js";
import { and, asc, desc, eq, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import { db, type Reader } from "~db/client.server";
import { application } from "~db/schema/application";
import { ranking, rankingRow } from "~db/schema/decision";
import { applicant, person } from "~db/schema/registration";
import { competitionFacts } from "../2-announcement/competition.queries.server";
import {
  type CompetitionRules,
  criterion,
  criterionOfTieStep,
  limitTotal,
  type TieStep,
} from "../2-announcement/rules";
import { passMarkIn, passMarksOf, tierOf } from "../2-announcement/tiers";
import { isReviewUnderWay } from "../5-review/opened-scores.queries.server";
import { made, refused } from "../outcome";
import { splitBySources } from "./award";
import { decidedRulesOf } from "./pass-marks.queries.server";
import { proposalsFor } from "./proposal";
import type { PlaceReason, Unranked } from "./ranking";
import type { DecidedBy, RankingLine } from "./view";

/** The rows of a version of the ranking, the newest by default, in its order: places first, then those without one by number. */
export async function rankingRows(reader: Reader, competitionId: string, version?: number) {
  const newest = sql`(select max(r.version) from ranking r where r.competition_id = ${competitionId})`;
  const rows = await reader
    .select({
      applicationId: rankingRow.applicationId,
      applicantId: application.applicantId,
      number: application.number,
      applicant: applicant.shortName,
      title: application.title,
      requested: application.requested,
      direction: application.direction,
      territories: application.territories,
      state: application.state,
      place: rankingRow.place,
      score: rankingRow.score,
      divergence: rankingRow.divergence,
      passed: rankingRow.passed,
      decidedBy: rankingRow.decidedBy,
      outReason: rankingRow.outReason,
      totals: rankingRow.totals,
      used: rankingRow.used,
      divergenceAccepted: rankingRow.divergenceAccepted,
    })
    .from(rankingRow)
    .innerJoin(ranking, eq(ranking.id, rankingRow.rankingId))
    .innerJoin(application, eq(application.id, rankingRow.applicationId))
    .innerJoin(applicant, eq(applicant.id, application.applicantId))
    .where(and(eq(ranking.competitionId, competitionId), eq(ranking.version, version ?? newest)))
    .orderBy(
      sql`${rankingRow.place} asc nulls last`,
      asc(sql`case when ${rankingRow.place} is null then ${application.number} end`),
      asc(rankingRow.applicationId),
    );
  return rows.map((row) => ({
    ...row,
    title: row.title ?? "",
    requested: row.requested ?? 0n,
    direction: row.direction ?? "",
    decidedBy: row.decidedBy as PlaceReason | null,
    outReason: row.outReason as Unranked["reason"] | null,
  }));
}
export type RankingRow = Awaited<ReturnType<typeof rankingRows>>[number];

/** Tells a stored reason of a place apart for the page and the protocol. */
export function decidedBy(rules: Pick<CompetitionRules, "criteria">, reason: PlaceReason | null): DecidedBy | null {
  if (reason === null) return null;
  const key = criterionOfTieStep(reason as TieStep);
  if (key !== null) return { step: "criterion", criterion: criterion(rules, key)?.title ?? key };
  return { step: reason as DecidedBy["step"], criterion: null };
}

/**
 * The ranking for the office and the commission, with what the rules propose: kopecks as digits. `version` is the newest
 * when it is not given or there is no such one; null while no ranking has been made.
 */
export async function readRanking(who: Who, competitionId: string, asked?: number) {
  const facts = isUuid(competitionId) ? await competitionFacts(db(), who, competitionId) : undefined;
  if (!facts) return refused("notFound");
  const may = policy["review.readScores"](who, facts);
  if (!may.ok) return may;
  const [rules, versions, reviewUnderWay] = await Promise.all([
    decidedRulesOf(db(), competitionId),
    versionsOf(competitionId),
    isReviewUnderWay(db(), competitionId),
  ]);
  const version = versions.find((one) => one.version === asked) ?? versions[0] ?? null;
  const rows = version ? await rankingRows(db(), competitionId, version.version) : [];
  return made({
    competition: { id: facts.id, title: facts.title, zone: facts.zone, state: facts.state },
    reviewUnderWay,
    mayMake: policy["ranking.make"](who, facts).ok && !reviewUnderWay,
    mayPlan: policy["meeting.plan"](who, facts).ok && version !== null && !reviewUnderWay,
    passMarks: passMarksOf(rules),
    divergencePoints: rules.review.divergence.points,
    version,
    isNewest: version === (versions[0] ?? null),
    versions,
    lines: linesOf(rules, rows),
    sources: bySource(rules, rows),
    limit: String(limitTotal(rules)),
  });
}

async function versionsOf(competitionId: string) {
  const rows = await db()
    .select({
      version: ranking.version,
      inputsHash: ranking.inputsHash,
      lotsSeed: ranking.lotsSeed,
      createdAt: ranking.createdAt,
      by: person.name,
    })
    .from(ranking)
    .innerJoin(person, eq(person.id, ranking.createdBy))
    .where(eq(ranking.competitionId, competitionId))
    .orderBy(desc(ranking.version))
    .limit(50);
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}

function linesOf(rules: CompetitionRules, rows: RankingRow[]): RankingLine[] {
  const proposals = new Map(proposalsFor(rules, rows).map((proposal) => [proposal.applicationId, proposal]));
  let total = 0n;
  return rows.map((row) => {
    const { outcome, sum, reason } = proposals.get(row.applicationId)!;
    total += sum;
    return {
      applicationId: row.applicationId,
      place: row.place,
      number: row.number,
      applicant: row.applicant,
      title: row.title,
      totals: row.totals.map((one, index) => ({ total: one, used: row.used.includes(index) })),
      divergence: row.divergence === null ? null : new Big(row.divergence).toFixed(2),
      score: row.score,
      passMark: passMarkIn(tierOf(rules, row.requested), rules),
      passed: row.passed,
      decidedBy: decidedBy(rules, row.decidedBy),
      outReason: row.outReason,
      divergenceAccepted: row.divergenceAccepted,
      requested: String(row.requested),
      outcome,
      proposed: String(sum),
      runningTotal: String(total),
      reason,
    };
  });
}

function bySource(rules: CompetitionRules, rows: RankingRow[]) {
  const left = Object.fromEntries(rules.sources.map(({ key, limit }) => [key, BigInt(limit)]));
  for (const { sum } of proposalsFor(rules, rows)) {
    for (const [key, part] of Object.entries(splitBySources(rules.sources, left, sum))) left[key]! -= part;
  }
  return rules.sources.map(({ key, title, limit }) => ({
    title,
    limit,
    proposed: String(BigInt(limit) - left[key]!),
  }));
}
