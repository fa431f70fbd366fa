import { addDays, addMonths, addWorkingDays, dayOf, type IsoDay, type WorkCalendar } from "../time";
import { countDates } from "./counted-dates";
import type { CompetitionRules } from "./rules";

/** How a preset counts its dates: calendar days of reception, working days of each later step, months of projects. */
export type Pace = { reception: number; review: number; commission: number; agreements: number; projectMonths: number };

/** The terms of a preset by the default calendar (domain.md §2.9): see `countDates`. */
export function termsOf(pace: Pace): NonNullable<CompetitionRules["terms"]> {
  return {
    reception: { days: pace.reception, unit: "calendar" },
    review: { days: 1 + 5 + 5 + pace.review, unit: "working" },
    meeting: { days: 5 + pace.commission, unit: "working" },
    results: { days: 14, unit: "calendar" },
  };
}

type Termed = Parameters<typeof countDates>[0];

/** The dates of a competition announced on `today` by its terms; projects begin when results are out and run so many months. */
export function datesFrom(
  rules: Termed,
  today: IsoDay,
  projectMonths: number,
  work: WorkCalendar,
): Pick<CompetitionRules, "dates" | "term"> {
  const dates = Object.fromEntries(countDates(rules, today, work).map(({ key, at }) => [key, at]));
  const results = dayOf(new Date(dates.resultsBy!), rules.zone);
  return {
    dates: dates as CompetitionRules["dates"],
    term: { earliestStart: addDays(results, 1), latestEnd: addMonths(results, projectMonths) },
  };
}

/** Quarters that end while projects run: each is reported within 10 working days after its end (domain.md §2.9). */
export function quartersIn(term: CompetitionRules["term"], work: WorkCalendar) {
  const year = Number(term.earliestStart.slice(0, 4));
  return [year, year + 1, year + 2].flatMap((each) =>
    ["03-31", "06-30", "09-30", "12-31"].flatMap((end, index) => {
      const last = `${each}-${end}`;
      const within = term.earliestStart < last && last < term.latestEnd;
      return within ? [{ year: each, quarter: index + 1, dueAt: addWorkingDays(last, 10, work) }] : [];
    }),
  );
}

/** The final report is due within 15 working days after the last day of projects (domain.md §2.9). */
export function finalReportDay(term: CompetitionRules["term"], work: WorkCalendar): IsoDay {
  return addWorkingDays(term.latestEnd, 15, work);
}
