import { formatDay, formatMoney, formatPercentBp } from "./format";
import type { Lang } from "./plural";

type Param = string | number | undefined;

/** An ISO day among the parameters of a message, in words; as it came when it is no day. */
export function dayParam(day: Param, lang: Lang): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(String(day)) ? formatDay(String(day), lang) : String(day);
}

/** Digits of kopecks among the parameters of a message, as a sum in roubles. */
export function moneyParam(kopecks: Param, lang: Lang): string {
  return /^\d+$/.test(String(kopecks)) ? formatMoney(String(kopecks), lang) : String(kopecks);
}

/** Basis points among the parameters of a message, as per cent. */
export function shareParam(bp: Param, lang: Lang): string {
  return /^\d+$/.test(String(bp)) ? formatPercentBp(Number(bp), lang) : String(bp);
}
