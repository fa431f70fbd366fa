import type { ReportDate } from "~/lifecycle/2-announcement/rules";
import { addDays, addMonths, type IsoDay } from "~/lifecycle/time";
import { bocciaReporting } from "./finished/boccia-reporting";
import { choirReporting } from "./finished/choir-reporting";
import type { DemoExpense, DemoProgress, DemoReporting } from "./reporting";
import type { Offset, Term } from "./types";

/** A report ready for its verbs. `fact` is of the period, `sinceStart` counts from the beginning; sums are roubles. */
export type DemoReport = {
  key: string;
  title: string;
  dueAt: IsoDay;
  periodEndsOn: IsoDay;
  summary: string;
  facts: { indicator: number; fact: string; sinceStart: string; comment: string }[];
  expenses: (Omit<DemoExpense, "day"> & { documentDate: IsoDay })[];
  returned: { firstSummary: string; remark: string } | null;
};

export const reporting: readonly DemoReporting[] = [bocciaReporting, choirReporting];

/** Shares a winner's documents and results out to the announced reports by their days; the final one takes what is left. */
export function reportsOf(winner: DemoReporting, dates: readonly ReportDate[], term: Term): DemoReport[] {
  const on = (day: Offset) => addDays(term.earliestStart, day);
  let after = "";
  return dates.map((date, index) => {
    const until = periodEnd(date.key, term);
    const within = ({ day }: { day: Offset }) => after < on(day) && on(day) <= until;
    const expenses = winner.expenses
      .filter(within)
      .map(({ day, ...expense }) => ({ ...expense, documentDate: on(day) }));
    const facts = factsOf(winner, within, ({ day }) => on(day) <= until);
    after = until;
    const quarter = winner.quarters[Math.min(index, winner.quarters.length - 1)]!;
    return {
      ...date,
      periodEndsOn: until,
      summary: date.key === "final" ? winner.final : quarter,
      facts,
      expenses,
      returned: index === 0 ? (winner.returned ?? null) : null,
    };
  });
}

type Choose = (progress: DemoProgress) => boolean;

function factsOf({ progress }: DemoReporting, within: Choose, soFar: Choose): DemoReport["facts"] {
  const indicators = [...new Set(progress.map(({ indicator }) => indicator))].sort((a, b) => a - b);
  return indicators.map((indicator) => {
    const own = progress.filter((one) => one.indicator === indicator);
    const sum = (choose: Choose) => String(own.filter(choose).reduce((total, { done }) => total + done, 0));
    const comment = own
      .filter(within)
      .map((one) => one.comment)
      .join(" ");
    return { indicator, fact: sum(within), sinceStart: sum(soFar), comment };
  });
}

/** The last day that a report tells about: of the quarter in its key, or of the term. */
function periodEnd(key: string, term: Term): IsoDay {
  const quarter = /^q([1-4])-(\d{4})$/.exec(key);
  if (!quarter) return term.latestEnd;
  return addDays(addMonths(`${quarter[2]}-01-01`, Number(quarter[1]) * 3), -1);
}
