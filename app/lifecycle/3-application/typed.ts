import type { IsoDay } from "../time";

/** Control characters that no text needs and a database refuses; a tab and a line break stay. */
const UNPRINTABLE = /[^\P{Cc}\t\n]/gu;

/** Half a character, which no form can carry: it arrives as the sign of something unreadable. */
const HALF = /\p{Surrogate}/gu;

/** What counts as typed into a field, in the browser and on the server: line breaks are one character, edges are trimmed. */
export function asTyped(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(HALF, "\ufffd").replace(UNPRINTABLE, "").trim();
}

/** Characters as people count them: Unicode code points, a line break as one (domain.md §3.2). */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** Characters of what stands in a field, as they count against its limit: the same in the counter of a page and on the server. */
export function typedLength(text: string): number {
  return lengthOf(asTyped(text));
}

/** Reads a day as a date field sends it, `2026-04-03`, or as people write it, `03.04.2026`; null when there is no such day. */
export function parseDay(typed: string): IsoDay | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(typed);
  const local = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(typed);
  const [year, month, day] = iso ? [iso[1]!, iso[2]!, iso[3]!] : local ? [local[3]!, local[2]!, local[1]!] : [];
  if (!year || !month || !day) return null;
  const isoDay = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const instant = Date.parse(`${isoDay}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(isoDay) ? isoDay : null;
}

/**
 * Reads a quantity with up to three places: `12`, `0,5`, `1 000.25`.
 * @returns thousandths, or null when it is not such a number
 */
export function parseQuantity(typed: string): bigint | null {
  const match = /^(\d{1,9})(?:[.,](\d{1,3}))?$/.exec(typed.replace(/[\s\u00a0\u2009\u202f]/g, ""));
  return match ? BigInt(match[1]!) * 1000n + BigInt((match[2] ?? "").padEnd(3, "0")) : null;
}

/** Writes thousandths as an exact decimal with a point: 500n is `0.5`. */
export function quantityText(thousandths: bigint): string {
  const rest = (thousandths % 1000n).toString().padStart(3, "0").replace(/0+$/, "");
  return rest ? `${thousandths / 1000n}.${rest}` : `${thousandths / 1000n}`;
}

/** The tasks of a project: one a line, without bullets and numbers in front. */
export function tasksOf(typed: string): string[] {
  const tasks = typed.split("\n").map((line) => line.replace(/^\s*(?:\d{1,2}[.)]|[-–—•*])\s*/, "").trim());
  return [...new Set(tasks.filter(Boolean))];
}

/** Whether this is a code of ОКТМО: eight digits of a municipality, or eleven of a settlement in it (domain.md §3.2). */
export function isOktmo(typed: string): boolean {
  return /^\d{8}(\d{3})?$/.test(typed.replace(/\s/g, ""));
}
