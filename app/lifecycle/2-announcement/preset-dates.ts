import { addDays, addMonths, addWorkingDays, type IsoDay, instantOf, type WorkCalendar, workingDayFrom } from "../time";
import type { CompetitionRules } from "./rules";

/** How a preset counts its dates: calendar days of reception, working days of each later step, months of projects. */
export type Pace = { reception: number; review: number; commission: number; agreements: number; projectMonths: number };

type Dates = Pick<CompetitionRules, "dates" | "term">;

/**
 * The dates of a competition announced on `today`, by the default calendar (domain.md §2.9): reception from 09:00 the next day to
 * 18:00 on a working day; opening in 1 working day, admission and assignment in 5 each, reviews, 5 for extra experts, the
 * meeting, results in 14 calendar days, agreements; projects begin when results are out.
 * @param zone IANA zone in which the hours are
 */
export function datesFrom(today: IsoDay, zone: string, pace: Pace, work: WorkCalendar): Dates {
  const closes = workingDayFrom(addDays(today, 1 + pace.reception), work);
  const admitted = addWorkingDays(closes, 1 + 5 + 5, work);
  const reviewed = addWorkingDays(admitted, pace.review, work);
  const meeting = addWorkingDays(reviewed, 5 + pace.commission, work);
  const results = addDays(meeting, 14);
  const at = (day: IsoDay, time: string) => instantOf(`${day}T${time}`, zone).toISOString();
  return {
    dates: {
      receptionOpensAt: at(addDays(today, 1), "09:00"),
      receptionClosesAt: at(closes, "18:00"),
      reviewDueAt: at(reviewed, "18:00"),
      meetingAt: at(meeting, "15:00"),
      resultsBy: at(results, "18:00"),
      agreementsBy: at(addWorkingDays(results, pace.agreements, work), "18:00"),
    },
    term: { earliestStart: addDays(results, 1), latestEnd: addMonths(results, pace.projectMonths) },
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
