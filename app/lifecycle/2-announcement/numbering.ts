/** Whether every kind of paper is counted by itself, or all papers together. */
export const numberSeries = ["kind", "all"] as const;
/** Where numbers begin anew: with every competition, or with every year of the organiser. */
export const numberScopes = ["competition", "organiserYear"] as const;

/**
 * How the local act numbers papers. What is absent is usual: the bare number, every kind by itself, from 1 in every
 * competition.
 */
export type Numbering = {
  /** Text with a place for the number and, if need be, one for the year: `{номер}-{год}/ОТБОР`. */
  pattern?: string;
  series?: (typeof numberSeries)[number];
  within?: (typeof numberScopes)[number];
  /** The first number of a series, where papers were numbered elsewhere before. */
  first?: number;
};

const PLACE = /\{([^{}]*)\}/g;
/** Places are named in either language of the interface. */
const NUMBER = /^(номер|number)$/;
const YEAR = /^(год|year)$/;

/** Whether a text can be a pattern: one place for the number, at most one for the year, and no other braces. */
export function isNumberPattern(pattern: string): boolean {
  const places = [...pattern.matchAll(PLACE)].map(([, name = ""]) => name.trim());
  const count = (name: RegExp) => places.filter((place) => name.test(place)).length;
  const isKnown = places.length === count(NUMBER) + count(YEAR);
  return isKnown && count(NUMBER) === 1 && count(YEAR) <= 1 && !/[{}]/.test(pattern.replace(PLACE, ""));
}

/** Whether numbers of different years can be told apart. */
export function namesYear({ pattern }: Numbering): boolean {
  return [...(pattern ?? "").matchAll(PLACE)].some(([, name = ""]) => YEAR.test(name.trim()));
}

/** A number as people read it, by the pattern. */
export function numberInWords({ pattern }: Numbering, number: number, year: number): string {
  if (pattern === undefined) return String(number);
  return pattern.replace(PLACE, (_, name: string) => String(NUMBER.test(name.trim()) ? number : year));
}
