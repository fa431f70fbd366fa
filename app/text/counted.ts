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

/** How many rows a list has and may have. Shared by the page and the browser, which adds and takes out rows itself. */
export function rowsCounted(rows: number, { min, max }: { min: number; max: number }, lang: Lang): string {
  if (lang === "en") {
    const range = min > 0 ? `from ${min} to ${max}` : `up to ${max}`;
    const told = `Rows: ${rows}, ${range} allowed`;
    if (rows > max) return `${told}. Take ${rows - max} out`;
    return rows === max ? `${told}. No more can be added` : told;
  }
  const range = min > 0 ? `от ${min} до ${max}` : `до ${max}`;
  const told = `Строк: ${rows}, можно ${range}`;
  if (rows > max) return `${told}. Уберите лишние: ${rows - max}`;
  return rows === max ? `${told}. Больше добавить нельзя` : told;
}
