import type { Kopecks } from "../money";
import { statesOf } from "../moves";
import type { IsoDay } from "../time";

/** A report of a winner: returned with remarks as often as needed, accepted once and for good. */
export const reportMoves = {
  expected: { submit: "submitted" },
  submitted: { returnWithRemarks: "returned", accept: "accepted" },
  returned: { submit: "submitted" },
  accepted: {},
} as const;
export type ReportState = keyof typeof reportMoves;
export const reportStates = statesOf(reportMoves);

/** Expenses that one report may hold. */
export const MAX_EXPENSES = 1000;

/** Where the money of an expense came from. */
export const expenseSources = ["grant", "own"] as const;
export type ExpenseSource = (typeof expenseSources)[number];

/** What an expense is proved by. */
export const documentKinds = ["paymentOrder", "receipt", "payroll", "act", "invoice", "contract", "other"] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** A line of the agreed budget with what reports say of it, in kopecks: `before` in other reports already sent, `now` in this one. */
export type LineSpending = { title: string; granted: Kopecks; before: Kopecks; now: Kopecks };

/** An expense that cannot stand: outside the term of the agreement, or of granted money without a file. */
export type ExpenseFault = { code: "outOfTerm" | "fileMissing"; what: string };

/** One thing that stands in the way of sending a report; `what` names the indicator, the line or the document. */
export type ReportProblem =
  | { code: "summaryMissing" | "factMissing"; what: string }
  | { code: "overspent"; what: string; over: string }
  | ExpenseFault;

/** What a report is judged by before it is sent. */
export type ReportContent = {
  summary: string;
  indicators: readonly { title: string; fact: string }[];
  lines: readonly LineSpending[];
  expenseFaults: readonly ExpenseFault[];
};

/**
 * What stands in the way of sending a report: no account of the work, an indicator without a fact, more granted money spent on
 * a line than was granted for it over all reports, expenses that cannot stand (domain.md §2.5 reporting, §3.6 Report).
 */
export function reportProblems({ summary, indicators, lines, expenseFaults }: ReportContent): ReportProblem[] {
  return [
    ...(summary.trim() === "" ? [{ code: "summaryMissing" as const, what: "" }] : []),
    ...indicators.filter(({ fact }) => fact === "").map(({ title }) => ({ code: "factMissing" as const, what: title })),
    ...lines.flatMap(({ title, granted, before, now }) => {
      const over = before + now - granted;
      return over > 0n ? [{ code: "overspent" as const, what: title, over: over.toString() }] : [];
    }),
    ...expenseFaults,
  ];
}

/** Whether a report is late: it is the applicant's turn, and the day is over in the zone of the competition. */
export function isOverdue(state: ReportState, dueOn: IsoDay, today: IsoDay): boolean {
  return (state === "expected" || state === "returned") && dueOn < today;
}
