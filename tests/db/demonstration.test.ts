import { count } from "drizzle-orm";
import { expect, test } from "vitest";
import { sendLetters } from "~/server/letters.job.server";
import { db } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { playDemonstration } from "~db/seed/demonstration";
import { brokenInvariants } from "../invariants";
import { useParts } from "../world";

const parts = useParts();

test("the demonstration that a newcomer starts with plays to its end, and its facts agree", {
  timeout: 240_000,
}, async () => {
  await playDemonstration();
  await sendLetters({ signal: new AbortController().signal });
  const rows = await db().select({ state: competition.state, n: count() }).from(competition).groupBy(competition.state);
  expect(Object.fromEntries(rows.map(({ state, n }) => [state, n]))).toMatchObject({
    completed: 1,
    published: 1,
    review: 1,
    announced: 2,
    draft: 1,
  });
  expect(await brokenInvariants({ dataDir: parts.dataDir })).toEqual([]);
});
