import { type FormTemplate, lineKindOf } from "../2-announcement/form-template";
import { type CompetitionRules, isForbidden } from "../2-announcement/rules";
import type { Row } from "./content";
import { totals } from "./totals";

/**
 * A line of a budget that asks the grant for what it may not pay. `category`: the rules leave nothing of the grant to it,
 * so it must be changed. `kind`: a word of the line is one that the rules are watchful of; only a person can tell.
 */
export type ForbiddenLine = { line: number; column: "category" | "title"; because: "category" | "kind"; key: string };

/** What of the rules says which costs are forbidden. */
export type ForbiddenRules = Pick<CompetitionRules["budget"], "categories" | "forbidden">;

/**
 * The lines of a budget, as typed, that ask for what may not be paid from the grant (domain.md §2.5). A line that others
 * pay in full asks for nothing; one whose sums cannot be read yet is looked at all the same.
 */
export function forbiddenLines(rows: readonly Row[], template: FormTemplate, rules: ForbiddenRules): ForbiddenLine[] {
  const noneOfGrant = new Set(rules.categories.filter(isForbidden).map(({ key }) => key));
  const kinds = (rules.forbidden ?? []).map(({ key, words = "" }) => ({ key, phrases: phrasesOf(words) }));
  const sums = totals(rows, lineKindOf(template)).lines;
  return rows.flatMap(({ category = "", title = "" }, line): ForbiddenLine[] => {
    const sum = sums[line];
    if (sum && sum.requested <= 0n) return [];
    const ofCategory = noneOfGrant.has(category);
    const text = plainLetters(title);
    let written: string[] | undefined;
    const kind = kinds.find(({ phrases }) =>
      phrases.some(({ stem, words }) => {
        if (!text.includes(stem)) return false;
        written ??= wordsIn(text);
        return isIn(written, words);
      }),
    );
    return [
      ...(ofCategory ? [{ line, column: "category" as const, because: "category" as const, key: category }] : []),
      ...(kind ? [{ line, column: "title" as const, because: "kind" as const, key: kind.key }] : []),
    ];
  });
}

/** Words that follow one another; `stem` is what a text has to contain to be worth splitting into words. */
type Phrase = { stem: string; words: string[] };

const MOST_READ = 500;
const read = new Map<string, Phrase[]>();

/**
 * Phrases with commas between; a star ends a beginning of a word: «капитальн* строит*, пени» is two phrases. Kept: the same
 * rules are asked with every page of a form.
 */
function phrasesOf(list: string): Phrase[] {
  const known = read.get(list);
  if (known) return known;
  const phrases = plainLetters(list)
    .split(/[,;\n]/)
    .map(wordsIn)
    .flatMap((words) => (words[0] ? [{ stem: words[0].replace("*", ""), words }] : []));
  if (read.size >= MOST_READ) read.clear();
  read.set(list, phrases);
  return phrases;
}

/** Small letters; yo counts as ye, as people write it. */
function plainLetters(text: string): string {
  return text.toLowerCase().replaceAll("\u0451", "\u0435");
}

function wordsIn(text: string): string[] {
  return text.match(/[\p{L}\d]+\*?/gu) ?? [];
}

/** Whether the words of a phrase stand one after another. */
function isIn(written: readonly string[], phrase: readonly string[]): boolean {
  const fits = (word: string | undefined, wanted: string) =>
    wanted.endsWith("*") ? word?.startsWith(wanted.slice(0, -1)) : word === wanted;
  return written.some((_, at) => phrase.every((wanted, step) => fits(written[at + step], wanted)));
}
