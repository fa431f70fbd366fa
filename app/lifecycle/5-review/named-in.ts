import { plainWord } from "./mask";

/** People and organisations named in a text of lines, as founders are entered. */
export type NamedIn = { organisations: string[]; people: string[]; numbers: string[] };

const PATRONYMIC =
  /(?:\u043e\u0432\u0438\u0447|\u0435\u0432\u0438\u0447|\u0438\u0447|\u043e\u0432\u043d\u0430|\u0435\u0432\u043d\u0430|\u0438\u0447\u043d\u0430|\u043e\u0433\u043b\u044b|\u043a\u044b\u0437\u044b)$/u;
const IN_QUOTES = /[\u00ab"\u201e][^\u00bb"\u201c]*[\u00bb"\u201c]/gu;
const NAME_WORD = /^\p{Lu}(?:\.|[\p{L}\p{M}'\u2019-]*)$/u;

/**
 * Takes apart who is named, a line or what stands between semicolons each: a run of capitalised words with a patronymic or
 * initials, or an entry of nothing else, is a person; every other entry is an organisation; long digits are numbers.
 */
export function namesIn(text: string, legalForms: ReadonlySet<string>): NamedIn {
  const named: NamedIn = { organisations: [], people: [], numbers: [] };
  for (const entry of text.split(/[\n;]/)) {
    named.numbers.push(...(entry.match(/\d{10,15}/g) ?? []));
    const words = entry.replace(IN_QUOTES, " ").match(/[\p{L}\p{M}'\u2019.-]+|[,()\d]+/gu) ?? [];
    const runs = runsOf(words, legalForms);
    const isWhole = runs.length === 1 && runs[0]!.length === words.filter((word) => /\p{L}/u.test(word)).length;
    const people = runs.filter((run) => run.length > 1 && (isWhole || run.some(isSign)));
    if (people.length > 0) named.people.push(...people.map((run) => run.join(" ")));
    if (people.length === 0 || /[\u00ab"\u201e]/u.test(entry)) {
      const name = entry.replace(/\(.*?\)|[,\s]*(?:\p{Lu}{2,5}[\s:]*)?\d{5,}.*/gu, "").trim();
      if (name) named.organisations.push(name);
    }
  }
  return named;
}

/** Runs of words as names of people are written, without words that say what kind of organisation it is. */
function runsOf(words: readonly string[], legalForms: ReadonlySet<string>): string[][] {
  const runs: string[][] = [[]];
  for (const word of words.flatMap((one) => one.split(/(?<=\.)(?=\p{Lu})/u))) {
    if (NAME_WORD.test(word) && !legalForms.has(plainWord(word))) runs.at(-1)!.push(word);
    else if (runs.at(-1)!.length > 0) runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

const isSign = (word: string) => PATRONYMIC.test(word) || /^\p{Lu}\.$/u.test(word);
