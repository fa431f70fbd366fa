import {
  addMonths,
  dayOf,
  holidaysByLaw,
  type IsoDay,
  instantOf,
  isWorkingDay,
  type WorkCalendar,
  wallTimeOf,
  workingDayFrom,
} from "../time";
import type { CompetitionRules } from "./rules";

type Dates = CompetitionRules["dates"];

/** By how many whole years a competition moves so that its reception begins after `today`: by one at the least. */
export function yearsAhead({ dates, zone }: Pick<CompetitionRules, "dates" | "zone">, today: IsoDay): number {
  const opens = dayOf(new Date(dates.receptionOpensAt), zone);
  let years = 1;
  while (addMonths(opens, 12 * years) <= today) years += 1;
  return years;
}

/**
 * The rules of the same competition some years later: the same dates and hours, where what stood on a working day stands on
 * one again; years that its dates lie in are moved in titles and in the summary. The legal act is empty, since the new
 * competition has its own, and an empty one cannot be announced.
 */
export function rulesOfLaterYear(rules: CompetitionRules, years: number): CompetitionRules {
  const { zone, term } = rules;
  const work = {
    holidays: yearsOf(rules).flatMap((year) => [year, year + years, year + years + 1].flatMap(holidaysByLaw)),
  };
  const words = (text: string) => laterWords(text, yearsOf(rules), years);
  const dates = laterDates(rules, years, work);
  const results = dayOf(new Date(dates.resultsBy), zone);
  const starts = addMonths(term.earliestStart, 12 * years);
  const isAfterResults = term.earliestStart >= dayOf(new Date(rules.dates.resultsBy), zone);
  return {
    ...rules,
    title: words(rules.title),
    summary: words(rules.summary),
    legalAct: { title: "", number: "", date: "" },
    sources: rules.sources.map((source) => ({ ...source, title: words(source.title) })),
    dates,
    term: {
      earliestStart: isAfterResults && results > starts ? results : starts,
      latestEnd: addMonths(term.latestEnd, 12 * years),
    },
    report: {
      ...rules.report,
      dates: rules.report.dates.map((one) => ({
        ...one,
        title: words(one.title),
        dueAt: laterDay(one.dueAt, years, work),
      })),
    },
  };
}

/** A part of a public address with the years of the competition moved; with the new year at its end when it has none. */
export function slugOfLaterYear(slug: string, rules: CompetitionRules, years: number): string {
  const moved = laterWords(slug, yearsOf(rules), years);
  const opens = Number(dayOf(new Date(rules.dates.receptionOpensAt), rules.zone).slice(0, 4));
  return moved === slug ? `${slug}-${opens + years}` : moved;
}

/** The same day some years later; what was a working day becomes the next that is. */
function laterDay(day: IsoDay, years: number, work: WorkCalendar): IsoDay {
  return onto(addMonths(day, 12 * years), day, work);
}

/** The day itself, or the next working one when the day that it comes from was a working day. */
function onto(day: IsoDay, from: IsoDay, work: WorkCalendar): IsoDay {
  return isWorkingDay(from, work) ? workingDayFrom(day, work) : day;
}

/** Every instant at the same hour of its later day; one that would come before what it used to follow keeps its distance. */
function laterDates({ dates, zone }: CompetitionRules, years: number, work: WorkCalendar): Dates {
  const inOrder = Object.entries(dates).sort(([, a], [, b]) => Date.parse(a) - Date.parse(b));
  let [was, before] = [Number.NaN, Number.NaN];
  const moved = inOrder.map(([key, at]) => {
    const [from = "", hour = ""] = wallTimeOf(new Date(at), zone).split("T");
    const on = (day: IsoDay) => instantOf(`${onto(day, from, work)}T${hour}`, zone).getTime();
    const same = on(addMonths(from, 12 * years));
    const next = same <= before ? on(dayOf(new Date(before + Date.parse(at) - was), zone)) : same;
    [was, before] = [Date.parse(at), next];
    return [key, new Date(next).toISOString()];
  });
  return Object.fromEntries(moved) as Dates;
}

/** Years from the first date of a competition to the last. */
function yearsOf({ dates, term, report, zone }: CompetitionRules): number[] {
  const days = [
    ...Object.values(dates).map((at) => dayOf(new Date(at), zone)),
    term.latestEnd,
    ...report.dates.map(({ dueAt }) => dueAt),
  ];
  const years = days.map((day) => Number(day.slice(0, 4)));
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function laterWords(text: string, own: readonly number[], years: number): string {
  return text.replace(/(?<!\d)\d{4}(?!\d)/g, (year) => (own.includes(Number(year)) ? `${Number(year) + years}` : year));
}
