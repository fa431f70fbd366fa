const NBSP = "\u00a0";

/** Shortened words that mean nothing without the name or the number after them: «ул. Победы», «д. 8», «п. 4». */
const SHORTENED = "г|д|с|п|ул|пр|пер|пос|дер|пл|ш|наб|мкр|обл|стр|корп|кв|оф|каб|пом|лит|им|ст|ч|подп|абз|прил|тел";
const BEFORE_NAME = new RegExp(`((?:^|[\\s(«„>])(?:${SHORTENED})\\.) (?=[А-ЯЁ\\d«„])`, "g");
/** After a number «г.» is a year, and a new sentence may begin behind it. */
const YEAR = /^\sг\./;

/**
 * Keeps a shortened word on the line of what follows it.
 * @param isProse asked of every place found, by the offset of the character before the word; what is no prose stays as it is
 */
export function unbrokenShort(text: string, isProse: (at: number) => boolean = () => true): string {
  return text.replace(BEFORE_NAME, (found, shortened: string, at: number) => {
    const isYear = YEAR.test(shortened) && /\d/.test(text[at - 1] ?? "");
    return isYear || !isProse(at) ? found : `${shortened}${NBSP}`;
  });
}

/**
 * Puts no-break spaces where a Russian line must not break: after №, before a dash, between initials and a surname, before a
 * short unit and ₽, after a shortened word.
 */
export function unbroken(text: string): string {
  return unbrokenShort(text)
    .replace(/№ (?=\S)/g, `№${NBSP}`)
    .replace(/ (?=[—–] )/g, NBSP)
    .replace(/(?<=\p{Lu}\.) (?=\p{Lu}\.|\p{Lu}\p{Ll})/gu, NBSP)
    .replace(/(?<=\d) (?=₽|%|\p{Ll}{1,2}\.)/gu, NBSP);
}
