import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { changeProposal } from "~/lifecycle/6-decision/change-proposal.server";
import { readCommissionMeeting } from "~/lifecycle/6-decision/commission.queries.server";
import { makeRanking } from "~/lifecycle/6-decision/make-ranking.server";
import { readOfficeItem } from "~/lifecycle/6-decision/office-meeting.queries.server";
import { protocolPaper } from "~/lifecycle/6-decision/protocol.queries.server";
import { readRanking } from "~/lifecycle/6-decision/ranking.queries.server";
import { publishResults } from "~/lifecycle/7-publication/publish-results.server";
import { readResultsData } from "~/lifecycle/7-publication/results.queries.server";
import { db } from "~db/client.server";
import { organiser } from "~db/schema/registration";
import { anOpenMeeting, aSignedMeeting, sure } from "../decided-competition";
import { aScoredCompetition, flat } from "../scored-competition";
import { readDocx } from "../unit/papers-reading";
import { useParts } from "../world";

useParts();

const culture = { key: "culture", title: "Культура", law: "1" };
const sport = { key: "sport", title: "Спорт", law: "2" };

/** Three projects of culture and one of sport, the best first; the second and the fourth are of one municipality. */
const applications = [
  { sheets: [flat("9"), flat("9")], requested: 20_000_000n, direction: "culture", territories: ["30607401"] },
  { sheets: [flat("8.5"), flat("8.5")], requested: 15_000_000n, direction: "culture", territories: ["30607402"] },
  { sheets: [flat("8"), flat("8")], requested: 10_000_000n, direction: "culture", territories: ["30607403"] },
  { sheets: [flat("7"), flat("7")], requested: 10_000_000n, direction: "sport", territories: ["30607402"] },
];

async function proposed(rules: NonNullable<Parameters<typeof aScoredCompetition>[0]["rules"]>) {
  const world = await aScoredCompetition({ applications, rules });
  sure(await makeRanking(world.secretary, world.competitionId, { accepted: [] }));
  const { lines } = sure(await readRanking(world.secretary, world.competitionId));
  return lines.map(({ number, outcome, reason }) => [number, outcome, reason]);
}

describe("caps of a direction and of a territory", () => {
  test("take whom they leave out to the reserve with the reason, and each number changes the answer", async () => {
    const awarded = [1, 2, 3, 4].map((number) => [number, "awarded", null]);
    expect(await proposed({ directions: [culture, sport] })).toEqual(awarded);
    expect(await proposed({ directions: [{ ...culture, maxFunded: 2 }, sport] })).toEqual([
      awarded[0],
      awarded[1],
      [3, "reserve", "directionCap"],
      awarded[3],
    ]);
    expect(await proposed({ directions: [{ ...culture, maxSum: "30000000" }, sport] })).toEqual([
      awarded[0],
      [2, "reserve", "directionMoney"],
      awarded[2],
      awarded[3],
    ]);
    expect(await proposed({ directions: [culture, sport], maxFundedPerTerritory: 1 })).toEqual([
      awarded[0],
      awarded[1],
      awarded[2],
      [4, "reserve", "territoryCap"],
    ]);
    expect(await proposed({ directions: [culture, sport], maxFundedPerTerritory: 2 })).toEqual(awarded);
  });

  test("bind the secretary's own proposal too", async () => {
    const rules = { directions: [{ ...culture, maxSum: "30000000" }, sport], maxFundedPerTerritory: 1 };
    const { world, items } = await anOpenMeeting({ applications, rules });
    const [, second, , fourth] = items;
    const money = (sum: bigint) => ({ outcome: "awarded" as const, sum, reason: "Меньше расходов на зал" });
    const aside = { outcome: "reserve" as const, sum: 0n, reason: "Уступил очередь другому проекту" };
    sure(await changeProposal(world.secretary, fourth!.id, aside));
    expect(await changeProposal(world.secretary, second!.id, money(5_000_000n))).toMatchObject({
      reason: "limitExceeded",
    });
    expect(sure(await readOfficeItem(world.secretary, world.competitionId, second!.id)).most).toBe("0");
    sure(await changeProposal(world.secretary, items[0]!.id, money(14_000_000n)));
    expect(sure(await readOfficeItem(world.secretary, world.competitionId, second!.id)).most).toBe("6000000");
    expect(await changeProposal(world.secretary, second!.id, money(6_000_001n))).toMatchObject({
      reason: "limitExceeded",
    });
    sure(await changeProposal(world.secretary, second!.id, money(6_000_000n)));
    expect(await changeProposal(world.secretary, fourth!.id, money(5_000_000n))).toMatchObject({
      reason: "limitExceeded",
    });
  });

  test("are told to the commission, in the protocol and in the results", async () => {
    const rules = { directions: [{ ...culture, maxFunded: 2 }, sport], maxFundedPerTerritory: 1 };
    const { world, meetingId } = await aSignedMeeting({ applications, rules });
    const { meeting } = sure(await readCommissionMeeting(world.chair, meetingId));
    expect(meeting.items.map(({ reason }) => reason)).toEqual([null, null, "directionCap", "territoryCap"]);
    const { bytes } = sure(await protocolPaper(world.secretary, world.competitionId, "docx"));
    const text = readDocx(bytes);
    expect(text).toContain("По направлению уже поддержано наибольшее число проектов");
    expect(text).toContain("На территории проекта уже поддержано наибольшее число проектов");
    sure(await publishResults(world.secretary, world.competitionId));
    const [host] = await db()
      .select({ slug: organiser.slug })
      .from(organiser)
      .where(eq(organiser.id, world.organiserId));
    const { reserve } = sure(await readResultsData({ organiser: host!.slug, competition: world.slug }));
    expect(reserve.map(({ number, reason }) => [number, reason])).toEqual([
      [3, "directionCap"],
      [4, "territoryCap"],
    ]);
  });
});
