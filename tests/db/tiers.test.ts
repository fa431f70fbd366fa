import { asc, eq } from "drizzle-orm";
import { describe, expect, it, test } from "vitest";
import { system } from "~/access/who";
import { closeRound } from "~/lifecycle/5-review/close-round.server";
import { confirmOpening } from "~/lifecycle/5-review/confirm-opening.server";
import { distributeEvenly } from "~/lifecycle/5-review/distribute-evenly.server";
import { readOpenedSheet } from "~/lifecycle/5-review/office.queries.server";
import { prepareRound } from "~/lifecycle/5-review/prepare-round.server";
import { saveSheet } from "~/lifecycle/5-review/save-sheet.blind.server";
import { sealSheet } from "~/lifecycle/5-review/seal-sheet.blind.server";
import { listSheets, readSheet } from "~/lifecycle/5-review/sheets.blind.server";
import { startRound } from "~/lifecycle/5-review/start-round.server";
import { makeRanking } from "~/lifecycle/6-decision/make-ranking.server";
import { protocolPaper } from "~/lifecycle/6-decision/protocol.queries.server";
import { readRanking } from "~/lifecycle/6-decision/ranking.queries.server";
import { feedbackFor } from "~/lifecycle/7-publication/feedback.queries.server";
import { publishResults } from "~/lifecycle/7-publication/publish-results.server";
import { readResultsData } from "~/lifecycle/7-publication/results.queries.server";
import { done } from "~/lifecycle/outcome";
import { db, transaction } from "~db/client.server";
import { application } from "~db/schema/application";
import { copy, round } from "~db/schema/blind";
import { organiser } from "~db/schema/registration";
import { openedSheet } from "~db/schema/review";
import { aSignedMeeting, sure } from "../decided-competition";
import { aScoredCompetition, worked } from "../scored-competition";
import { anAdmittedCompetition, PASSWORD } from "../submitted-competition";
import { threeTiers } from "../tiers";
import { readDocx } from "../unit/papers-reading";
import { useParts } from "../world";

useParts();

const comment = "Обоснование достаточно длинное, чтобы пройти проверку листа перед тем, как его запечатают.";
const marksOf = (keys: readonly string[], mark: string) =>
  Object.fromEntries(keys.map((key) => [key, { mark, comment }]));

/** A running round of two applications: one asks for 80 thousand, the other for 80 thousand and a kopeck. */
async function running() {
  const [small, middle] = threeTiers;
  const tiers = [{ ...small!, upTo: "8000000" }, middle!];
  const world = await anAdmittedCompetition({ applications: 2, experts: 2, rules: { tiers } });
  const above = world.applications[1]!.id;
  await transaction(system, "seed.play", async (tx) => {
    await tx.update(application).set({ requested: 8_000_001n }).where(eq(application.id, above));
    return done;
  });
  const roundId = sure(await prepareRound(world.secretary, world.id));
  sure(await distributeEvenly(world.secretary, roundId));
  sure(await startRound(world.secretary, roundId));
  return { ...world, roundId };
}

describe("sheets by tiers of sums", () => {
  it("ask for the criteria of the tier, seal and open its total, and name no sum of another", async () => {
    const world = await running();
    const copies = await db().select({ tier: copy.tier }).from(copy).where(eq(copy.roundId, world.roundId));
    expect(copies.map(({ tier }) => tier).sort()).toEqual(["middle", "small"]);
    const [kept] = await db().select({ rules: round.rules }).from(round).where(eq(round.id, world.roundId));
    expect(kept!.rules.tiers?.map((tier) => Object.keys(tier).sort())).toEqual([
      ["key", "weights"],
      ["key", "weights"],
    ]);

    const asked: string[] = [];
    for (const expert of world.experts) {
      for (const { id } of sure(await listSheets(expert))) {
        const read = sure(await readSheet(expert, id));
        expect(Object.keys(read.rules).sort()).toEqual(["blind", "commentMinLength", "criteria"]);
        const keys = read.rules.criteria.map(({ key }) => key);
        asked.push(keys.includes("scale") ? "middle" : "small");
        const form = (marked: readonly string[]) => ({
          draftVersion: read.draftVersion,
          marks: marksOf(marked, "8"),
          remarks: "",
          conclusion: "recommended",
        });
        if (!keys.includes("scale"))
          expect(await saveSheet(expert, id, form([...keys, "scale"]))).toMatchObject({ reason: "badInput" });
        const version = sure(await saveSheet(expert, id, form(keys)));
        sure(await sealSheet(expert, id, version));
      }
    }
    expect(asked.sort()).toEqual(["middle", "middle", "small", "small"]);

    sure(await closeRound(world.secretary, world.roundId));
    sure(await confirmOpening(world.secretary, world.roundId, { role: "secretary", password: PASSWORD }));
    sure(await confirmOpening(world.chair, world.roundId, { role: "chair", password: PASSWORD }));
    const opened = await db()
      .select({ sheetId: openedSheet.sheetId, total: openedSheet.total, requested: application.requested })
      .from(openedSheet)
      .innerJoin(application, eq(application.id, openedSheet.applicationId))
      .where(eq(openedSheet.competitionId, world.id))
      .orderBy(asc(application.requested));
    expect(opened.map(({ total }) => total)).toEqual(["80.0000", "80.0000", "80.0000", "80.0000"]);
    const shown = sure(await readOpenedSheet(world.secretary, world.id, opened[0]!.sheetId));
    expect(shown.rules.criteria.map(({ key }) => key)).not.toContain("scale");
  });
});

const sheets = [worked[71], worked[71]];
const both = [
  { sheets, requested: 29_000_000n },
  { sheets, requested: 30_000_000n },
];
/** 71.00 in the first tier, 62.50 in the second, whose pass mark is 65. */
const tiers = [{ ...threeTiers[0]!, upTo: "29000000" }, threeTiers[1]!];

describe("a decision by tiers of sums", () => {
  test("the ranking holds each application to the mark of the sum it submitted", async () => {
    const world = await aScoredCompetition({ applications: both, rules: { tiers } });
    sure(await makeRanking(world.secretary, world.competitionId, { accepted: [] }));
    const page = sure(await readRanking(world.secretary, world.competitionId));
    expect(page.passMarks).toEqual([
      { upTo: "29000000", passMark: "60" },
      { upTo: "300000000", passMark: "65" },
    ]);
    expect(
      page.lines.map(({ score, passMark, passed, outcome, reason }) => [score, passMark, passed, outcome, reason]),
    ).toEqual([
      ["71.00", "60", true, "awarded", null],
      ["62.50", "65", false, "declined", "belowPassMark"],
    ]);
    const plain = await aScoredCompetition({ applications: both });
    sure(await makeRanking(plain.secretary, plain.competitionId, { accepted: [] }));
    const same = sure(await readRanking(plain.secretary, plain.competitionId));
    expect(same.lines.map(({ score, passed }) => [score, passed])).toEqual([
      ["71.00", true],
      ["71.00", true],
    ]);
  });

  test("the protocol, the results and the feedback name the mark of each sum", async () => {
    const { world } = await aSignedMeeting({ applications: both, rules: { tiers } });
    const { bytes } = sure(await protocolPaper(world.secretary, world.competitionId, "docx"));
    const text = readDocx(bytes);
    expect(text).toContain("Проходной балл");
    expect(text).toContain("итоговый балл 62,50 при проходном 65");
    sure(await publishResults(world.secretary, world.competitionId));
    const [host] = await db()
      .select({ slug: organiser.slug })
      .from(organiser)
      .where(eq(organiser.id, world.organiserId));
    const results = sure(await readResultsData({ organiser: host!.slug, competition: world.slug }));
    expect(results.passMarks).toEqual([
      { upTo: "29000000", passMark: "60" },
      { upTo: "300000000", passMark: "65" },
    ]);
    const feedback = sure(await feedbackFor(world.heads[1]!.head, world.ids[1]!));
    expect(feedback).toMatchObject({ score: "62.50", passMark: "65", outcome: "declined" });
  });
});
