import { type Refusal, refusalReasons } from "../outcome";

/** What the office does with many applications at once. */
export const togetherMoves = ["admit", "reject", "return", "assign"] as const;
export type TogetherMove = (typeof togetherMoves)[number];

/** The most applications that one move takes: a person can still read what came of it. */
export const MOST_TOGETHER = 200;

/** What came of a move: how many applications it reached, and the numbers of those it did not, each with the reason. */
export type Moved = { move: TogetherMove; done: number; left: { number: number; reason: Refusal }[] };

/** A summary as the query of an address, so that it can be looked at again and nothing is sent twice. */
export function summaryQuery({ move, done, left }: Moved): string {
  const query = new URLSearchParams({ moved: move, did: `${done}` });
  if (left.length > 0) query.set("left", left.map(({ number, reason }) => `${number}.${reason}`).join(","));
  return `?${query}`;
}

/** The summary in an address, or null: whatever is not written by `summaryQuery` is none. */
export function summaryIn(query: URLSearchParams): Moved | null {
  const move = togetherMoves.find((one) => one === query.get("moved"));
  const did = query.get("did") ?? "";
  if (!move || !/^\d{1,4}$/.test(did)) return null;
  const left = (query.get("left") ?? "")
    .split(",")
    .slice(0, MOST_TOGETHER)
    .flatMap((said) => {
      const [, number = "", name] = /^(\d{1,6})\.(\w+)$/.exec(said) ?? [];
      const reason = refusalReasons.find((one) => one === name);
      return reason ? [{ number: Number(number), reason }] : [];
    });
  return { move, done: Number(did), left };
}
