import {
  addDays,
  type DayKind,
  dayKinds,
  daysBetween,
  type IsoDay,
  isPlausibleYear,
  isWorkingDay,
  placeInWeek,
  type WorkCalendar,
} from "../time";

/** What a day can be said to be; `byLaw` takes back what was said of it here. */
export const markKinds = [...dayKinds, "byLaw"] as const;
export type MarkKind = (typeof markKinds)[number];

/** What an act says of one day, here or for the whole installation. */
export type DayMark = { day: IsoDay; kind: DayKind; act: string; isForAll: boolean };

/** The marks that count, one a day in order of days: what is said here goes before what is said for all. */
export function marksInForce(marks: readonly DayMark[]): DayMark[] {
  const byDay = new Map<IsoDay, DayMark>();
  for (const mark of [...marks].sort((a, b) => Number(b.isForAll) - Number(a.isForAll))) byDay.set(mark.day, mark);
  return [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** The production calendar that these marks make over the law (domain.md §3.4). */
export function calendarFrom(marks: readonly DayMark[]): WorkCalendar {
  return Object.fromEntries(marksInForce(marks).map(({ day, kind }) => [day, kind]));
}

/** A month as it is drawn: empty places before its first day, so that weeks begin on Monday, then its days. */
export type MonthOfWork = { month: IsoDay; before: number; days: { day: IsoDay; works: boolean }[]; working: number };

/** The year that an address asks for; any that no competition can have anything to do with is the present one. */
export function yearAsked(asked: string | null): number {
  return /^\d{4}$/.test(asked ?? "") && isPlausibleYear(`${asked}`) ? Number(asked) : new Date().getFullYear();
}

/** The twelve months of a year by a production calendar, with the number of working days in each. */
export function monthsOf(year: number, calendar: WorkCalendar): MonthOfWork[] {
  return Array.from({ length: 12 }, (_, index) => {
    const month = `${year}-${String(index + 1).padStart(2, "0")}-01`;
    const next = index === 11 ? `${year + 1}-01-01` : `${year}-${String(index + 2).padStart(2, "0")}-01`;
    const days = Array.from({ length: daysBetween(month, next) }, (_, at) => addDays(month, at));
    const told = days.map((day) => ({ day, works: isWorkingDay(day, calendar) }));
    return { month, before: placeInWeek(month), days: told, working: told.filter(({ works }) => works).length };
  });
}
