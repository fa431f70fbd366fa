import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import type { ReportFacts } from "~/access/facts";
import type { Who } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import type { Reader } from "~db/client.server";
import { agreement, budgetLine, indicator } from "~db/schema/agreement";
import { competition } from "~db/schema/announcement";
import { application } from "~db/schema/application";
import { applicant } from "~db/schema/registration";
import { expense, indicatorFact, report } from "~db/schema/reporting";
import { agreementColumns, type LoadedAgreement } from "../8-agreement/agreement.queries.server";
import type { Kopecks } from "../money";
import type { ExpenseFault, ReportContent } from "./report";

/** What is the report's own says so; the rest is the agreement's, the application's and the competition's. */
export type LoadedReport = LoadedAgreement &
  ReportFacts & {
    reportId: string;
    reportTitle: string;
    dueOn: string;
    version: number;
    summary: string;
    submittedAt: Date | null;
    decidedAt: Date | null;
    organiserId: string;
  };

/** Facts of one report for one person, with those of its agreement; undefined when there is none. One query. */
export async function reportFacts(reader: Reader, who: Who, reportId: string): Promise<LoadedReport | undefined> {
  if (!isUuid(reportId)) return undefined;
  const [row] = await reader
    .select({
      ...agreementColumns(who),
      reportId: report.id,
      report: report.state,
      reportTitle: report.title,
      dueOn: report.dueOn,
      version: report.version,
      summary: report.summary,
      submittedAt: report.submittedAt,
      decidedAt: report.decidedAt,
    })
    .from(report)
    .innerJoin(agreement, eq(agreement.id, report.agreementId))
    .innerJoin(application, eq(application.id, agreement.applicationId))
    .innerJoin(applicant, eq(applicant.id, application.applicantId))
    .innerJoin(competition, eq(competition.id, report.competitionId))
    .where(eq(report.id, reportId));
  return row;
}

/** Planned results with what this report says of them; an empty fact is none. */
export function indicatorsOf(
  reader: Reader,
  { agreementId, reportId }: Pick<LoadedReport, "agreementId" | "reportId">,
) {
  return reader
    .select({
      id: indicator.id,
      title: indicator.title,
      unit: indicator.unit,
      planned: indicator.planned,
      fact: sql<string>`coalesce(${indicatorFact.fact}, '')`,
      comment: sql<string>`coalesce(${indicatorFact.comment}, '')`,
    })
    .from(indicator)
    .leftJoin(indicatorFact, and(eq(indicatorFact.indicatorId, indicator.id), eq(indicatorFact.reportId, reportId)))
    .where(eq(indicator.agreementId, agreementId))
    .orderBy(asc(indicator.position));
}

/**
 * Lines of the budget with what was spent on them: in this report, and before in other reports that were sent at least once,
 * granted and own money apart. Kopecks. One query.
 */
export function linesOf(reader: Reader, { agreementId, reportId }: Pick<LoadedReport, "agreementId" | "reportId">) {
  const spent = (source: "grant" | "own", whose: "now" | "before") => {
    const isMine = whose === "now" ? sql`${expense.reportId} = ${reportId}` : sql`${expense.reportId} <> ${reportId}`;
    return sql<Kopecks>`coalesce(sum(${expense.sum}) filter (where ${expense.source} = ${source} and ${isMine}), 0)`.mapWith(
      (digits: string) => BigInt(digits),
    );
  };
  const counted = and(
    eq(expense.budgetLineId, budgetLine.id),
    isNull(expense.removedAt),
    or(
      eq(expense.reportId, reportId),
      sql`exists (select from ${report} r where r.id = ${expense.reportId} and r.state <> 'expected')`,
    ),
  );
  return reader
    .select({
      id: budgetLine.id,
      category: budgetLine.category,
      title: budgetLine.title,
      granted: budgetLine.granted,
      own: budgetLine.own,
      before: spent("grant", "before"),
      now: spent("grant", "now"),
      ownBefore: spent("own", "before"),
      ownNow: spent("own", "now"),
    })
    .from(budgetLine)
    .leftJoin(expense, counted)
    .where(eq(budgetLine.agreementId, agreementId))
    .groupBy(budgetLine.id)
    .orderBy(asc(budgetLine.position));
}

/** Expenses of a report that cannot stand, named by their documents; at most fifty. */
export async function expenseFaultsOf(
  reader: Reader,
  { reportId, startsOn, endsOn }: Pick<LoadedReport, "reportId" | "startsOn" | "endsOn">,
): Promise<ExpenseFault[]> {
  const outOfTerm = sql<boolean>`${expense.documentDate} not between ${startsOn} and ${endsOn}`;
  const fileMissing = sql<boolean>`(${expense.source} = 'grant' and ${expense.fileId} is null)`;
  const rows = await reader
    .select({ what: expense.documentNumber, outOfTerm, fileMissing })
    .from(expense)
    .where(and(eq(expense.reportId, reportId), isNull(expense.removedAt), sql`(${outOfTerm} or ${fileMissing})`))
    .orderBy(asc(expense.documentDate), asc(expense.id))
    .limit(50);
  return rows.flatMap((row) => [
    ...(row.outOfTerm ? [{ code: "outOfTerm" as const, what: row.what }] : []),
    ...(row.fileMissing ? [{ code: "fileMissing" as const, what: row.what }] : []),
  ]);
}

/** Everything that a report is judged by before it is sent. */
export async function contentOf(reader: Reader, facts: LoadedReport): Promise<ReportContent> {
  const [indicators, lines, expenseFaults] = await Promise.all([
    indicatorsOf(reader, facts),
    linesOf(reader, facts),
    expenseFaultsOf(reader, facts),
  ]);
  return { summary: facts.summary, indicators, lines, expenseFaults };
}
