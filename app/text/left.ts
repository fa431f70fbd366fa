import { type Lang, plural } from "./plural";

const NBSP = "\u00a0";
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const units = {
  ru: {
    day: (n: number) => plural("ru", n, { one: "день", few: "дня", other: "дней" }),
    hour: "ч",
    minute: "мин",
    second: "с",
    passed: "срок истёк",
    next: "обновите страницу: на ней сказано, что дальше",
  },
  en: {
    day: (n: number) => plural("en", n, { one: "day", other: "days" }),
    hour: "h",
    minute: "min",
    second: "s",
    passed: "the deadline has passed",
    next: "reload the page: it says what comes next",
  },
};

/**
 * Time left in words, coarser the further it is: «12 дней», «2 дня 3 ч», «5 ч 10 мин», «4 мин 09 с».
 * Shared by the server's page and the browser's countdown, hence apart from the catalogs and tiny.
 * @param milliseconds until the deadline; zero and less means it has passed
 */
export function timeLeft(milliseconds: number, lang: Lang): string {
  const words = units[lang];
  if (milliseconds <= 0) return words.passed;
  const days = Math.floor(milliseconds / DAY);
  const hours = Math.floor((milliseconds % DAY) / HOUR);
  const minutes = Math.floor((milliseconds % HOUR) / MINUTE);
  const seconds = Math.floor((milliseconds % MINUTE) / 1000);
  const join = (...pairs: [number | string, string][]) => pairs.map(([n, unit]) => `${n}${NBSP}${unit}`).join(" ");
  if (days >= 7 || (days > 0 && hours === 0)) return join([days, words.day(days)]);
  if (days > 0) return join([days, words.day(days)], [hours, words.hour]);
  if (hours > 0) return join([hours, words.hour], [minutes, words.minute]);
  if (minutes > 0) return join([minutes, words.minute], [String(seconds).padStart(2, "0"), words.second]);
  return join([seconds, words.second]);
}

/** What is said the moment a deadline passes before somebody's eyes: the words, and those of the link to what comes next. */
export function timeOver(lang: Lang): { passed: string; next: string } {
  const { passed, next } = units[lang];
  return { passed, next };
}
