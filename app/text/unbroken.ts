const NBSP = "\u00a0";

/** Shortened words that mean nothing without the name or the number after them: «ул. Победы», «д. 8», «п. 4». */
const SHORTENED = new Set(
  "г д с п ул пр пер пос дер пл ш наб мкр обл стр корп кв оф каб пом лит им ст ч подп абз прил тел".split(" "),
);
const LONGEST = 4;
const NAME = /[А-ЯЁ\d«„]/;
const LETTER = /[а-яё]/;
const BEFORE_WORD = /[\s(«„>]/;

/**
 * Keeps a shortened word on the line of what follows it.
 * @param isProse asked of every place found, by the offset of the character before the word; what is no prose stays as it is
 */
export function unbrokenShort(text: string, isProse: (at: number) => boolean = () => true): string {
  // why not one expression: two signs are found in a whole page far faster than a pattern.
  const pieces: string[] = [];
  let done = 0;
  for (let end = text.indexOf(". "); end >= 0; end = text.indexOf(". ", end + 2)) {
    if (!NAME.test(text[end + 2] ?? "")) continue;
    const from = beginningOf(text, end);
    if (!isShortened(text, from, end) || !isProse(from - 1)) continue;
    pieces.push(text.slice(done, end), `.${NBSP}`);
    done = end + 2;
  }
  return done === 0 ? text : pieces.join("") + text.slice(done);
}

/** Where the word before a full stop begins, no further back than a shortened one is long. */
function beginningOf(text: string, end: number): number {
  let from = end;
  while (from > 0 && end - from <= LONGEST && LETTER.test(text[from - 1]!)) from -= 1;
  return from;
}

function isShortened(text: string, from: number, end: number): boolean {
  const word = text.slice(from, end);
  if (!SHORTENED.has(word) || (from > 0 && !BEFORE_WORD.test(text[from - 1]!))) return false;
  // why: after a number «г.» is a year, and a new sentence may begin behind it.
  return word !== "г" || !/\d\s$/.test(text.slice(Math.max(0, from - 2), from));
}

/** Without one of these nothing has to be kept together: most cells of a table. */
const PLACES = /\. |№ | [—–] |\d /;

/**
 * Puts no-break spaces where a Russian line must not break: after №, before a dash, between initials and a surname, before a
 * short unit and ₽, after a shortened word.
 */
export function unbroken(text: string): string {
  if (!PLACES.test(text)) return text;
  return unbrokenShort(text)
    .replace(/№ (?=\S)/g, `№${NBSP}`)
    .replace(/ (?=[—–] )/g, NBSP)
    .replace(/(?<=\p{Lu}\.) (?=\p{Lu}\.|\p{Lu}\p{Ll})/gu, NBSP)
    .replace(/(?<=\d) (?=₽|%|\p{Ll}{1,2}\.)/gu, NBSP);
}
