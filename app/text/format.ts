import { type Lang, plural } from "./plural";
import { zoneName } from "./zones";

export { zoneName };

const NBSP = "\u00a0";
const MINUS = "\u2212";
const locales: Record<Lang, string> = { ru: "ru-RU", en: "en-GB" };
const formats = new Map<Intl.DateTimeFormatOptions, Map<string, Intl.DateTimeFormat>>();

/**
 * Building an Intl format costs a hundred times more than using it, so each is built once.
 * @param options one of the constants of this file: formats are found by the object itself
 */
function dateFormat(lang: Lang, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const known = formats.get(options) ?? new Map<string, Intl.DateTimeFormat>();
  formats.set(options, known);
  const key = `${lang} ${zone}`;
  const format = known.get(key) ?? new Intl.DateTimeFormat(locales[lang], { timeZone: zone, ...options });
  known.set(key, format);
  return format;
}

type Parts = Partial<Record<Intl.DateTimeFormatPartTypes, string>>;

function partsOf(format: Intl.DateTimeFormat, instant: Date): Parts {
  const parts: Parts = {};
  for (const { type, value } of format.formatToParts(instant)) parts[type] = value;
  return parts;
}

const LONG = {
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
} as const;
const SHORT = { ...LONG, day: "2-digit", month: "2-digit" } as const;
const OFFSET = { timeZoneName: "shortOffset" } as const;

function groupThousands(digits: string, separator: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, separator);
}

/** A Russian telephone as it is kept, in groups: `+74153321001` → «+7 415 332-10-01»; an extension after it stays. */
export function formatPhone(phone: string): string {
  return phone.replace(/^\+7(\d{3})(\d{3})(\d{2})(\d{2})/, `+7${NBSP}$1${NBSP}$2-$3-$4`);
}

/** A decimal written the way the language does: `-1234.50` → «−1 234,50». Never goes through a float. */
function decimal(plain: string, lang: Lang): string {
  const negative = plain.startsWith("-");
  const [whole = "0", rest] = plain.replace(/^[-+]/, "").split(".", 2);
  const grouped = groupThousands(whole, lang === "ru" ? NBSP : ",");
  return `${negative ? MINUS : ""}${grouped}${rest ? `${lang === "ru" ? "," : "."}${rest}` : ""}`;
}

/**
 * A sum in roubles: «1 234,56 ₽», «1 234 ₽» when there are no kopecks.
 * @param kopecks whole kopecks, or their digits in a string
 * @param options.exact writes «,00» too, for papers
 */
export function formatMoney(kopecks: bigint | string, lang: Lang, options: { exact?: boolean } = {}): string {
  const sum = BigInt(kopecks);
  const size = sum < 0n ? -sum : sum;
  const rest = size % 100n;
  const tail = rest === 0n && !options.exact ? "" : `.${rest.toString().padStart(2, "0")}`;
  const number = decimal(`${size / 100n}${tail}`, lang);
  const sign = sum < 0n ? MINUS : "";
  return lang === "ru" ? `${sign}${number}${NBSP}₽` : `${sign}₽${number}`;
}

/** A number with its thousands apart: «12 500», «0,5». Takes a decimal as a string to keep it exact. */
export function formatNumber(n: number | bigint | string, lang: Lang): string {
  return decimal(String(n), lang);
}

/** A score as it was computed, digits kept: `87.50` → «87,50». */
export function formatScore(score: string | number, lang: Lang): string {
  return decimal(String(score), lang);
}

/** Basis points as per cent: 1234 → «12,34 %», 1000 → «10 %». */
export function formatPercentBp(bp: number, lang: Lang): string {
  const size = Math.abs(bp);
  const rest = (size % 100).toString().padStart(2, "0").replace(/0+$/, "");
  const number = decimal(`${bp < 0 ? "-" : ""}${Math.floor(size / 100)}${rest ? `.${rest}` : ""}`, lang);
  return lang === "ru" ? `${number}${NBSP}%` : `${number}%`;
}

const byteUnits: Record<Lang, readonly string[]> = { ru: ["", "КБ", "МБ", "ГБ"], en: ["", "KB", "MB", "GB"] };
const bytesOf: Record<Lang, (n: number) => string> = {
  ru: (n) => plural("ru", n, { one: "байт", few: "байта", other: "байт" }),
  en: (n) => plural("en", n, { one: "byte", other: "bytes" }),
};

/** The size of a file, 1 КБ = 1024 bytes, one decimal under ten: «1,5 МБ», «12 КБ». */
export function formatBytes(bytes: number, lang: Lang): string {
  const power = bytes < 1024 ? 0 : Math.min(3, Math.floor(Math.log2(bytes) / 10));
  const scaled = bytes / 1024 ** power;
  const shown = power === 0 || scaled >= 10 ? `${Math.round(scaled)}` : scaled.toFixed(1).replace(/\.0$/, "");
  return `${decimal(shown, lang)}${NBSP}${power === 0 ? bytesOf[lang](bytes) : byteUnits[lang][power]}`;
}

/** «3 апреля 2026 г.» from an ISO day `2026-04-03`. */
export function formatDay(isoDay: string, lang: Lang): string {
  return longDay(partsOf(dateFormat(lang, "UTC", LONG), new Date(`${isoDay}T00:00:00Z`)), lang);
}

/**
 * An instant in full, with its zone: «3 апреля 2026 г., 18:00 (Петропавловск-Камчатский, UTC+12)».
 * @param zone IANA zone of the competition
 */
export function formatInstant(instant: Date | string, zone: string, lang: Lang): string {
  const date = new Date(instant);
  const parts = partsOf(dateFormat(lang, zone, LONG), date);
  return `${longDay(parts, lang)}, ${parts.hour}:${parts.minute} (${zoneWords(date, zone, lang)})`;
}

/** An instant to the second, where a second decides: receipts and deadlines. */
export function formatMoment(instant: Date | string, zone: string, lang: Lang): string {
  const date = new Date(instant);
  const parts = partsOf(dateFormat(lang, zone, LONG), date);
  const seconds = String(date.getUTCSeconds()).padStart(2, "0");
  return `${longDay(parts, lang)}, ${parts.hour}:${parts.minute}:${seconds} (${zoneWords(date, zone, lang)})`;
}

/** A short day and time for tables, in the given zone: «03.04.2026 18:00». */
export function formatDayTime(instant: Date | string, zone: string, lang: Lang): string {
  const parts = partsOf(dateFormat(lang, zone, SHORT), new Date(instant));
  const day = lang === "ru" ? `${parts.day}.${parts.month}.${parts.year}` : `${parts.day}/${parts.month}/${parts.year}`;
  return `${day}${NBSP}${parts.hour}:${parts.minute}`;
}

/** The day an instant falls on in a zone, in full: «3 апреля 2026 г.». */
export function formatDayOf(instant: Date | string, zone: string, lang: Lang): string {
  return longDay(partsOf(dateFormat(lang, zone, LONG), new Date(instant)), lang);
}

/** The offset of a zone at an instant: `UTC+12`, `UTC+5:30`, `UTC`. */
export function offsetName(instant: Date | string, zone: string): string {
  const parts = partsOf(dateFormat("en", zone, OFFSET), new Date(instant));
  return (parts.timeZoneName ?? "UTC").replace("GMT", "UTC").replace("-", MINUS);
}

function zoneWords(instant: Date, zone: string, lang: Lang): string {
  const offset = offsetName(instant, zone);
  const name = zoneName(zone, lang);
  return name === offset ? offset : `${name}, ${offset}`;
}

function longDay(parts: Parts, lang: Lang): string {
  const day = `${parts.day}${NBSP}${parts.month} ${parts.year}`;
  return lang === "ru" ? `${day}${NBSP}г.` : day;
}
