import { type Lang, plural } from "./plural";

/** How many characters are left, or too many. Shared by the browser's counter, hence apart from the catalogs and tiny. */
export function charactersLeft(left: number, lang: Lang): string {
  const n = Math.abs(left);
  if (lang === "en") {
    const words = plural("en", n, { one: "character", other: "characters" });
    return left < 0 ? `${n} ${words} too many: nothing is cut, please shorten the text` : `${n} ${words} left`;
  }
  const words = plural("ru", n, { one: "знак", few: "знака", other: "знаков" });
  return left < 0 ? `Лишних знаков: ${n}. Текст не обрезан, сократите его сами` : `Осталось: ${n} ${words}`;
}
