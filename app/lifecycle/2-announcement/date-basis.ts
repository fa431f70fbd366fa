import type { Term } from "./term";

/** Dates of the rules that follow from another date by a term, in order. */
export const countedKeys = [
  "receptionOpensAt",
  "receptionClosesAt",
  "reviewDueAt",
  "meetingAt",
  "resultsBy",
  "agreementsBy",
] as const;
export type CountedKey = (typeof countedKeys)[number];

/** The rule that a date follows from: so many days after another date of the competition. */
export type DateBasis = { after: "announceAt" | CountedKey; term: Term };
export type DateBases = Partial<Record<CountedKey, DateBasis>>;
