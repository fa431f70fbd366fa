import { asc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { system } from "~/access/who";
import { castVote } from "~/lifecycle/6-decision/cast-vote.server";
import { changeProposal } from "~/lifecycle/6-decision/change-proposal.server";
import { closeItem } from "~/lifecycle/6-decision/close-item.server";
import { enterVotes } from "~/lifecycle/6-decision/enter-votes.server";
import { openItem } from "~/lifecycle/6-decision/open-item.server";
import { protocolPaper, protocolPaperOfMeeting, signedProtocol } from "~/lifecycle/6-decision/protocol.queries.server";
import { recuseFromItem } from "~/lifecycle/6-decision/recuse-from-item.server";
import { signProtocol } from "~/lifecycle/6-decision/sign-protocol.server";
import { done } from "~/lifecycle/outcome";
import { digestOf } from "~/papers/digest.server";
import { db, transaction } from "~db/client.server";
import { competition, rulesVersion } from "~db/schema/announcement";
import { application } from "~db/schema/application";
import { award, awardSource } from "~db/schema/decision";
import { letter } from "~db/schema/outbox";
import { anOpenMeeting, aPlannedMeeting, aSignedMeeting, itemsOf, sure } from "../decided-competition";
import { flat } from "../scored-competition";
import { readDocx, readPdf } from "../unit/papers-reading";
import { useParts } from "../world";

useParts();

const good = { sheets: [flat("8"), flat("8")], requested: 20_000_000n };
const sources = [
  { key: "krai", level: "regional" as const, title: "Краевой бюджет", limit: "33333333" },
  { key: "local", level: "local" as const, title: "Бюджет округа", limit: "16666667" },
];

async function awardsOf(competitionId: string) {
  return db()
    .select({
      number: application.number,
      outcome: award.outcome,
      sum: award.sum,
      ground: award.ground,
      reserve: award.reservePlace,
      state: application.state,
    })
    .from(award)
    .innerJoin(application, eq(application.id, award.applicationId))
    .where(eq(award.competitionId, competitionId))
    .orderBy(asc(application.number));
}

describe("a signed protocol", () => {
  test("gives every award its parts by source, exact to a kopeck and within every limit", async () => {
    const { world } = await aSignedMeeting({
      applications: [1, 2, 3].map(() => ({ ...good, requested: 19_999_999n })),
      rules: { sources },
    });
    const awards = await awardsOf(world.competitionId);
    expect(awards.map(({ number, outcome, sum, state, reserve }) => [number, outcome, sum, state, reserve])).toEqual([
      [1, "awarded", 19_999_999n, "awarded", null],
      [2, "awarded", 19_999_999n, "awarded", null],
      [3, "awarded", 10_000_002n, "awarded", null],
    ]);
    const parts = await db().select().from(awardSource).where(eq(awardSource.competitionId, world.competitionId));
    for (const id of world.ids) {
      const own = parts.filter((part) => part.applicationId === id).reduce((sum, part) => sum + part.sum, 0n);
      const [row] = await db().select({ sum: award.sum }).from(award).where(eq(award.applicationId, id));
      expect(own).toBe(row!.sum);
    }
    for (const { key, limit } of sources) {
      const given = parts.filter((part) => part.source === key).reduce((sum, part) => sum + part.sum, 0n);
      expect(given).toBe(BigInt(limit));
    }
    const [row] = await db()
      .select({ state: competition.state })
      .from(competition)
      .where(eq(competition.id, world.competitionId));
    expect(row!.state).toBe("decided");
  });

  test("keeps a cut with its reason, the reserve in order, and what was voted down as declined", async () => {
    const { world, meetingId, items } = await anOpenMeeting({
      applications: [
        good,
        good,
        good,
        { ...good, sheets: [flat("7"), flat("7")] },
        { ...good, sheets: [flat("5"), flat("5")] },
      ],
      rules: { sources },
    });
    sure(
      await changeProposal(world.secretary, items[0]!.id, {
        outcome: "awarded",
        sum: 15_000_050n,
        reason: "Сокращены расходы на связь",
      }),
    );
    expect((await itemsOf(meetingId)).map((item) => item.proposedOutcome)).toEqual([
      "awarded",
      "awarded",
      "awarded",
      "reserve",
      "declined",
    ]);
    for (const [index, item] of items.entries()) {
      sure(await openItem(world.secretary, item.id));
      for (const member of world.commission) sure(await castVote(member, item.id, index === 1 ? "against" : "for"));
      sure(await closeItem(world.secretary, item.id));
    }
    sure(await signProtocol(world.secretary, meetingId));
    expect(await awardsOf(world.competitionId)).toEqual([
      { number: 1, outcome: "awarded", sum: 15_000_050n, ground: "changed", reserve: null, state: "awarded" },
      { number: 2, outcome: "declined", sum: 0n, ground: "notCarried", reserve: null, state: "declined" },
      { number: 3, outcome: "awarded", sum: 10_000_000n, ground: "remainder", reserve: null, state: "awarded" },
      { number: 4, outcome: "reserve", sum: 0n, ground: "moneyRanOut", reserve: 1, state: "reserve" },
      { number: 5, outcome: "declined", sum: 0n, ground: "belowPassMark", reserve: null, state: "declined" },
    ]);
  });

  test("waits until every item is voted, and is signed once", async () => {
    const { world, meetingId, items } = await anOpenMeeting({ applications: [good, good] });
    expect(await signProtocol(world.secretary, meetingId)).toEqual({
      ok: false,
      reason: "incomplete",
      details: { left: 2 },
    });
    for (const item of items) {
      sure(await openItem(world.secretary, item.id));
      sure(await castVote(world.chair, item.id, "for"));
      sure(await closeItem(world.secretary, item.id));
    }
    expect(await signProtocol(world.chair, meetingId)).toMatchObject({ reason: "notFound" });
    const signed = await Promise.all([1, 2, 3].map(() => signProtocol(world.secretary, meetingId)));
    expect(signed.filter((one) => one.ok)).toHaveLength(1);
    expect(await awardsOf(world.competitionId)).toHaveLength(2);
  });

  test("is refused before the meeting is open", async () => {
    const { world, meetingId } = await aPlannedMeeting({ applications: [good] });
    expect(await signProtocol(world.secretary, meetingId)).toMatchObject({ reason: "wrongStage" });
  });

  test("has the same bytes twice, in PDF and DOCX, with names, votes and sums in Russian", async () => {
    const { world, meetingId, items } = await anOpenMeeting({ applications: [good, good], rules: { sources } });
    const [first, second] = items;
    const [one, two] = world.seats;
    sure(await openItem(world.secretary, first!.id));
    sure(await recuseFromItem(one!, first!.id, "Состою в правлении заявителя"));
    sure(await enterVotes(world.secretary, first!.id, { [two!.id]: "for", [world.chair.id]: "for" }));
    sure(await closeItem(world.secretary, first!.id));
    sure(await openItem(world.secretary, second!.id));
    sure(await castVote(one!, second!.id, "against"));
    sure(await castVote(world.chair, second!.id, "for"));
    sure(await closeItem(world.secretary, second!.id));
    const digest = sure(await signProtocol(world.secretary, meetingId));

    const kept = (await signedProtocol(db(), world.competitionId))!;
    expect(digestOf(kept.snapshot as never)).toBe(digest);
    const read = { pdf: "", docx: "" };
    for (const format of ["pdf", "docx"] as const) {
      const once = sure(await protocolPaper(world.secretary, world.competitionId, format));
      const again = sure(await protocolPaperOfMeeting(world.chair, meetingId, format));
      expect(Buffer.compare(Buffer.from(once.bytes), Buffer.from(again.bytes)), format).toBe(0);
      expect(once.fileName).toBe(`Протокол № 1.${format}`);
      read[format] =
        format === "pdf" ? (await readPdf(once.bytes)).map((page) => page.text).join(" ") : readDocx(once.bytes);
    }
    for (const text of Object.values(read)) {
      for (const words of [
        "ПРОТОКОЛ № 1",
        "Алла Семёнова",
        "Кворум имеется",
        "Член комиссии 1 — заявка № 1",
        "Состою в правлении заявителя",
        "Голоса внесены секретарём по поднятию рук",
        "решающий голос — Алла Семёнова",
        "Поимённо",
        "200 000,00",
        "133 333,33",
        "66 666,67",
        "Краевой бюджет",
      ])
        expect(text).toContain(words);
    }
    expect(read.pdf.replace(/\s/g, "")).toContain(digest.slice(0, 16));
  });

  test("is never recomputed: neither rules, nor names, nor sums changed later reach it", async () => {
    const { world } = await aSignedMeeting({ applications: [good] });
    const before = sure(await protocolPaper(world.secretary, world.competitionId, "pdf"));
    await transaction(system, "seed.play", async (tx) => {
      await tx
        .update(rulesVersion)
        .set({ rules: { ...world.rules, title: "Другое название" } })
        .where(eq(rulesVersion.competitionId, world.competitionId));
      await tx
        .update(application)
        .set({ title: "Другой проект", requested: 1n })
        .where(eq(application.competitionId, world.competitionId));
      await tx.update(competition).set({ title: "Другое название" }).where(eq(competition.id, world.competitionId));
      return done;
    });
    const after = sure(await protocolPaper(world.secretary, world.competitionId, "pdf"));
    expect(Buffer.compare(Buffer.from(before.bytes), Buffer.from(after.bytes))).toBe(0);
  });

  test("is for the office and the commission", async () => {
    const { world } = await aSignedMeeting({ applications: [good] });
    for (const who of [world.expert, world.heads[0]!.head])
      expect(await protocolPaper(who, world.competitionId, "pdf")).toMatchObject({ reason: "notFound" });
    expect(await protocolPaper(world.seats[0]!, world.competitionId, "pdf")).toMatchObject({ ok: true });
  });

  test("writes a letter about every decision and holds it", async () => {
    const { world } = await aSignedMeeting({
      applications: [
        good,
        { ...good, sheets: [flat("7"), flat("7")], requested: 30_000_000n },
        { ...good, sheets: [flat("5"), flat("5")] },
      ],
      rules: { sources: [{ key: "a", level: "local", title: "Округ", limit: "20000000" }] },
    });
    const letters = await db()
      .select({ to: letter.toPersonId, kind: letter.kind, state: letter.state, props: letter.props })
      .from(letter)
      .where(eq(letter.competitionId, world.competitionId))
      .orderBy(asc(letter.createdAt));
    const decided = letters.filter((one) => one.kind !== "meeting-planned");
    expect(decided.map((one) => [one.kind, one.state]).sort()).toEqual([
      ["application-awarded", "held"],
      ["application-declined", "held"],
      ["application-reserved", "held"],
    ]);
    expect(decided.map((one) => one.to).sort()).toEqual(world.heads.map(({ head }) => head.id).sort());
    expect(decided.find((one) => one.kind === "application-declined")!.props).toMatchObject({
      score: "50.00",
      reason: "Итоговый балл ниже проходного",
    });
    expect(decided.find((one) => one.kind === "application-awarded")!.props).toMatchObject({
      awarded: "20000000",
      requested: "20000000",
    });
  });
});
