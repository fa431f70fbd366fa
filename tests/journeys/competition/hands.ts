import { type HTMLElement, parse } from "node-html-parser";
import { expect } from "vitest";
import { type PickedFile, type Visitor, visitor } from "../../visitor";

export type Values = Record<string, string | string[] | PickedFile>;
export type Download = { status: number; type: string; bytes: Uint8Array };

/** What a person does with a browser, whichever browser it is: the story is told in these acts alone. */
export interface Hands {
  get(path: string): Promise<void>;
  /** Fills the form of the button with these words and presses it. */
  press(words: string, values?: Values): Promise<void>;
  follow(words: string): Promise<void>;
  html(): Promise<string>;
  status(): number;
  url(): string;
  download(path: string): Promise<Download>;
}

/** Hands without scripts, over HTTP and cookies only. */
export function overHttp(baseUrl: string): Hands {
  const browser: Visitor = visitor(baseUrl);
  return {
    async get(path) {
      await browser.get(path);
    },
    async press(words, values) {
      await browser.press(words, values);
    },
    async follow(words) {
      await browser.follow(words);
    },
    html: async () => browser.page().html,
    status: () => browser.page().status,
    url: () => browser.page().url,
    async download(path) {
      const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const answer = await fetch(new URL(path, baseUrl), { headers: { cookie } });
      const bytes = new Uint8Array(await answer.arrayBuffer());
      return { status: answer.status, type: answer.headers.get("content-type") ?? "", bytes };
    },
  };
}

/** Spaces of every kind folded into one: a line break or a non-breaking space is not another word. */
export function folded(words: string): string {
  return words.replace(/\s+/g, " ").trim();
}

/** The page as elements. */
export async function rootOf(hands: Hands): Promise<HTMLElement> {
  return parse(await hands.html());
}

/** Everything that the page says. */
export async function read(hands: Hands): Promise<string> {
  const root = await rootOf(hands);
  return folded((root.querySelector("body") ?? root).structuredText);
}

/** Requires every one of the words on the page. */
export async function sees(hands: Hands, ...words: string[]): Promise<void> {
  const text = await read(hands);
  for (const each of words)
    if (!text.includes(folded(each)))
      expect.fail(`“${each}” is not on ${hands.url()} (${hands.status()}), which says:\n${text.slice(0, 3000)}`);
}

/** Requires that none of the words is on the page. */
export async function seesNot(hands: Hands, ...words: string[]): Promise<void> {
  const text = await read(hands);
  for (const each of words) expect(text, `on ${hands.url()}`).not.toContain(folded(each));
}

/** What a field holds. */
export async function shownIn(hands: Hands, name: string): Promise<string> {
  const field = (await rootOf(hands)).querySelector(`[name="${name}"]`);
  if (!field) throw new Error(`no field ${name} on ${hands.url()}`);
  return field.getAttribute("value") ?? field.text;
}

/** The value behind the option of a field whose words begin so: of radio buttons, boxes or a list. */
export async function optionOf(hands: Hands, name: string, words: string): Promise<string> {
  const root = await rootOf(hands);
  for (const option of root.querySelectorAll(`select[name="${name}"] option`))
    if (folded(option.text).startsWith(words)) return option.getAttribute("value")!;
  for (const box of root.querySelectorAll(`input[name="${name}"]`)) {
    const label = root.querySelector(`label[for="${box.getAttribute("id")}"]`);
    if (label && folded(label.text).startsWith(words)) return box.getAttribute("value")!;
  }
  throw new Error(`no option “${words}” of ${name} on ${hands.url()}`);
}

/** Names of the fields whose name begins so, in order. */
export async function fieldsNamed(hands: Hands, beginning: string): Promise<string[]> {
  const fields = (await rootOf(hands)).querySelectorAll(`main [name^="${beginning}"]`);
  return [...new Set(fields.map((field) => field.getAttribute("name")!))];
}

/** The address of the page without its query. */
export function pathOf(hands: Hands): string {
  return new URL(hands.url()).pathname;
}

/** Follows the link with these words in the row of a table that has the first words, in its item that has the next, and so on. */
export async function followIn(hands: Hands, rows: string | string[], words: string): Promise<void> {
  let own: HTMLElement | undefined = await rootOf(hands);
  for (const row of [rows].flat())
    own = own?.querySelectorAll("tr, li, article").findLast((one) => folded(one.structuredText).includes(folded(row)));
  const link = own?.querySelectorAll("a").find((one) => folded(one.text).startsWith(words));
  if (!link) throw new Error(`no link “${words}” in the row “${rows}” on ${hands.url()}`);
  await hands.get(link.getAttribute("href")!);
}
