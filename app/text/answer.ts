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

/** What a draft's field is: its kind, and its options when it offers some. */
type Asked = { kind: FieldKind; options?: readonly { key: string; title: string }[] };

/**
 * An answer of a draft in words: the titles of what was chosen, a day, Да or Нет; sums and numbers stay as they were typed.
 * @param value as drafts keep it: keys of options with commas between, ISO days
 * @param titles of the competition's directions and budget categories, by their keys
 */
export function draftAnswer(
  { kind, options = [] }: Asked,
  value: string,
  { titles, lang }: { titles: Record<string, string>; lang: Lang },
): string {
  const titleOf = (key: string) => options.find((one) => one.key === key)?.title ?? key;
  if (kind === "direction" || kind === "category") return titles[value] ?? value;
  if (kind === "choice") return titleOf(value);
  if (kind === "choices") return value.split(",").map(titleOf).join(", ");
  return kind === "yesNo" || kind === "day" ? answerInWords(kind, value, lang) : value;
}

function yesOrNo(value: string, lang: Lang): string {
  const { yes, no } = catalog(lang).common;
  return { yes, no }[value] ?? value;
}
