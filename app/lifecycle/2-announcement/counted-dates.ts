import { addDays, dayOf, type IsoDay, type IsoInstant, instantOf, type WorkCalendar, wallTimeOf } from "../time";
import { type CountedKey, countedKeys, type DateBasis } from "./date-basis";
import type { CompetitionRules } from "./rules";
import { lastDay, type Term } from "./term";
import { type TermKey, termOf } from "./terms";

/** What each date follows: the date before it, by the term of this name; reception begins on the day after the announcement. */
const chain: Record<CountedKey, { after: DateBasis["after"]; by: TermKey | null }> = {
  receptionOpensAt: { after: "announceAt", by: null },
  receptionClosesAt: { after: "receptionOpensAt", by: "reception" },
  reviewDueAt: { after: "receptionClosesAt", by: "review" },
  meetingAt: { after: "reviewDueAt", by: "meeting" },
  resultsBy: { after: "meetingAt", by: "results" },
  agreementsBy: { after: "resultsBy", by: "agreement" },
};

/**
 * Terms of the default calendar of a municipal competition (domain.md §2.9): 30 days of reception; opening in 1 working day,
 * admission and assignment in 5 each and 15 for reviews; 5 for extra experts and 10 to the meeting; 14 days to the results.
 */
const usual: Partial<Record<TermKey, Term>> = {
  reception: { days: 30, unit: "calendar" },
  review: { days: 26, unit: "working" },
  meeting: { days: 15, unit: "working" },
  results: { days: 14, unit: "calendar" },
};
const NEXT_DAY: Term = { days: 1, unit: "calendar" };
const hours: Record<CountedKey, string> = {
  receptionOpensAt: "09:00",
  receptionClosesAt: "18:00",
  reviewDueAt: "18:00",
  meetingAt: "15:00",
  resultsBy: "18:00",
  agreementsBy: "18:00",
};

type Counted = Pick<CompetitionRules, "terms" | "agreementDays" | "correction" | "report" | "zone">;

/** A date as the terms give it, and the rule it follows from. */
export type CountedDate = DateBasis & { key: CountedKey; at: IsoInstant };

/**
 * The dates of a competition announced on a day, each by its term of the rules, or by the usual one where the rules leave it
 * open; the last is always a working day (domain.md §2.9). Hours stay as they are in `dates`.
 */
export function countDates(
  rules: Counted,
  announced: IsoDay,
  work: WorkCalendar,
  dates: Partial<CompetitionRules["dates"]> = {},
): CountedDate[] {
  let from = announced;
  return countedKeys.map((key) => {
    const term = termFor(rules, key);
    from = key === "receptionOpensAt" ? addDays(from, term.days) : lastDay(from, term, work);
    const known = dates[key];
    const hour = known ? wallTimeOf(new Date(known), rules.zone).slice(11) : hours[key];
    return { key, at: instantOf(`${from}T${hour}`, rules.zone).toISOString(), after: chain[key].after, term };
  });
}

/** The rules with their dates counted anew; projects begin on the day after the results and may run as long as before. */
export function withCountedDates(rules: CompetitionRules, counted: readonly CountedDate[]): CompetitionRules {
  const dates = { ...rules.dates, ...Object.fromEntries(counted.map(({ key, at }) => [key, at])) };
  const earliestStart = addDays(dayOf(new Date(dates.resultsBy), rules.zone), 1);
  const run = Date.parse(rules.term.latestEnd) - Date.parse(rules.term.earliestStart);
  const latestEnd = new Date(Date.parse(earliestStart) + Math.max(run, 0)).toISOString().slice(0, 10);
  return { ...rules, dates, term: { earliestStart, latestEnd } };
}

/**
 * The rules with the rule of each date that follows from another by a term: kept with the date, so that what people were told
 * of it stays when the calendar is changed later. A date that was set otherwise has none.
 */
export function withDateBases(rules: CompetitionRules, work: WorkCalendar): CompetitionRules {
  const day = (key: DateBasis["after"]) => {
    const at = rules.dates[key];
    return at ? dayOf(new Date(at), rules.zone) : null;
  };
  const bases = countedKeys.flatMap((key) => {
    const { after, by } = chain[key];
    const term = by && termOf(rules, by);
    const from = day(after);
    return term && from && lastDay(from, term, work) === day(key) ? [[key, { after, term }] as const] : [];
  });
  const { dateBases: _, ...bare } = rules;
  return bases.length > 0 ? { ...bare, dateBases: Object.fromEntries(bases) } : bare;
}

/** The rules with the end of reception moved; what was counted from it or to it is not counted any more. */
export function withReceptionEnd(rules: CompetitionRules, receptionClosesAt: IsoInstant): CompetitionRules {
  if (rules.dates.receptionClosesAt === receptionClosesAt) return rules;
  const { receptionClosesAt: _, reviewDueAt: __, ...dateBases } = rules.dateBases ?? {};
  const moved = { ...rules, dates: { ...rules.dates, receptionClosesAt } };
  return rules.dateBases ? { ...moved, dateBases } : moved;
}

function termFor(rules: Counted, key: CountedKey): Term {
  const { by } = chain[key];
  if (by === null) return NEXT_DAY;
  const term = termOf(rules, by) ?? usual[by];
  if (!term) throw new Error(`no term for ${key}`);
  return term;
}
