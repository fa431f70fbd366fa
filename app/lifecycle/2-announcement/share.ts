/** A share of a whole number of people; `strict` asks for more than it, else as much is enough. */
export type Share = { numerator: number; denominator: number; strict: boolean };

/** Shares that acts ask for (domain.md §2.6), then one of the office's own; `more` is strict. */
export const shareChoices = [
  "more:1/2",
  "least:1/2",
  "least:2/3",
  "more:2/3",
  "least:3/4",
  "least:own",
  "more:own",
] as const;
export type ShareChoice = (typeof shareChoices)[number];

/** The choice of the list that says this share; null for a share of the office's own. */
export function usualShare(share: Share): Exclude<ShareChoice, `${string}:own`> | null {
  const choice = `${wordOf(share)}:${fractionOf(share)}`;
  return shareChoices.find((one): one is ReturnType<typeof usualShare> & string => one === choice) ?? null;
}

/** What a form shows for a share: its choice in the list, and the fraction where the list has none such. */
export function typedShare(share: Share): { choice: ShareChoice; own: string } {
  const usual = usualShare(share);
  return usual ? { choice: usual, own: "" } : { choice: `${wordOf(share)}:own`, own: fractionOf(share) };
}

/** The share that was typed, or null: nothing chosen, an unreadable fraction, or a fraction beside a choice that has its own. */
export function readShare({ choice = "", own = "" }: { choice?: string; own?: string }): Share | null {
  const [word, fraction] = choice.split(":");
  if (!shareChoices.some((one) => one === choice) || (fraction !== "own" && own !== "")) return null;
  const [, numerator, denominator] = /^(\d{1,3})\s*\/\s*(\d{1,3})$/.exec(fraction === "own" ? own : fraction!) ?? [];
  const isRead = [numerator, denominator].every((part) => Number(part) >= 1 && Number(part) <= 100);
  return isRead ? { numerator: Number(numerator), denominator: Number(denominator), strict: word === "more" } : null;
}

function fractionOf({ numerator, denominator }: Share): string {
  return `${numerator}/${denominator}`;
}

function wordOf({ strict }: Share): "more" | "least" {
  return strict ? "more" : "least";
}
