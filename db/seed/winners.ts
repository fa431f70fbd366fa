import { and, asc, eq } from "drizzle-orm";
import type { Person } from "~/access/who";
import { competitionFacts } from "~/lifecycle/2-announcement/competition.queries.server";
import type { CompetitionRules } from "~/lifecycle/2-announcement/rules";
import { submittedVersion } from "~/lifecycle/3-application/application.queries.server";
import { projectOf } from "~/lifecycle/3-application/content";
import { grantedLines } from "~/lifecycle/8-agreement/agreement";
import { recordAgreement } from "~/lifecycle/8-agreement/record-agreement.server";
import { acceptReport } from "~/lifecycle/9-reporting/accept-report.server";
import { addExpense } from "~/lifecycle/9-reporting/add-expense.server";
import { returnReport } from "~/lifecycle/9-reporting/return-report.server";
import { saveReport } from "~/lifecycle/9-reporting/save-report.server";
import { submitReport } from "~/lifecycle/9-reporting/submit-report.server";
import { dayEnd, dayOf } from "~/lifecycle/time";
import { db } from "~db/client.server";
import { budgetLine, indicator } from "~db/schema/agreement";
import { award } from "~db/schema/decision";
import { report } from "~db/schema/reporting";
import { passes } from "./clock";
import type { DemoReporting } from "./content/reporting";
import { type DemoReport, reportsOf } from "./content/reports";
import { pdfOf, uploaded } from "./files";
import { play } from "./play";

export type Winner = { applicationId: string; head: Person };
type Running = { secretary: Person; competitionId: string; rules: CompetitionRules };

/** The secretary records the agreement with a winner, as awarded and as applied for. */
export async function signs(
  { secretary, competitionId }: Running,
  { applicationId }: Winner,
  number: string,
): Promise<string> {
  const facts = await competitionFacts(db(), secretary, competitionId);
  const version = await submittedVersion(db(), applicationId);
  const [given] = await db().select({ sum: award.sum }).from(award).where(eq(award.applicationId, applicationId));
  if (!facts || !version || !given) throw new Error("there is nothing to agree on");
  const { budget, sums, indicators, startsOn, endsOn } = projectOf(version.content, version.template);
  const requested = sums.lines.map((line) => line?.requested ?? 0n);
  const granted = grantedLines(given.sum, requested);
  const recorded = await play(
    "an agreement is recorded",
    recordAgreement(secretary, applicationId, {
      number,
      signedOn: dayOf(facts.now, facts.zone),
      startsOn,
      endsOn,
      lines: budget.map((_, index) => ({ granted: granted[index]!, own: sums.lines[index]?.own ?? 0n })),
      indicators: indicators.map(({ planned }) => ({ planned })),
      lowOwnShare: true,
    }),
  );
  if ("faults" in recorded) throw new Error(`an agreement of the story is wrong: ${JSON.stringify(recorded.faults)}`);
  return recorded.id;
}

export type Reporting = { winner: Winner; agreementId: string; told: DemoReporting };

/** Winners send every report when its period is over, correct what is returned, and the secretary accepts. */
export async function reportsAll(running: Running, winners: readonly Reporting[]): Promise<void> {
  const { secretary, competitionId, rules } = running;
  for (const [index] of rules.report.dates.entries())
    for (const { winner, agreementId, told } of winners) {
      const one = reportsOf(told, rules.report.dates, rules.term)[index]!;
      await passes(secretary, competitionId, dayEnd(one.periodEndsOn, rules.zone).toISOString());
      await reports(secretary, { winner, agreementId }, one);
    }
}

async function reports(
  secretary: Person,
  { winner, agreementId }: Pick<Reporting, "winner" | "agreementId">,
  told: DemoReport,
): Promise<void> {
  const { head } = winner;
  const [due] = await db()
    .select({ id: report.id })
    .from(report)
    .where(and(eq(report.agreementId, agreementId), eq(report.key, told.key)));
  const reportId = due!.id;
  await writes(head, { reportId, agreementId, summary: told.returned?.firstSummary ?? told.summary }, told);
  await spends(head, { reportId, agreementId }, told);
  await play("a report is sent", submitReport(head, reportId));
  if (told.returned) {
    await play("a report is returned", returnReport(secretary, reportId, { remarks: told.returned.remark, days: 10 }));
    await writes(head, { reportId, agreementId, summary: told.summary }, told);
    await play("it is sent again", submitReport(head, reportId));
  }
  await play("a report is accepted", acceptReport(secretary, reportId));
}

type Writing = { reportId: string; agreementId: string };

async function spends(head: Person, { reportId, agreementId }: Writing, told: DemoReport): Promise<void> {
  const lines = await db()
    .select({ id: budgetLine.id })
    .from(budgetLine)
    .where(eq(budgetLine.agreementId, agreementId))
    .orderBy(asc(budgetLine.position));
  for (const expense of told.expenses) {
    const file = await uploaded(
      await pdfOf(expense.document, [expense.document, expense.counterparty, `${expense.sum} руб.`]),
    );
    const added = await play(
      "an expense is added",
      addExpense(
        head,
        reportId,
        {
          budgetLineId: lines[expense.line]!.id,
          source: expense.source,
          documentKind: "act",
          documentNumber: expense.document,
          documentDate: expense.documentDate,
          counterparty: expense.counterparty,
          sum: BigInt(expense.sum) * 100n,
        },
        { name: `${expense.document}.pdf`, file },
      ),
    );
    await file.close();
    if ("faults" in added) throw new Error(`an expense of the story is wrong: ${JSON.stringify(added.faults)}`);
  }
}

async function writes(
  head: Person,
  { reportId, agreementId, summary }: Writing & { summary: string },
  told: DemoReport,
): Promise<void> {
  const rows = await db()
    .select({ id: indicator.id })
    .from(indicator)
    .where(eq(indicator.agreementId, agreementId))
    .orderBy(asc(indicator.position));
  const [row] = await db().select({ version: report.version }).from(report).where(eq(report.id, reportId));
  const facts = told.facts.map((fact) => ({
    indicatorId: rows[fact.indicator]!.id,
    fact: fact.sinceStart,
    comment: fact.comment,
  }));
  await play("a report is written", saveReport(head, reportId, { version: row!.version, summary, facts }));
}
