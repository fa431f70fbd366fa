import { addDays, addWorkingDays, type IsoDay, type WorkCalendar, workingDayFrom } from "../time";

export const termUnits = ["calendar", "working"] as const;
export type TermUnit = (typeof termUnits)[number];

/** A term of an act, counted from the day after something happens; `clause` names the clause that sets it. */
export type Term = { days: number; unit: TermUnit; clause?: string };
/** A term as rules have it: a plain count, as rules had before acts could choose, has the unit of its place. */
export type SaidTerm = number | Term;

/** A term with its unit; a plain count has the one of its place. */
export function asTerm(said: SaidTerm, unit: TermUnit): Term {
  return typeof said === "number" ? { days: said, unit } : said;
}

/**
 * The last day of a term that something on day `from` begins: working days are counted by the calendar, and calendar days that
 * end on a day off are prolonged to the next working day (art. 191 and 193 of the Civil Code; domain.md §3.4).
 */
export function lastDay(from: IsoDay, { days, unit }: Term, work: WorkCalendar): IsoDay {
  return unit === "working" ? addWorkingDays(from, days, work) : workingDayFrom(addDays(from, days), work);
}

/** The latest day on which a term can have begun that ended before `today`. */
export function latestBegun(today: IsoDay, term: Term, work: WorkCalendar): IsoDay {
  let day = addDays(today, -1);
  while (lastDay(day, term, work) >= today) day = addDays(day, -1);
  return day;
}

/** The first day on which a term that must not be shorter has passed since day `from`. */
export function firstDayAfter(from: IsoDay, { days, unit }: Term, work: WorkCalendar): IsoDay {
  return unit === "working" ? addWorkingDays(from, days, work) : addDays(from, days);
}
