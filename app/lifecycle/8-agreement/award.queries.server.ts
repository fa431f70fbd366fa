import { and, asc, eq } from "drizzle-orm";
import type { Reader } from "~db/client.server";
import { application } from "~db/schema/application";
import { award, awardSource } from "~db/schema/decision";
import { applicant } from "~db/schema/registration";
import type { Kopecks } from "../money";

export type LoadedAward = { sum: Kopecks; sources: { source: string; sum: Kopecks }[] };

/** What was awarded to an application, by source; throws when the parts do not add up, for then a decision is broken. */
export async function awardOf(reader: Reader, applicationId: string): Promise<LoadedAward> {
  const rows = await reader
    .select({ sum: award.sum, source: awardSource.source, part: awardSource.sum })
    .from(award)
    .innerJoin(awardSource, eq(awardSource.applicationId, award.applicationId))
    .where(and(eq(award.applicationId, applicationId), eq(award.outcome, "awarded")))
    .orderBy(asc(awardSource.source));
  const sum = rows[0]?.sum ?? 0n;
  const sources = rows.map((row) => ({ source: row.source, sum: row.part }));
  if (sum <= 0n || sources.reduce((total, part) => total + part.sum, 0n) !== sum)
    throw new Error(`the award of ${applicationId} is not the sum of its sources`);
  return { sum, sources };
}

export type ReserveRow = {
  id: string;
  number: number | null;
  title: string | null;
  applicant: string;
  place: number | null;
  requested: string;
};

/** Who is next when a winner refuses: the reserve in the order of its places. */
export async function reserveOf(reader: Reader, competitionId: string): Promise<ReserveRow[]> {
  const rows = await reader
    .select({
      id: application.id,
      number: application.number,
      title: application.title,
      applicant: applicant.shortName,
      place: award.reservePlace,
      requested: application.requested,
    })
    .from(application)
    .innerJoin(award, eq(award.applicationId, application.id))
    .innerJoin(applicant, eq(applicant.id, application.applicantId))
    .where(and(eq(application.competitionId, competitionId), eq(application.state, "reserve")))
    .orderBy(asc(award.reservePlace), asc(application.id))
    .limit(50);
  return rows.map((row) => ({ ...row, requested: String(row.requested ?? 0n) }));
}
