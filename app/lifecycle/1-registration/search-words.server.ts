import { legalFormWords } from "~/text/ru/legal-forms";

/** More words than so narrow nothing further down. */
const MOST_WORDS = 8;
const LEGAL_FORMS = new Set(legalFormWords);

/** A text as names are compared by: without capitals, yo (U+0451) as ye (U+0435). The database keeps the same of its rows. */
export function folded(text: string): string {
  return text.normalize("NFC").toLowerCase().replaceAll("\u0451", "\u0435");
}

/**
 * What a search looks for: the words of what was typed, each of which has to be found. Quotes, hyphens and legal forms are
 * left out; what consists of legal forms only is looked for as it is. Source: domain.md §3.2.
 */
export function searchWords(typed: string): string[] {
  const words = folded(typed).match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = words.filter((word) => !LEGAL_FORMS.has(word));
  return [...new Set(telling.length > 0 ? telling : words)].slice(0, MOST_WORDS);
}
