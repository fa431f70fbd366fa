import { formatMoney, formatNumber } from "./format";
import type { Lang } from "./plural";

/** What a calculated field shows, on the server and in the page: money, a number or per cent; `none` where it comes to nothing. */
export function calculatedText(
  { shows }: { shows?: "money" | "number" | "percent" },
  value: string,
  { lang, none }: { lang: Lang; none: string },
): string {
  if (value === "") return none;
  if (shows === "money") return formatMoney(value, lang);
  return shows === "percent" ? `${formatNumber(value, lang)}\u00a0%` : formatNumber(value, lang);
}

/** What a category asks of the grant beside the most it may, and by how much it is over that. */
export function capText(
  words: { capOf: string; capOver: string },
  { asked, most }: { asked: string; most: string },
  lang: Lang,
): string {
  const over = BigInt(asked) - BigInt(most);
  const told = `${formatMoney(asked, lang)} ${words.capOf} ${formatMoney(most, lang)}`;
  return over > 0n ? `${told}, ${words.capOver} ${formatMoney(over, lang)}` : told;
}

/** What a line of a budget costs, and how much of it is asked of the grant. */
export function lineSumText(
  words: { lineTotal: string; lineRequested: string },
  sum: { total: string; requested: string },
  lang: Lang,
): string {
  return `${words.lineTotal}: ${formatMoney(sum.total, lang)}, ${words.lineRequested} ${formatMoney(sum.requested, lang)}`;
}
