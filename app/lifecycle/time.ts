import { Temporal } from "temporal-polyfill";

/** An instant as ISO 8601 in UTC: `2026-04-03T06:00:00Z`. */
export type IsoInstant = string;
/** A calendar day without a zone: `2026-04-03`. */
export type IsoDay = string;
/** A wall clock reading without a zone, as a date-and-time field sends it: `2026-04-03T18:00`. */
export type WallTime = string;

export const dayKinds = ["off", "working"] as const;
export type DayKind = (typeof dayKinds)[number];
/** The production calendar: what acts say of single days; of every other day the law does (domain.md §3.4). */
export type WorkCalendar = Readonly<Record<IsoDay, DayKind>>;

/** The calendar of the law alone: nothing has been moved. */
export const calendarOfLaw: WorkCalendar = {};

const MS_IN_DAY = 86_400_000;

/**
 * The instant at which clocks in an IANA zone show this. A reading that happens twice, or never, is taken as the later one,
 * so that a deadline never hurts an applicant. Throws on a malformed reading or zone. Source: domain.md §3.4.
 */
export function instantOf(wallTime: WallTime, zone: string): Date {
  const zoned = Temporal.PlainDateTime.from(wallTime).toZonedDateTime(zone, { disambiguation: "later" });
  return new Date(zoned.epochMilliseconds);
}

/** Years that a competition can have anything to do with; others are slips of the finger, and some no calendar can hold. */
export function isPlausibleYear(day: IsoDay | IsoInstant | WallTime): boolean {
  return day >= "1990" && day < "2200";
}

/** Whether this is a reading of clocks on a day that there is: `2026-02-30T10:00` is none. */
export function isWallTime(text: string): text is WallTime {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) || !isPlausibleYear(text)) return false;
  try {
    Temporal.PlainDateTime.from(text, { overflow: "reject" });
    return true;
  } catch {
    // why: the calendar alone knows which days and hours there are.
    return false;
  }
}

/** What clocks in an IANA zone show at an instant, to the minute: `2026-04-03T18:00`. */
export function wallTimeOf(instant: Date, zone: string): WallTime {
  return zonedOf(instant, zone).toPlainDateTime().toString({ smallestUnit: "minute" });
}

/** The day it is in an IANA zone at an instant. */
export function dayOf(instant: Date, zone: string): IsoDay {
  return zonedOf(instant, zone).toPlainDate().toString();
}

/** The first instant of a day in an IANA zone. */
export function dayStart(day: IsoDay, zone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds);
}

/** The next local midnight: a day taken inclusively lasts until this instant, exclusive (domain.md §3.4, design.md §6). */
export function dayEnd(day: IsoDay, zone: string): Date {
  return dayStart(addDays(day, 1), zone);
}

/** "By 18:00" includes 18:00:00 itself and nothing after it (domain.md §3.4, design.md §6). */
export function isBy(instant: Date, deadline: Date): boolean {
  return instant.getTime() <= deadline.getTime();
}

/** "By this day inclusive": before the next local midnight in the zone (domain.md §3.4). */
export function isByDay(instant: Date, day: IsoDay, zone: string): boolean {
  return instant.getTime() < dayEnd(day, zone).getTime();
}

/** The day this many calendar days later, or earlier when negative. */
export function addDays(day: IsoDay, days: number): IsoDay {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** The same date this many months later; the last day of the month when there is no such date. */
export function addMonths(day: IsoDay, months: number): IsoDay {
  return Temporal.PlainDate.from(day).add({ months }).toString();
}

/** Calendar days from one day to another: 0 on the same day, negative when `to` is earlier. */
export function daysBetween(from: IsoDay, to: IsoDay): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MS_IN_DAY);
}

/** Whether people work on this day: an act decides, otherwise weekends and the law's holidays are off. */
export function isWorkingDay(day: IsoDay, calendar: WorkCalendar): boolean {
  const said = calendar[day];
  return said ? said === "working" : !isWeekend(day) && !holidaysByLaw(Number(day.slice(0, 4))).includes(day);
}

/** The day itself when it is a working one, otherwise the next that is (art. 193 of the Civil Code; domain.md §3.4). */
export function workingDayFrom(day: IsoDay, calendar: WorkCalendar): IsoDay {
  let candidate = day;
  while (!isWorkingDay(candidate, calendar)) candidate = addDays(candidate, 1);
  return candidate;
}

/**
 * The day on which a term of N working days ends. Counting starts on the day after `day` (art. 191 of the Civil Code);
 * a term of no days ends on `day` itself.
 */
export function addWorkingDays(day: IsoDay, workingDays: number, calendar: WorkCalendar): IsoDay {
  let result = day;
  for (let left = workingDays; left > 0; left -= 1) result = workingDayFrom(addDays(result, 1), calendar);
  return result;
}

/**
 * The days off that the Labour Code names for a year besides weekends (art. 112): its holidays, and for each of them that falls
 * on a weekend, those of January apart, the next working day. Days that a government act moves are in no law.
 */
export function holidaysByLaw(year: number): IsoDay[] {
  const newYear = ["01", "02", "03", "04", "05", "06", "07", "08"].map((day) => `${year}-01-${day}`);
  const others = ["02-23", "03-08", "05-01", "05-09", "06-12", "11-04"].map((day) => `${year}-${day}`);
  const moved = others.filter(isWeekend).map((holiday) => {
    let day = holiday;
    while (isWeekend(day) || others.includes(day)) day = addDays(day, 1);
    return day;
  });
  return [...newYear, ...others, ...moved];
}

/** The place of a day in its week, from 0 for Monday. */
export function placeInWeek(day: IsoDay): number {
  return (new Date(day).getUTCDay() + 6) % 7;
}

function isWeekend(day: IsoDay): boolean {
  return placeInWeek(day) > 4;
}

function zonedOf(instant: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}
