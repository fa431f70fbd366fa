import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import { db } from "~db/client.server";
import { agreement } from "~db/schema/agreement";
import { competition } from "~db/schema/announcement";
import { application } from "~db/schema/application";
import { applicant, membership } from "~db/schema/registration";
import { report, reportRemark } from "~db/schema/reporting";
import { competitionFacts } from "../2-announcement/competition.queries.server";
import { made, refused } from "../outcome";
import { dayOf } from "../time";
import type { DueReport, OwnReport } from "./own-reports";
import { isOverdue } from "./report";

const PAGE_SIZE = 50;

/** The day that counts now: of the last remarks while a report is returned, else the agreed one, which never moves by itself. */
const dueNow = sql<string>`case when ${report.state} = 'returned'
  then (select max(m.fix_by) from ${reportRemark} m where m.report_id = ${report.id}) else ${report.dueOn} end::text`;

const today = sql`((clock_timestamp() + ${competition.clockShift}) at time zone ${competition.zone})::date::text`;

/** Late ones first, then those that wait for the office, then what is still to come, accepted ones last. */
const urgency = sql`case
  when ${report.state} in ('expected', 'returned') and ${dueNow} < ${today} then 0
  when ${report.state} = 'submitted' then 1
  when ${report.state} = 'returned' then 2
  when ${report.state} = 'expected' then 3
  else 4 end`;

const columns = {
  id: report.id,
  title: report.title,
  state: report.state,
  dueOn: dueNow,
  submittedAt: report.submittedAt,
  agreementId: agreement.id,
  agreementNumber: agreement.number,
  applicationNumber: application.number,
  project: application.title,
};

/** Reports of a competition, who owes what: fifty a page, the late ones first. One query beside the facts. */
export async function listReports(who: Who, competitionId: string, page: number) {
  const facts = isUuid(competitionId) ? await competitionFacts(db(), who, competitionId) : undefined;
  if (!facts) return refused("notFound");
  const may = policy["competition.manage"](who, facts);
  if (!may.ok) return may;
  const rows = await db()
    .select({ ...columns, applicant: applicant.shortName, total: sql<number>`(count(*) over ())::int` })
    .from(report)
    .innerJoin(agreement, eq(agreement.id, report.agreementId))
    .innerJoin(application, eq(application.id, agreement.applicationId))
    .innerJoin(applicant, eq(applicant.id, application.applicantId))
    .innerJoin(competition, eq(competition.id, report.competitionId))
    .where(eq(report.competitionId, facts.id))
    .orderBy(urgency, dueNow, asc(application.number), asc(report.id))
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE);
  const day = dayOf(facts.now, facts.zone);
  return made({
    id: facts.id,
    title: facts.title,
    zone: facts.zone,
    pages: Math.max(1, Math.ceil((rows[0]?.total ?? 0) / PAGE_SIZE)),
    rows: rows.map(({ total: _, submittedAt, project, ...row }) => ({
      ...row,
      project: project ?? "",
      submittedAt: submittedAt?.toISOString() ?? null,
      isOverdue: isOverdue(row.state, row.dueOn, day),
    })),
  });
}

/** The reports that the applicants of a person owe, the nearest first; for the home page. One query, at most fifty. */
export async function dueReports(who: Who): Promise<DueReport[]> {
  if (who.kind !== "person") return [];
  const rows = await db()
    .select({
      id: report.id,
      title: report.title,
      state: report.state,
      dueOn: dueNow,
      isOverdue: sql<boolean>`${dueNow} < ${today}`,
      project: application.title,
      competition: competition.title,
      zone: competition.zone,
    })
    .from(membership)
    .innerJoin(application, eq(application.applicantId, membership.applicantId))
    .innerJoin(agreement, eq(agreement.applicationId, application.id))
    .innerJoin(report, eq(report.agreementId, agreement.id))
    .innerJoin(competition, eq(competition.id, report.competitionId))
    .where(
      and(
        eq(membership.personId, who.id),
        isNull(membership.until),
        eq(agreement.state, "active"),
        inArray(report.state, ["expected", "returned"]),
      ),
    )
    .orderBy(dueNow, asc(report.id))
    .limit(50);
  return rows.map((row) => ({ ...row, state: row.state as DueReport["state"], project: row.project ?? "" }));
}

/** The reports of one application for those who act for its applicant, in the order of their days; none for others. One query. */
export async function reportsOfApplication(who: Who, applicationId: string): Promise<OwnReport[]> {
  if (who.kind !== "person" || !isUuid(applicationId)) return [];
  return db()
    .select({
      id: report.id,
      title: report.title,
      state: report.state,
      dueOn: dueNow,
      isOverdue: sql<boolean>`${report.state} in ('expected', 'returned') and ${dueNow} < ${today}`,
    })
    .from(membership)
    .innerJoin(application, eq(application.applicantId, membership.applicantId))
    .innerJoin(agreement, eq(agreement.applicationId, application.id))
    .innerJoin(report, eq(report.agreementId, agreement.id))
    .innerJoin(competition, eq(competition.id, report.competitionId))
    .where(and(eq(membership.personId, who.id), isNull(membership.until), eq(application.id, applicationId)))
    .orderBy(asc(report.dueOn), asc(report.id))
    .limit(50);
}
