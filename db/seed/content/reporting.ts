import type { ExpenseSource } from "~/lifecycle/9-reporting/report";
import type { FinishedWinner } from "./finished";
import type { Offset, Roubles } from "./types";

/** A document about money: `line` is the index of the budget line, `day` that of the document. */
export type DemoExpense = {
  line: number;
  source: ExpenseSource;
  document: string;
  day: Offset;
  counterparty: string;
  sum: Roubles;
};
/** What was reached by a day: `done` of the indicator with this index. */
export type DemoProgress = { indicator: number; day: Offset; done: number; comment: string };

/** All that a winner reports; `reportsOf` shares it out to the reports that the rules ask for. */
export type DemoReporting = {
  application: FinishedWinner;
  /** Texts of the quarterly reports in order, the last one serves any further quarter. */
  quarters: readonly string[];
  final: string;
  progress: readonly DemoProgress[];
  expenses: readonly DemoExpense[];
  /** The first report as it was sent at first, and the remark it was returned with. */
  returned?: { firstSummary: string; remark: string };
};
