import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { readHistory } from "~/journal/history.queries.server";
import { isUuid } from "~/server/ids.server";
import { store } from "~/server/store.server";
import { db } from "~db/client.server";
import { budgetLine } from "~db/schema/agreement";
import { storedFile } from "~db/schema/application";
import { expense, reportRemark } from "~db/schema/reporting";
import { downloadResponse } from "~storage/download.server";
import { rulesOf } from "../2-announcement/competition.queries.server";
import { termOf } from "../2-announcement/terms";
import { isOnSide, type Side } from "../8-agreement/agreement.queries.server";
import { made, type Outcome, refused } from "../outcome";
import { dayOf } from "../time";
import { isOverdue, reportProblems } from "./report";
import { expenseFaultsOf, indicatorsOf, type LoadedReport, linesOf, reportFacts } from "./report.queries.server";

/** Expenses on one page of a report. */
const PAGE_SIZE = 50;

/** Facts of a report for somebody who may read it on this side. Refuses `notFound`. */
export async function reportOnSide(who: Who, reportId: string, side: Side): Promise<Outcome<LoadedReport>> {
  const facts = await reportFacts(db(), who, reportId);
  if (!facts) return refused("notFound");
  const may = policy["report.read"](who, facts);
  if (!may.ok) return may;
  return isOnSide(who, facts, side) ? made(facts) : refused("notFound");
}

/** What the applicant is still writing is not the office's to read: it sees what was sent. */
export function isContentOpen(facts: LoadedReport, side: Side): boolean {
  return side === "applicant" || facts.report === "submitted" || facts.report === "accepted";
}

/**
 * A report for its page: plan and fact, lines of the budget with what is spent, a page of expenses, remarks, history, and
 * what still stands in the way of sending it. The office gets the content only of what was sent.
 */
export async function readReport(who: Who, reportId: string, side: Side, page: number) {
  const read = await reportOnSide(who, reportId, side);
  if (!read.ok) return read;
  const facts = read.value;
  const isOpen = isContentOpen(facts, side);
  const [rules, indicators, lines, expenses, expenseFaults, remarks, history] = await Promise.all([
    rulesOf(db(), facts.id),
    indicatorsOf(db(), facts),
    linesOf(db(), facts),
    expensesOf(reportId, page),
    expenseFaultsOf(db(), facts),
    remarksOf(reportId),
    readHistory(db(), who, [{ kind: "report", id: reportId }], { audience: side }),
  ]);
  const shown = <T>(rows: T[]): T[] => (isOpen ? rows : []);
  const category = (key: string) => rules.budget.categories.find((one) => one.key === key)?.title ?? key;
  const dueOn = facts.report === "returned" ? (remarks[0]?.fixBy ?? facts.dueOn) : facts.dueOn;
  const today = dayOf(facts.now, facts.zone);
  return made({
    ...headOf(facts),
    dueOn,
    isOverdue: isOverdue(facts.report, dueOn, today),
    isOpen,
    summary: isOpen ? facts.summary : "",
    mayEdit: policy["report.edit"](who, facts).ok,
    maySubmit: policy["report.submit"](who, facts).ok,
    mayDecide: policy["report.accept"](who, facts).ok,
    fixTerm: termOf(rules, "reportFix") ?? { days: 1, unit: "calendar" as const },
    problems: side === "applicant" ? reportProblems({ summary: facts.summary, indicators, lines, expenseFaults }) : [],
    indicators: shown(indicators),
    lines: shown(lines).map((line) => ({
      id: line.id,
      category: category(line.category),
      title: line.title,
      granted: line.granted.toString(),
      own: line.own.toString(),
      before: line.before.toString(),
      now: line.now.toString(),
      ownSpent: (line.ownBefore + line.ownNow).toString(),
    })),
    expenses: { rows: shown(expenses.rows), pages: isOpen ? expenses.pages : 1 },
    page,
    remarks,
    history,
  });
}

function headOf(facts: LoadedReport) {
  return {
    id: facts.reportId,
    title: facts.reportTitle,
    state: facts.report,
    version: facts.version,
    agreementId: facts.agreementId,
    agreementNumber: facts.agreementNumber,
    competitionId: facts.id,
    applicationId: facts.applicationId,
    competition: facts.title,
    zone: facts.zone,
    applicationNumber: facts.number,
    project: facts.applicationTitle ?? "",
    applicant: facts.applicant,
    startsOn: facts.startsOn,
    endsOn: facts.endsOn,
    submittedAt: facts.submittedAt?.toISOString() ?? null,
    decidedAt: facts.decidedAt?.toISOString() ?? null,
  };
}

async function expensesOf(reportId: string, page: number) {
  const rows = await db()
    .select({
      id: expense.id,
      line: budgetLine.title,
      source: expense.source,
      documentKind: expense.documentKind,
      documentNumber: expense.documentNumber,
      documentDate: expense.documentDate,
      counterparty: expense.counterparty,
      sum: expense.sum,
      fileId: expense.fileId,
      fileName: storedFile.name,
      scan: storedFile.scan,
      total: sql<number>`(count(*) over ())::int`,
    })
    .from(expense)
    .innerJoin(budgetLine, eq(budgetLine.id, expense.budgetLineId))
    .leftJoin(storedFile, eq(storedFile.id, expense.fileId))
    .where(and(eq(expense.reportId, reportId), isNull(expense.removedAt)))
    .orderBy(asc(expense.documentDate), asc(expense.id))
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE);
  return {
    rows: rows.map(({ total: _, ...row }) => ({ ...row, sum: row.sum.toString() })),
    pages: Math.max(1, Math.ceil((rows[0]?.total ?? 0) / PAGE_SIZE)),
  };
}

async function remarksOf(reportId: string) {
  const rows = await db()
    .select({
      id: reportRemark.id,
      text: reportRemark.text,
      fixBy: reportRemark.fixBy,
      term: reportRemark.term,
      madeAt: reportRemark.madeAt,
    })
    .from(reportRemark)
    .where(eq(reportRemark.reportId, reportId))
    .orderBy(desc(reportRemark.madeAt), desc(reportRemark.id))
    .limit(50);
  return rows.map((row) => ({ ...row, madeAt: row.madeAt.toISOString() }));
}

/** One expense of a report that may still be edited, for the page that asks before removing it. Refuses what `report.edit` does. */
export async function readExpense(who: Who, reportId: string, expenseId: string) {
  const read = await reportOnSide(who, reportId, "applicant");
  if (!read.ok) return read;
  const may = policy["report.edit"](who, read.value);
  if (!may.ok) return may;
  if (!isUuid(expenseId)) return refused("notFound");
  const [row] = await db()
    .select({
      documentKind: expense.documentKind,
      documentNumber: expense.documentNumber,
      documentDate: expense.documentDate,
      counterparty: expense.counterparty,
      sum: expense.sum,
    })
    .from(expense)
    .where(and(eq(expense.id, expenseId), eq(expense.reportId, reportId), isNull(expense.removedAt)));
  if (!row) return refused("notFound");
  return made({ ...row, sum: row.sum.toString(), reportId, report: read.value.reportTitle });
}

/** What the page of a new expense offers: lines of the budget and what is left on them, and the days that count. */
export async function readNewExpense(who: Who, reportId: string) {
  const read = await reportOnSide(who, reportId, "applicant");
  if (!read.ok) return read;
  const facts = read.value;
  const may = policy["report.edit"](who, facts);
  if (!may.ok) return may;
  const lines = await linesOf(db(), facts);
  return made({
    reportId,
    report: facts.reportTitle,
    startsOn: facts.startsOn,
    endsOn: facts.endsOn,
    lines: lines.map((line) => ({
      id: line.id,
      title: line.title,
      left: (line.granted - line.before - line.now).toString(),
    })),
  });
}

/** The file of an expense, streamed to those who may read the content of its report. Refuses `notFound`. */
export async function sendExpenseFile(
  who: Who,
  reportId: string,
  fileId: string,
  side: Side,
): Promise<Outcome<Response>> {
  const read = await reportOnSide(who, reportId, side);
  if (!read.ok) return read;
  if (!isUuid(fileId) || !isContentOpen(read.value, side)) return refused("notFound");
  const [file] = await db()
    .select({ key: storedFile.key, name: storedFile.name, contentType: storedFile.contentType })
    .from(expense)
    .innerJoin(storedFile, eq(storedFile.id, expense.fileId))
    .where(and(eq(expense.reportId, reportId), eq(expense.fileId, fileId), isNull(expense.removedAt)));
  return file ? made(await downloadResponse(store(), file)) : refused("notFound");
}
