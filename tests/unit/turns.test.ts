import { expect, it } from "vitest";
import { turns } from "~/server/turns.server";

/** Work that ends when it is told to. */
function held() {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { work: () => ended, end: () => end() };
}

it("lets in so many at once, the others in the order in which they came, also after one has failed", async () => {
  const inTurn = turns({ atOnce: 2 });
  const begun: number[] = [];
  const all = [0, 1, 2, 3].map(held);
  const ends = all.map(({ work }, number) =>
    inTurn(async () => {
      begun.push(number);
      await work();
      if (number === 1) throw new Error("failed");
    }).catch(() => {}),
  );
  expect(begun).toEqual([0, 1]);
  all[1]!.end();
  await ends[1];
  expect(begun).toEqual([0, 1, 2]);
  for (const { end } of all) end();
  await Promise.all(ends);
  expect(begun).toEqual([0, 1, 2, 3]);
  await inTurn(async () => begun.push(4));
  expect(begun).toContain(4);
});

it("turns away whom the line has no place for", async () => {
  const inTurn = turns({ atOnce: 1, mostWaiting: 1 });
  const [first, second] = [held(), held()];
  const ends = [inTurn(first.work), inTurn(second.work)];
  const turnedAway = await inTurn(async () => {}).catch((answer: Response) => answer.status);
  expect(turnedAway).toBe(503);
  first.end();
  second.end();
  await Promise.all(ends);
});

it("does not keep the others waiting for somebody slow", async () => {
  const inTurn = turns({ atOnce: 1, longestMs: 1_000 });
  const [slow, next, last] = [held(), held(), held()];
  const begun: string[] = [];
  const ends = [
    inTurn(slow.work),
    inTurn(() => {
      begun.push("next");
      return next.work();
    }),
  ];
  await expect.poll(() => begun, { timeout: 10_000 }).toEqual(["next"]);
  slow.end();
  await ends[0];
  ends.push(
    inTurn(async () => {
      begun.push("last");
      await last.work();
    }),
  );
  expect(begun).toEqual(["next"]);
  next.end();
  await ends[1];
  expect(begun).toEqual(["next", "last"]);
  last.end();
  await Promise.all(ends);
});
