import { dayOf, type IsoDay, type WorkCalendar } from "../time";
import type { Contradiction } from "./contradiction-codes";
import type { CompetitionRules } from "./rules";
import { firstDayAfter, lastDay } from "./term";
import { type TermKey, termOf } from "./terms";

type DateKey = keyof CompetitionRules["dates"];
type Bound = { key: TermKey; from: DateKey; date: DateKey; is: "atMost" | "atLeast" };

/** What the terms demand of the dates: `date` comes at most, or at least, so many days after `from`. */
const bounds: readonly Bound[] = [
  { key: "reception", from: "receptionOpensAt", date: "receptionClosesAt", is: "atLeast" },
  { key: "review", from: "receptionClosesAt", date: "reviewDueAt", is: "atMost" },
  { key: "meeting", from: "reviewDueAt", date: "meetingAt", is: "atMost" },
  { key: "notice", from: "reviewDueAt", date: "meetingAt", is: "atLeast" },
  { key: "results", from: "meetingAt", date: "resultsBy", is: "atMost" },
  { key: "agreement", from: "resultsBy", date: "agreementsBy", is: "atLeast" },
];

/**
 * Dates that break a term of the rules by the production calendar: an error where the term names the clause of the act that
 * sets it, a warning where it is the organiser's own (domain.md §2.3, §2.6, §2.9). `limit` is the day that would keep it.
 */
export function inTerms(rules: CompetitionRules, work: WorkCalendar): Contradiction[] {
  return bounds.flatMap(({ key, from, date, is }) => {
    const term = termOf(rules, key);
    const [since, day] = [dayAt(rules, from), dayAt(rules, date)];
    if (!term || !since || !day) return [];
    const limit = is === "atMost" ? lastDay(since, term, work) : firstDayAfter(since, term, work);
    if (is === "atMost" ? day <= limit : day >= limit) return [];
    const { days, unit, clause } = term;
    const code = clause ? "againstAct" : "againstTerm";
    return [{ code, path: `dates.${date}`, details: { key, days, unit, clause: clause ?? "", limit } }];
  });
}

function dayAt({ dates, zone }: CompetitionRules, key: DateKey): IsoDay | null {
  const at = dates[key];
  return at ? dayOf(new Date(at), zone) : null;
}
