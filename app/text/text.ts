import { en } from "./en";
import type { Lang } from "./plural";
import { ru, type Text } from "./ru";

export type { Lang, Text };

export const langs: readonly Lang[] = ["ru", "en"];

const catalogs: Record<Lang, Text> = { ru, en };

/** All words in one language. */
export function catalog(lang: Lang): Text {
  return catalogs[lang];
}

/** The language a query, cookie or profile asks for, or null when it is not one of ours. */
export function langOf(value: string | null | undefined): Lang | null {
  return value === "ru" || value === "en" ? value : null;
}
