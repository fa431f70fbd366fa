import { unbrokenShort } from "~/text/unbroken";

/** Text between two tags with something Russian in it. */
const TEXT = />([^<]*[А-Яа-яЁё][^<]*)/g;
/** What people type into or choose from: no mark may stand inside, so the whole element says its language. */
const TYPED = /<(textarea|option)((?: [^>]*)?)(?=>[^<]*[А-Яа-яЁё])/g;
/** Neither marks nor no-break spaces belong in the text of these: it is sent back, run, or drawn. */
const NO_PROSE = /^<(?:textarea|option|script|style|title|text)\b/;

/**
 * The last touch to a page that is ready. A shortened word keeps to the line of what follows it; on an English page whatever is
 * Russian (names, titles, what people typed) says so, or a screen reader would read it with an English voice.
 */
export function finished(page: string): string {
  const unbroken = unbrokenShort(page, (at) => isProse(page, at));
  return page.startsWith('<html lang="ru"') ? unbroken : withRussianMarked(unbroken);
}

/** Whether text stands at this place of a page: not inside a tag, nor in an element that holds no prose. */
function isProse(page: string, at: number): boolean {
  const tag = page.lastIndexOf("<", at);
  return page.indexOf(">", tag) <= at && !NO_PROSE.test(page.slice(tag, tag + 10));
}

function withRussianMarked(page: string): string {
  const typed = page.replace(TYPED, (found, element: string, attributes: string) =>
    attributes.includes(' lang="') ? found : `<${element}${attributes} lang="ru"`,
  );
  return typed.replace(TEXT, (found, text: string, end: number) => {
    const tag = typed.slice(typed.lastIndexOf("<", end), end);
    return NO_PROSE.test(`${tag}>`) || tag.includes(' lang="ru"') ? found : `>${marked(text)}`;
  });
}

const isRussian = (word: string) => /[А-Яа-яЁё]/.test(word);
const isForeign = (word: string) => /[A-Za-z]/.test(word) && !isRussian(word);

/**
 * Marks the Russian of a text, numbers and signs between and after Russian words with them. A text of both languages stays one
 * piece, so that a row of elements does not set its halves apart.
 */
function marked(text: string): string {
  const words = text.split(/(\s+)/);
  if (!words.some(isForeign)) return `<span lang="ru">${text}</span>`;
  const pieces: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const end = isRussian(words[at]!) ? endOfRussian(words, at) : at;
    const piece = words.slice(at, end + 1).join("");
    pieces.push(isRussian(words[at]!) ? `<span lang="ru">${piece}</span>` : piece);
    at = end;
  }
  return `<span>${pieces.join("")}</span>`;
}

/** The last word of the Russian that begins at this one; what has no letters counts when Russian or nothing follows it. */
function endOfRussian(words: readonly string[], from: number): number {
  let last = from;
  for (let at = from + 1; at < words.length && !isForeign(words[at]!); at += 1)
    if (isRussian(words[at]!) || at === words.length - 1) last = at;
  return last;
}
