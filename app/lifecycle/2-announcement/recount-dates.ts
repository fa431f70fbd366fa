import { dayOf, type IsoDay, type WorkCalendar } from "../time";
import { type CountedDate, countDates, withCountedDates } from "./counted-dates";
import { rulesWith, type Typed, typedOf } from "./rule-values";
import type { CompetitionRules } from "./rules";
import { ruleSections } from "./rules-sections";

const isDate = (name: string) => name.startsWith("dates.") || name.startsWith("term.");

/** Whether the dates can be counted in spite of a fault in this field: it is one that they are counted anew for. */
export function isRecounted(name: string): boolean {
  return isDate(name) && name !== "dates.announceAt";
}

/**
 * What the form of the dates shows when they are counted by the terms typed into it, from the day of announcement or, where none
 * is typed, from `today`: its dates by name, and the rule of each. Everything else stays as it was typed.
 * @param form the fields as they were posted, in the places that their names tell; its terms are well-formed
 */
export function recountDates(
  form: Record<string, unknown>,
  rules: CompetitionRules,
  { work, today }: { work: WorkCalendar; today: IsoDay },
): { typed: Typed; counted: CountedDate[] } {
  const asked = rulesWith(ruleSections.dates, rules, form, rules.zone);
  const known = Object.entries(asked.dates).filter(([, at]) => at && !Number.isNaN(Date.parse(at)));
  const dates = Object.fromEntries(known) as Partial<CompetitionRules["dates"]>;
  const announced = dates.announceAt ? dayOf(new Date(dates.announceAt), rules.zone) : today;
  const counted = countDates(asked, announced, work, dates);
  const fresh = withCountedDates({ ...asked, term: rules.term }, counted);
  const shown = Object.entries(typedOf(ruleSections.dates, fresh, rules.zone));
  return { typed: Object.fromEntries(shown.filter(([name]) => isRecounted(name))), counted };
}
