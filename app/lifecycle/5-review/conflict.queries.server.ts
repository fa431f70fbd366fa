import { and, eq, gt, inArray, isNull, or, sql } from "drizzle-orm";
import { catalog } from "~/text/text";
import type { Reader } from "~db/client.server";
import { application, coApplicant } from "~db/schema/application";
import { applicant, membership } from "~db/schema/registration";
import { affiliation, assignment, conflict } from "~db/schema/review";
import type { IsoDay } from "../time";
import { isTied, LOOK_BACK_YEARS, type Tie } from "./conflict";

/** Who may not take which application: asked about pairs only, so that what it was never leaves this file. */
export type Barred = (expertId: string, applicationId: string) => boolean;

/** Words of names that say only what kind of organisation it is. */
export function legalForms(): ReadonlySet<string> {
  return new Set(catalog("ru").review.copy.legalForms.split(" "));
}

/**
 * Pairs of experts and applications that are barred: members of the applicant or a co-applicant, ties of the expert's
 * profile within the look-back, conflicts that the expert declared, and applications the expert has had a sheet of in
 * any round. Five queries for any number of pairs.
 */
export async function barredPairs(
  reader: Reader,
  { competitionId, today, expertIds }: { competitionId: string; today: IsoDay; expertIds: readonly string[] },
): Promise<Barred> {
  if (expertIds.length === 0) return () => false;
  const applicants = (
    await Promise.all([applicantsOf(reader, competitionId), coApplicantsOf(reader, competitionId)])
  ).flat();
  const [ties, members, taken] = await Promise.all([
    tiesOf(reader, expertIds),
    membersAmong(reader, expertIds),
    takenBy(reader, competitionId, expertIds),
  ]);
  const forms = legalForms();
  const barred = new Set(taken);
  for (const { applicationId, applicantId, hostApplicantId, inn, ...names } of applicants) {
    const named = { inn, names: [names.fullName, names.shortName, names.hostName].filter(Boolean) };
    for (const expertId of expertIds) {
      const isMember = [applicantId, hostApplicantId].some((id) => id && members.has(`${expertId}:${id}`));
      if (isMember || isTied(ties.get(expertId) ?? [], named, today, forms)) barred.add(`${expertId}:${applicationId}`);
    }
  }
  return (expertId, applicationId) => barred.has(`${expertId}:${applicationId}`);
}

const namedColumns = {
  applicationId: application.id,
  applicantId: applicant.id,
  hostApplicantId: applicant.hostApplicantId,
  fullName: applicant.fullName,
  shortName: applicant.shortName,
  hostName: applicant.hostName,
  inn: applicant.inn,
};

function applicantsOf(reader: Reader, competitionId: string) {
  return reader
    .select(namedColumns)
    .from(application)
    .innerJoin(applicant, eq(applicant.id, application.applicantId))
    .where(and(eq(application.competitionId, competitionId), eq(application.state, "admitted")));
}

function coApplicantsOf(reader: Reader, competitionId: string) {
  return reader
    .select(namedColumns)
    .from(coApplicant)
    .innerJoin(application, eq(application.id, coApplicant.applicationId))
    .innerJoin(applicant, eq(applicant.id, coApplicant.applicantId))
    .where(
      and(
        eq(coApplicant.competitionId, competitionId),
        eq(coApplicant.state, "agreed"),
        eq(application.state, "admitted"),
      ),
    );
}

async function tiesOf(reader: Reader, expertIds: readonly string[]): Promise<Map<string, Tie[]>> {
  const rows = await reader
    .select({
      personId: affiliation.personId,
      organisation: affiliation.organisation,
      inn: affiliation.inn,
      endedOn: affiliation.endedOn,
    })
    .from(affiliation)
    .where(inArray(affiliation.personId, [...expertIds]));
  const ties = new Map<string, Tie[]>();
  for (const { personId, ...tie } of rows) ties.set(personId, [...(ties.get(personId) ?? []), tie]);
  return ties;
}

async function membersAmong(reader: Reader, expertIds: readonly string[]): Promise<Set<string>> {
  const rows = await reader
    .select({ personId: membership.personId, applicantId: membership.applicantId })
    .from(membership)
    .where(
      and(
        inArray(membership.personId, [...expertIds]),
        or(
          isNull(membership.until),
          gt(membership.until, sql`clock_timestamp() - make_interval(years => ${LOOK_BACK_YEARS})`),
        ),
      ),
    );
  return new Set(rows.map((row) => `${row.personId}:${row.applicantId}`));
}

async function takenBy(reader: Reader, competitionId: string, expertIds: readonly string[]): Promise<string[]> {
  const had = await reader
    .select({ expertId: assignment.expertId, applicationId: assignment.applicationId })
    .from(assignment)
    .where(and(eq(assignment.competitionId, competitionId), inArray(assignment.expertId, [...expertIds])));
  const declared = await reader
    .select({ expertId: conflict.personId, applicationId: conflict.applicationId })
    .from(conflict)
    .where(and(eq(conflict.competitionId, competitionId), inArray(conflict.personId, [...expertIds])));
  return [...had, ...declared].map((row) => `${row.expertId}:${row.applicationId}`);
}
