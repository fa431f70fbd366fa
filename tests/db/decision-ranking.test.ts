import { randomUUID } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { system } from "~/access/who";
import { makeRanking } from "~/lifecycle/6-decision/make-ranking.server";
import { planMeeting } from "~/lifecycle/6-decision/plan-meeting.server";
import { readRanking } from "~/lifecycle/6-decision/ranking.queries.server";
import { done } from "~/lifecycle/outcome";
import { db, transaction } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { ranking } from "~db/schema/decision";
import { journalPayload } from "~db/schema/journal";
import { openedSheet } from "~db/schema/review";
import { plan } from "../decided-competition";
import { aPerson, grant } from "../people";
import { aRound, aScoredCompetition, flat, type ScoredCompetition, worked } from "../scored-competition";
import { useParts } from "../world";

useParts();

const million = 100_000_000n;

async function page(world: ScoredCompetition, version?: number) {
  const read = await readRanking(world.secretary, world.competitionId, version);
  if (!read.ok) throw new Error(read.reason);
  return read.value;
}

describe("the ranking", () => {
  test.each(["preparing", "running", "closed"] as const)(
    "waits while a round is %s, and so does the meeting",
    async (state) => {
      const world = await aScoredCompetition({ applications: [{ sheets: [flat("8"), flat("8")], requested: 1_000n }] });
      await makeRanking(world.secretary, world.competitionId, { accepted: [] });
      await aRound(world, state);
      const wrongState = { ok: false, reason: "wrongState" };
      expect(await makeRanking(world.secretary, world.competitionId, { accepted: [] })).toEqual(wrongState);
      expect(await planMeeting(world.secretary, world.competitionId, plan)).toEqual(wrongState);
    },
  );

  test("is made again once the extra round is opened", async () => {
    const world = await aScoredCompetition({ applications: [{ sheets: [flat("8"), flat("8")], requested: 1_000n }] });
    await aRound(world, "opened");
    expect((await makeRanking(world.secretary, world.competitionId, { accepted: [] })).ok).toBe(true);
  });

  test("counts the worked example: 71, 41 and 66 give 68.50 by the two nearest, and it passes", async () => {
    const world = await aScoredCompetition({
      applications: [{ sheets: [worked[71], worked[41], worked[66]], requested: 30_000_000n }],
    });
    expect(await makeRanking(world.secretary, world.competitionId, { accepted: [] })).toEqual({ ok: true, value: 1 });
    const [line] = (await page(world)).lines;
    expect(line).toMatchObject({ place: 1, score: "68.50", divergence: "30.00", passed: true, outcome: "awarded" });
    const shown = [...line!.totals].sort((a, b) => a.total.localeCompare(b.total));
    expect(shown).toEqual([
      { total: "41.00", used: false },
      { total: "66.00", used: true },
      { total: "71.00", used: true },
    ]);
  });

  test("counts the same marks by the mean of all where the rules say so: 59.33, below the pass mark", async () => {
    const world = await aScoredCompetition({
      applications: [{ sheets: [worked[71], worked[41], worked[66]], requested: 30_000_000n }],
    });
    const review = {
      ...world.rules.review,
      divergence: { ...world.rules.review.divergence, formula: "mean" as const },
    };
    const other = await aScoredCompetition({
      applications: [{ sheets: [worked[71], worked[41], worked[66]], requested: 30_000_000n }],
      rules: { review },
    });
    await makeRanking(other.secretary, other.competitionId, { accepted: [] });
    const [line] = (await page(other)).lines;
    expect(line).toMatchObject({
      score: "59.33",
      passed: false,
      outcome: "declined",
      reason: "belowPassMark",
      proposed: "0",
    });
  });

  test("leaves out what has too few counted sheets, and an annulled sheet does not count", async () => {
    const world = await aScoredCompetition({
      applications: [
        { sheets: [flat("8"), flat("8")], requested: million / 10n },
        { sheets: [flat("9"), flat("9")], requested: million / 10n },
      ],
    });
    await transaction(system, "seed.play", async (tx) => {
      const [sheet] = await tx
        .select({ id: openedSheet.sheetId })
        .from(openedSheet)
        .where(eq(openedSheet.applicationId, world.ids[1]!))
        .limit(1);
      await tx
        .update(openedSheet)
        .set({ annulledAt: new Date(), annulReason: "Конфликт интересов" })
        .where(eq(openedSheet.sheetId, sheet!.id));
      return done;
    });
    await makeRanking(world.secretary, world.competitionId, { accepted: [] });
    const { lines } = await page(world);
    expect(
      lines.map(({ applicationId, place, outReason, outcome }) => ({ applicationId, place, outReason, outcome })),
    ).toEqual([
      { applicationId: world.ids[0], place: 1, outReason: null, outcome: "awarded" },
      { applicationId: world.ids[1], place: null, outReason: "tooFewReviews", outcome: "declined" },
    ]);
  });

  test("an open divergence waits for the secretary's decision, which is kept with the version", async () => {
    const world = await aScoredCompetition({
      applications: [{ sheets: [worked[71], worked[41]], requested: million / 10n }],
    });
    await makeRanking(world.secretary, world.competitionId, { accepted: [] });
    expect((await page(world)).lines[0]).toMatchObject({
      place: null,
      outReason: "divergenceOpen",
      divergenceAccepted: false,
    });
    await makeRanking(world.secretary, world.competitionId, { accepted: world.ids });
    expect((await page(world)).lines[0]).toMatchObject({
      place: 1,
      score: "56.00",
      outReason: null,
      divergenceAccepted: true,
    });
    expect((await page(world, 1)).lines[0]).toMatchObject({ place: null });
  });

  test("says which rule decided between equal scores", async () => {
    const equal = { sheets: [flat("8"), flat("8")], requested: million / 10n };
    const world = await aScoredCompetition({
      applications: [
        { ...equal, ownShare: 2_000_000n, arrivedAt: "2026-03-01T10:00:00Z" },
        { ...equal, ownShare: 3_000_000n, arrivedAt: "2026-03-01T11:00:00Z" },
        { ...equal, ownShare: 2_000_000n, arrivedAt: "2026-03-01T09:00:00Z" },
      ],
    });
    await makeRanking(world.secretary, world.competitionId, { accepted: [] });
    const { lines } = await page(world);
    expect(lines.map((line) => [line.number, line.place, line.decidedBy])).toEqual([
      [2, 1, { step: "ownShare", criterion: null }],
      [3, 2, { step: "earlierArrival", criterion: null }],
      [1, 3, { step: "earlierArrival", criterion: null }],
    ]);
  });

  test("draws lots from a seed that is recorded once and never drawn again", async () => {
    const same = { sheets: [flat("8"), flat("8")], requested: million / 10n, arrivedAt: "2026-03-01T10:00:00Z" };
    const world = await aScoredCompetition({ applications: Array.from({ length: 5 }, () => same) });
    for (let count = 0; count < 3; count += 1)
      await makeRanking(world.secretary, world.competitionId, { accepted: [] });
    const versions = await db()
      .select()
      .from(ranking)
      .where(eq(ranking.competitionId, world.competitionId))
      .orderBy(asc(ranking.version));
    expect(versions.map((one) => one.version)).toEqual([1, 2, 3]);
    expect(new Set(versions.map((one) => one.lotsSeed)).size).toBe(1);
    expect(new Set(versions.map((one) => one.inputsHash)).size).toBe(1);
    const orders = await Promise.all(
      [1, 2, 3].map(async (version) => (await page(world, version)).lines.map((line) => line.applicationId)),
    );
    expect(orders[1]).toEqual(orders[0]);
    expect(orders[2]).toEqual(orders[0]);
    expect((await page(world)).lines.every((line) => line.decidedBy?.step === "lots")).toBe(true);
  });

  test("has another hash when one mark changes, and the old version stays readable", async () => {
    const world = await aScoredCompetition({
      applications: [{ sheets: [flat("8"), flat("8")], requested: million / 10n }],
    });
    await makeRanking(world.secretary, world.competitionId, { accepted: [] });
    await transaction(system, "seed.play", async (tx) => {
      await tx.delete(openedSheet).where(eq(openedSheet.applicationId, world.ids[0]!));
      return done;
    });
    await makeRanking(world.secretary, world.competitionId, { accepted: [] });
    const { versions } = await page(world);
    expect(versions[0]!.inputsHash).not.toBe(versions[1]!.inputsHash);
    expect((await page(world, 1)).lines[0]).toMatchObject({ score: expect.stringMatching(/^\d+\.\d\d$/), place: 1 });
    expect((await page(world)).lines[0]).toMatchObject({ score: null, outReason: "tooFewReviews" });
  });

  test("proposes money down the list until it ends, and shows the running total against the limit", async () => {
    const world = await aScoredCompetition({
      applications: ["9", "8", "7"].map((mark) => ({ sheets: [flat(mark), flat(mark)], requested: 30_000_000n })),
      rules: {
        sources: [
          { key: "a", level: "regional", title: "Край", limit: "33333333" },
          { key: "b", level: "local", title: "Округ", limit: "16666667" },
        ],
      },
    });
    await makeRanking(world.secretary, world.competitionId, { accepted: [] });
    const { lines, limit, sources } = await page(world);
    expect(limit).toBe("50000000");
    expect(
      lines.map(({ outcome, proposed, runningTotal, reason }) => ({ outcome, proposed, runningTotal, reason })),
    ).toEqual([
      { outcome: "awarded", proposed: "30000000", runningTotal: "30000000", reason: null },
      { outcome: "awarded", proposed: "20000000", runningTotal: "50000000", reason: "remainder" },
      { outcome: "reserve", proposed: "0", runningTotal: "50000000", reason: "moneyRanOut" },
    ]);
    expect(sources.map((source) => source.proposed)).toEqual(["33333333", "16666667"]);
  });

  test("two recounts at once make two versions", async () => {
    const world = await aScoredCompetition({
      applications: [{ sheets: [flat("8"), flat("8")], requested: million / 10n }],
    });
    const made = await Promise.all(
      [1, 2, 3].map(() => makeRanking(world.secretary, world.competitionId, { accepted: [] })),
    );
    expect(made.map((one) => one.ok && one.value).sort()).toEqual([1, 2, 3]);
  });

  test("is made by the secretary only, in its stage only, of what is admitted", async () => {
    const world = await aScoredCompetition({
      applications: [{ sheets: [flat("8"), flat("8")], requested: million / 10n }],
    });
    const stranger = await aPerson("Посторонний");
    const other = await aPerson("Чужой секретарь");
    await grant(other, "secretary", (await aScoredCompetition({ applications: [] })).organiserId);
    for (const who of [stranger, other, world.expert, world.chair])
      expect(await makeRanking(who, world.competitionId, { accepted: [] })).toEqual({ ok: false, reason: "notFound" });
    expect(await makeRanking(world.secretary, "no-id", { accepted: [] })).toEqual({ ok: false, reason: "notFound" });
    expect(await makeRanking(world.secretary, world.competitionId, { accepted: [randomUUID()] })).toMatchObject({
      reason: "badInput",
    });
    const empty = await aScoredCompetition({ applications: [] });
    expect(await makeRanking(empty.secretary, empty.competitionId, { accepted: [] })).toMatchObject({
      reason: "incomplete",
    });
    await transaction(system, "seed.play", async (tx) => {
      await tx.update(competition).set({ state: "review" }).where(eq(competition.id, world.competitionId));
      return done;
    });
    expect(await makeRanking(world.secretary, world.competitionId, { accepted: [] })).toMatchObject({
      reason: "wrongStage",
    });
    expect(await readRanking(world.secretary, world.competitionId)).toMatchObject({ reason: "wrongStage" });
    expect(await readRanking(world.expert, world.competitionId)).toMatchObject({ reason: "notFound" });
  });

  test("is written to the journal with the hash of its inputs", async () => {
    const world = await aScoredCompetition({
      applications: [{ sheets: [flat("8"), flat("8")], requested: million / 10n }],
    });
    await makeRanking(world.secretary, world.competitionId, { accepted: [] });
    const rows = await db()
      .select({ details: journalPayload.details, actor: journalPayload.actorId })
      .from(journalPayload)
      .where(and(eq(journalPayload.competitionId, world.competitionId), eq(journalPayload.type, "ranking.made")));
    const { version } = await page(world);
    expect(rows).toEqual([
      {
        actor: world.secretary.id,
        details: { version: 1, ranked: 1, unranked: 0, inputsHash: version!.inputsHash, lotsSeed: version!.lotsSeed },
      },
    ]);
  });
});
