import type { FieldKind } from "../lifecycle/2-announcement/form-template";
import { formatDay, formatMoney, formatNumber } from "./format";
import { catalog, type Lang } from "./text";

/**
 * An answer of a submitted form in words: sums, days, numbers and Да or Нет are written, texts stay as they were typed, and
 * so does what is not of its kind.
 * @param value as contents keep it: digits of kopecks, ISO days, decimals with a point; "" stays ""
 */
export function answerInWords(kind: FieldKind, value: string, lang: Lang): string {
  if (kind === "yesNo") return yesOrNo(value, lang);
  if (kind === "money" && /^-?\d+$/.test(value)) return formatMoney(value, lang);
  if (kind === "quantity" && /^[\d.]+$/.test(value)) return formatNumber(value, lang);
  return kind === "day" && /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDay(value, lang) : value;
}

function yesOrNo(value: string, lang: Lang): string {
  const { yes, no } = catalog(lang).common;
  return { yes, no }[value] ?? value;
}
