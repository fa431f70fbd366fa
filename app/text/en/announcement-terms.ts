import { plural } from "../plural";
import type { terms as ru } from "../ru/announcement-terms";

type Days = Parameters<typeof ru.text>[0];

const text = ({ days, unit }: Days) =>
  plural("en", days, { one: `${days} ${unit} day`, other: `${days} ${unit} days` });

export const terms: typeof ru = {
  days: "Days",
  unit: "Of which kind",
  clause: "Clause of the act",
  units: { calendar: "calendar", working: "working" },
  text,
  upTo: (term) => `up to ${text(term)}`,
  after: {
    announceAt: "after the announcement",
    receptionOpensAt: "after reception begins",
    receptionClosesAt: "after reception ends",
    reviewDueAt: "after the reviews",
    meetingAt: "after the meeting of the commission",
    resultsBy: "after the results are published",
    agreementsBy: "after the agreements are due",
  },
  dateNames: {
    receptionOpensAt: "Reception begins",
    receptionClosesAt: "Reception ends",
    reviewDueAt: "Reviews are due",
    meetingAt: "Meeting of the commission",
    resultsBy: "Results are published",
    agreementsBy: "Agreements are signed by",
  },
  countTitle: "Dates by the terms",
  countLead:
    "The button counts the dates below from the day of announcement or, where there is none, from today. Terms left empty are those of the usual calendar of a municipal competition. Working days are taken from the organiser’s calendar:",
  count: "Count the dates by the terms",
  countDone: "The dates below are counted but not saved yet. You can change them.",
  broken: (key, term, clause, limit) => {
    const by = clause ? ` by the act (${clause})` : "";
    const texts: Record<string, string> = {
      reception: `Reception lasts at least ${text(term)}${by}: it cannot end before ${limit}.`,
      review: `Reviews have ${text(term)} after reception${by}: they end by ${limit}.`,
      meeting: `The commission meets within ${text(term)} after the reviews${by}: by ${limit}.`,
      notice: `A meeting is announced at least ${text(term)} ahead${by}: after the reviews not before ${limit}.`,
      results: `Results are published within ${text(term)} after the meeting${by}: by ${limit}.`,
      agreement: `A winner has ${text(term)} to sign the agreement${by}: it cannot be due before ${limit}.`,
    };
    return texts[key] ?? `${text(term)}: ${limit}.`;
  },
};
