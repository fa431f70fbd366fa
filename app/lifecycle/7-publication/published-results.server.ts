import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { Reader } from "~db/client.server";
import { admissionDecision } from "~db/schema/admission";
import { competition } from "~db/schema/announcement";
import { application, applicationVersion } from "~db/schema/application";
import { award, awardSource } from "~db/schema/decision";
import { rulesOf } from "../2-announcement/competition.queries.server";
import type { CompetitionRules } from "../2-announcement/rules";
import { passMarksOf, withSetMarks } from "../2-announcement/tiers";
import { isAwardReason } from "../6-decision/award";
import { setMarksOf } from "../6-decision/pass-marks.queries.server";
import { signedProtocol } from "../6-decision/protocol.queries.server";
import { rankingRows } from "../6-decision/ranking.queries.server";
import { dayOf } from "../time";
import type { PublishedResults } from "./results";

/**
 * What will be, or was, published about a decided competition: winners and reserve by name, everybody else by number only
 * (domain.md §2.3, the 14-day rule, and §2.8). Undefined while no protocol is signed. Sums are kopecks as digits.
 */
export async function resultsOf(
  reader: Reader,
  { id, zone }: { id: string; zone: string },
): Promise<PublishedResults | undefined> {
  const signed = await signedProtocol(reader, id);
  if (!signed) return undefined;
  const [announced, marks, decided, sources, counts, rejected] = await Promise.all([
    rulesOf(reader, id),
    setMarksOf(reader, id),
    decidedApplications(reader, id),
    reader
      .select({ applicationId: awardSource.applicationId, source: awardSource.source, sum: awardSource.sum })
      .from(awardSource)
      .where(eq(awardSource.competitionId, id)),
    countsOf(reader, id),
    rejectedOf(reader, id),
  ]);
  const rules = marks ? withSetMarks(announced, marks) : announced;
  const partsOf = (applicationId: string) =>
    rules.sources.flatMap(({ key, title }) => {
      const part = sources.find((one) => one.applicationId === applicationId && one.source === key);
      return part && part.sum > 0n ? [{ source: key, title, sum: String(part.sum) }] : [];
    });
  return {
    decidedOn: dayOf(signed.signedAt, zone),
    protocolNumber: signed.number,
    protocolDigest: signed.digest,
    ...(rules.tiers?.length || marks ? { passMarks: passMarksOf(rules) } : {}),
    ...counts,
    rejected: rejected.map(({ number, groundKey, clause }) => ({
      number,
      ground: groundTitle(rules, groundKey),
      clause: clause ?? "",
    })),
    winners: decided
      .filter((one) => one.outcome === "awarded")
      .map(({ applicationId, place, number, applicant, coApplicants, title, score, requested, sum }) => ({
        applicationId,
        place: place ?? 0,
        number,
        applicant,
        ...(coApplicants.length > 0 && { coApplicants }),
        title,
        score: score ?? "0.00",
        requested: String(requested),
        awarded: String(sum),
        sources: partsOf(applicationId),
      })),
    reserve: decided
      .filter((one) => one.outcome === "reserve")
      .sort((a, b) => (a.reservePlace ?? 0) - (b.reservePlace ?? 0))
      .map(({ reservePlace, number, applicant, coApplicants, title, score, ground }) => ({
        place: reservePlace ?? 0,
        number,
        applicant,
        ...(coApplicants.length > 0 && { coApplicants }),
        title,
        score: score ?? "0.00",
        ...(isAwardReason(ground) && { reason: ground }),
      })),
    declined: decided
      .filter((one) => one.outcome === "declined")
      .map(({ number, score }) => ({ number, score }))
      .sort((a, b) => a.number - b.number),
    totals: rules.sources.map(({ key, title, limit }) => {
      const given = sources.filter((one) => one.source === key).reduce((total, one) => total + one.sum, 0n);
      return { source: key, title, limit, awarded: String(given) };
    }),
  };
}

/** Co-applicants of the version that counts who have not left since, as that version names them. */
const namedCoApplicants = sql<string[]>`array(
  select one->>'fullName' from jsonb_array_elements(coalesce(${applicationVersion.content}->'applicant'->'coApplicants', '[]'))
    with ordinality as listed (one, place)
  where exists (select from co_applicant c where c.application_id = ${application.id} and c.state = 'agreed'
    and c.applicant_id::text = one->>'id')
  order by place)`;

async function decidedApplications(reader: Reader, competitionId: string) {
  const [awards, rows] = await Promise.all([
    reader
      .select({
        applicationId: award.applicationId,
        outcome: award.outcome,
        sum: award.sum,
        reservePlace: award.reservePlace,
        ground: award.ground,
        number: sql<number>`coalesce(${application.number}, 0)`,
        applicant: sql<string>`coalesce(${applicationVersion.content}->'applicant'->>'fullName', '')`,
        coApplicants: namedCoApplicants,
        title: sql<string>`coalesce(${application.title}, '')`,
        requested: sql<string>`coalesce(${application.requested}, 0)`,
      })
      .from(award)
      .innerJoin(application, eq(application.id, award.applicationId))
      .leftJoin(
        applicationVersion,
        and(
          eq(applicationVersion.applicationId, application.id),
          eq(applicationVersion.version, application.currentVersion),
        ),
      )
      .where(eq(award.competitionId, competitionId)),
    rankingRows(reader, competitionId),
  ]);
  const order = new Map(rows.map((row, index) => [row.applicationId, { index, place: row.place, score: row.score }]));
  return awards
    .map((one) => ({ ...one, index: 0, place: null, score: null, ...order.get(one.applicationId) }))
    .sort((a, b) => a.index - b.index);
}

async function countsOf(reader: Reader, competitionId: string): Promise<{ received: number; withdrawn: number }> {
  const [row] = await reader
    .select({
      received: sql<number>`coalesce(${competition.closedCount}, (select count(*)::int from ${application}
        where ${application.competitionId} = ${competitionId} and ${application.number} is not null))`,
      withdrawn: sql<number>`(select count(*)::int from ${application}
        where ${application.competitionId} = ${competitionId} and ${application.state} = 'withdrawn')`,
    })
    .from(competition)
    .where(eq(competition.id, competitionId));
  return row ?? { received: 0, withdrawn: 0 };
}

function rejectedOf(reader: Reader, competitionId: string) {
  return reader
    .selectDistinctOn([application.number], {
      number: sql<number>`coalesce(${application.number}, 0)`,
      groundKey: admissionDecision.groundKey,
      clause: admissionDecision.clause,
    })
    .from(application)
    .innerJoin(
      admissionDecision,
      and(eq(admissionDecision.applicationId, application.id), eq(admissionDecision.outcome, "rejected")),
    )
    .where(and(eq(application.competitionId, competitionId), eq(application.state, "rejected")))
    .orderBy(asc(application.number), desc(admissionDecision.decidedAt));
}

function groundTitle(rules: Pick<CompetitionRules, "rejectionGrounds">, key: string | null): string {
  return rules.rejectionGrounds.find((ground) => ground.key === key)?.title ?? "";
}
