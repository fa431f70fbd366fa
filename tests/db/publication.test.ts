import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { nobody, system } from "~/access/who";
import { feedbackFor } from "~/lifecycle/7-publication/feedback.queries.server";
import { readLetter } from "~/lifecycle/7-publication/letter.queries.server";
import { listLetters } from "~/lifecycle/7-publication/letters.queries.server";
import { publishResults } from "~/lifecycle/7-publication/publish-results.server";
import { releaseLetters } from "~/lifecycle/7-publication/release-letters.server";
import {
  previewResults,
  publicProtocolPaper,
  readResults,
  readResultsData,
} from "~/lifecycle/7-publication/results.queries.server";
import { done } from "~/lifecycle/outcome";
import { digestOf } from "~/papers/digest.server";
import { db, transaction } from "~db/client.server";
import { admissionDecision } from "~db/schema/admission";
import { application } from "~db/schema/application";
import { letter } from "~db/schema/outbox";
import { publication } from "~db/schema/publication";
import { organiser } from "~db/schema/registration";
import { openedSheet } from "~db/schema/review";
import { aSignedMeeting, sure } from "../decided-competition";
import { aPerson } from "../people";
import { flat, type ScoredCompetition } from "../scored-competition";
import { readDocx, readPdf } from "../unit/papers-reading";
import { useParts } from "../world";

useParts();

const applications = [
  { sheets: [flat("9"), flat("9")], requested: 30_000_000n, by: "АНО «Победители»", title: "Школа для всех" },
  { sheets: [flat("8"), flat("8")], requested: 30_000_000n, by: "АНО «Запасные»", title: "Клуб соседей" },
  { sheets: [flat("5"), flat("4")], requested: 30_000_000n, by: "АНО «Неудачники»", title: "Тайный замысел" },
];
const rules = {
  sources: [
    { key: "krai", level: "regional" as const, title: "Краевой бюджет", limit: "20000000" },
    { key: "local", level: "local" as const, title: "Бюджет округа", limit: "10000000" },
  ],
};

async function addressOf(world: ScoredCompetition) {
  const [row] = await db().select({ slug: organiser.slug }).from(organiser).where(eq(organiser.id, world.organiserId));
  return { organiser: row!.slug, competition: world.slug };
}

async function aPublished(given: Parameters<typeof aSignedMeeting>[0] = { applications, rules }) {
  const signed = await aSignedMeeting(given);
  sure(await publishResults(signed.world.secretary, signed.world.competitionId));
  return { ...signed, address: await addressOf(signed.world) };
}

const held = { kind: null, standing: "held", search: "", page: 1 } as const;

async function lettersOf(world: ScoredCompetition) {
  const rows = await db()
    .select({ id: letter.id, kind: letter.kind, state: letter.state })
    .from(letter)
    .where(eq(letter.competitionId, world.competitionId));
  return rows.filter((row) => row.kind !== "meeting-planned");
}

describe("published results", () => {
  test("name winners with sums by source and the reserve in order; the others are numbers", async () => {
    const { world, address, digest } = await aPublished();
    const { results } = sure(await readResults(address));
    expect(results).toMatchObject({
      protocolNumber: "1",
      protocolDigest: digest,
      received: 3,
      withdrawn: 0,
      rejected: [],
      winners: [
        {
          applicationId: world.ids[0],
          place: 1,
          number: 1,
          applicant: "АНО «Победители»",
          score: "90.00",
          requested: "30000000",
          awarded: "30000000",
          sources: [
            { source: "krai", title: "Краевой бюджет", sum: "20000000" },
            { source: "local", title: "Бюджет округа", sum: "10000000" },
          ],
        },
      ],
      reserve: [{ place: 1, number: 2, applicant: "АНО «Запасные»", score: "80.00" }],
      declined: [{ number: 3, score: "45.00" }],
      totals: [
        { source: "krai", limit: "20000000", awarded: "20000000" },
        { source: "local", limit: "10000000", awarded: "10000000" },
      ],
    });
  });

  test("have nobody's name who lost: not on the page, not in its data, not in the public protocol", async () => {
    const { world, address } = await aPublished();
    const secret = ["Неудачники", "Тайный замысел", "Эксперт Тайный", world.heads[2]!.head.name];
    const page = JSON.stringify(sure(await readResults(address)));
    const data = JSON.stringify(sure(await readResultsData(address)));
    const pdf = sure(await publicProtocolPaper(address, "pdf"));
    const docx = sure(await publicProtocolPaper(address, "docx"));
    const papers = [(await readPdf(pdf.bytes)).map((one) => one.text).join(" "), readDocx(docx.bytes)];
    for (const text of [page, data, ...papers]) {
      expect(text).toContain("Победители");
      for (const word of secret) expect(text).not.toContain(word);
    }
    for (const text of papers) {
      expect(text).toContain("не раскрывается");
      expect(text).not.toContain("Поимённо");
    }
    const again = sure(await publicProtocolPaper(address, "pdf"));
    expect(Buffer.compare(Buffer.from(pdf.bytes), Buffer.from(again.bytes))).toBe(0);
  });

  test("show votes by name where the rules publish them", async () => {
    const { address } = await aPublished({
      applications,
      rules: { ...rules, publication: { votesByName: true, feedback: true } },
    });
    expect(readDocx(sure(await publicProtocolPaper(address, "docx")).bytes)).toContain("Поимённо");
  });

  test("do not exist for anybody before the publication, and are published once, by the secretary", async () => {
    const { world } = await aSignedMeeting({ applications, rules });
    const address = await addressOf(world);
    for (const read of [readResults(address), readResultsData(address), publicProtocolPaper(address, "pdf")])
      expect(await read).toMatchObject({ ok: false, reason: "notFound" });
    for (const who of [world.chair, world.expert, nobody])
      expect(await publishResults(who, world.competitionId)).toMatchObject({ reason: "notFound" });
    expect(sure(await previewResults(world.secretary, world.competitionId)).results?.winners).toHaveLength(1);
    expect(await previewResults(world.seats[0]!, world.competitionId)).toMatchObject({ reason: "notFound" });
    const published = await Promise.all([1, 2].map(() => publishResults(world.secretary, world.competitionId)));
    expect(published.filter((one) => one.ok)).toHaveLength(1);
    expect(await readResults({ ...address, competition: "other" })).toMatchObject({ reason: "notFound" });
  });

  test("stay as they were published, under their digest", async () => {
    const { world, address } = await aPublished();
    const before = sure(await readResults(address)).results;
    await transaction(system, "seed.play", async (tx) => {
      await tx
        .update(application)
        .set({ title: "Переименован" })
        .where(eq(application.competitionId, world.competitionId));
      return done;
    });
    expect(sure(await readResults(address)).results).toEqual(before);
    const [row] = await db().select().from(publication).where(eq(publication.competitionId, world.competitionId));
    expect(row!.digest).toBe(digestOf(row!.results));
  });

  test("list who was not admitted by number, with the ground and its clause", async () => {
    const { world } = await aSignedMeeting({ applications, rules });
    const ground = world.rules.rejectionGrounds[0]!;
    await transaction(system, "seed.play", async (tx) => {
      const [row] = await tx
        .insert(application)
        .values({
          competitionId: world.competitionId,
          applicantId: world.heads[0]!.applicantId,
          state: "rejected",
          number: 9,
          createdBy: world.heads[0]!.head.id,
          title: "Отклонённый проект",
        })
        .returning({ id: application.id });
      await tx.insert(admissionDecision).values({
        applicationId: row!.id,
        competitionId: world.competitionId,
        outcome: "rejected",
        groundKey: ground.key,
        clause: ground.clause,
        decidedBy: world.secretary.id,
      });
      return done;
    });
    sure(await publishResults(world.secretary, world.competitionId));
    const { results } = sure(await readResults(await addressOf(world)));
    expect(results.received).toBe(4);
    expect(results.rejected).toEqual([{ number: 9, ground: ground.title, clause: ground.clause }]);
    expect(JSON.stringify(results)).not.toContain("Отклонённый проект");
  });
});

describe("letters about decisions", () => {
  test("stay held after signing and after publishing, until they are released", async () => {
    const { world } = await aSignedMeeting({ applications, rules });
    expect(await releaseLetters(world.secretary, world.competitionId)).toEqual({ ok: false, reason: "notYet" });
    sure(await publishResults(world.secretary, world.competitionId));
    expect((await lettersOf(world)).map((one) => one.state)).toEqual(["held", "held", "held"]);
    expect(sure(await releaseLetters(world.secretary, world.competitionId))).toBe(3);
    expect((await lettersOf(world)).map((one) => one.state)).toEqual(["queued", "queued", "queued"]);
    expect(await releaseLetters(world.secretary, world.competitionId)).toEqual({
      ok: false,
      reason: "changedMeanwhile",
    });
  });

  test("can be read and released one by one", async () => {
    const { world } = await aPublished();
    const [first] = await lettersOf(world);
    const shown = sure(await readLetter(world.secretary, world.competitionId, first!.id));
    expect(shown.text).toContain(world.rules.title);
    expect(shown).toMatchObject({ standing: "held", waits: false, may: { release: true } });
    expect(sure(await releaseLetters(world.secretary, world.competitionId, { letterId: first!.id }))).toBe(1);
    const list = sure(await listLetters(world.secretary, world.competitionId, held));
    expect(list).toMatchObject({ held: 2, ready: 2 });
    expect(list.letters.map((one) => one.id)).not.toContain(first!.id);
  });

  test("about admission need not wait for the results", async () => {
    const { world } = await aSignedMeeting({ applications, rules });
    const [kept] = await lettersOf(world);
    await transaction(system, "seed.play", async (tx) => {
      await tx.update(letter).set({ kind: "application-admitted" }).where(eq(letter.id, kept!.id));
      return done;
    });
    expect(sure(await releaseLetters(world.secretary, world.competitionId))).toBe(1);
    expect((await lettersOf(world)).filter((one) => one.state === "held")).toHaveLength(2);
  });

  test("belong to their competition and its secretary", async () => {
    const { world } = await aPublished();
    const other = await aPublished();
    const [foreign] = await lettersOf(other.world);
    expect(await readLetter(world.secretary, world.competitionId, foreign!.id)).toMatchObject({
      reason: "notFound",
    });
    expect(await releaseLetters(world.secretary, world.competitionId, { letterId: foreign!.id })).toMatchObject({
      reason: "notFound",
    });
    expect(await releaseLetters(world.secretary, other.world.competitionId)).toMatchObject({ reason: "notFound" });
    expect(await releaseLetters(world.chair, world.competitionId)).toMatchObject({ reason: "notFound" });
    expect(await listLetters(world.chair, world.competitionId, held)).toMatchObject({ reason: "notFound" });
  });
});

describe("feedback", () => {
  test("gives the applicant marks and comments after the publication, in an order that tells nothing, without experts", async () => {
    const { world } = await aPublished();
    const [, , lost] = world.heads;
    const feedback = sure(await feedbackFor(lost!.head, world.ids[2]!));
    expect(feedback).toMatchObject({ outcome: "declined", score: "45.00", passMark: "60" });
    expect(feedback.sheets.map((sheet) => sheet.total).sort()).toEqual(["40.00", "50.00"]);
    expect(feedback.sheets[0]!.marks).toHaveLength(world.rules.criteria.length);
    const sheets = await db()
      .select({ id: openedSheet.sheetId })
      .from(openedSheet)
      .where(eq(openedSheet.applicationId, world.ids[2]!));
    const text = JSON.stringify(feedback);
    for (const secret of [world.expert.id, world.expert.name, ...sheets.map((sheet) => sheet.id)])
      expect(text).not.toContain(secret);
    expect(await feedbackFor(lost!.head, world.ids[2]!)).toEqual({ ok: true, value: feedback });
  });

  test("is nobody else's, is not there before the publication, nor where the rules give none", async () => {
    const early = (await aSignedMeeting({ applications, rules })).world;
    expect(await feedbackFor(early.heads[0]!.head, early.ids[0]!)).toMatchObject({ reason: "notFound" });
    const { world } = await aPublished();
    for (const who of [await aPerson("Посторонний"), world.heads[1]!.head, world.secretary, world.expert, nobody])
      expect(await feedbackFor(who, world.ids[0]!)).toMatchObject({ reason: "notFound" });
    const silent = await aPublished({
      applications,
      rules: { ...rules, publication: { votesByName: false, feedback: false } },
    });
    expect(await feedbackFor(silent.world.heads[0]!.head, silent.world.ids[0]!)).toMatchObject({ reason: "notFound" });
  });
});
