import { expect, test } from "vitest";
import { readReview } from "~/lifecycle/5-review/office.queries.server";
import { aSignedMeeting, sure } from "../decided-competition";
import { aRound, flat } from "../scored-competition";
import { useParts } from "../world";

useParts();

test("the office reads the review of every admitted application, whatever the commission decided of it", async () => {
  const good = { sheets: [flat("8"), flat("8")], requested: 20_000_000n };
  const { world } = await aSignedMeeting({ applications: [good, good], votes: { 2: "against" } });
  await aRound(world, "opened");
  const { applications } = sure(await readReview(world.secretary, world.competitionId));
  expect(applications.map(({ number }) => number)).toEqual([1, 2]);
});
