import { and, asc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { nobody, system } from "~/access/who";
import { readHistory } from "~/journal/history.queries.server";
import { answerQuestion } from "~/lifecycle/2-announcement/answer-question.server";
import { askQuestion } from "~/lifecycle/2-announcement/ask-question.server";
import { competitionFacts, rulesOf } from "~/lifecycle/2-announcement/competition.queries.server";
import { moveClock } from "~/lifecycle/2-announcement/move-clock.server";
import { questionsForOffice } from "~/lifecycle/2-announcement/office.queries.server";
import { answeredQuestions, competitionPage } from "~/lifecycle/2-announcement/public.queries.server";
import { closeReceptions } from "~/lifecycle/3-application/close-reception.job.server";
import { made } from "~/lifecycle/outcome";
import { db, transaction } from "~db/client.server";
import { competition, question } from "~db/schema/announcement";
import { letter } from "~db/schema/outbox";
import { organiser, roleGrant } from "~db/schema/registration";
import { aPerson, grant } from "../people";
import { useParts } from "../world";
import { aDraft, anAnnounced, anOffice, value } from "./announcement-world";

useParts();

describe("the clock of a test competition", () => {
  it("goes through its dates forward only, each reached, and stops after the last", async () => {
    const office = await anOffice();
    const id = await anAnnounced(office);
    const seen: Date[] = [];
    for (;;) {
      const moved = await moveClock(office.secretary, id);
      if (!moved.ok) {
        expect(moved.reason).toBe("notYet");
        break;
      }
      const facts = await competitionFacts(db(), office.secretary, id);
      expect(facts!.now.getTime()).toBeGreaterThanOrEqual(moved.value.getTime());
      expect(facts!.now.getTime() - moved.value.getTime()).toBeLessThan(10_000);
      seen.push(moved.value);
    }
    expect(seen).toEqual([...seen].sort((a, b) => a.getTime() - b.getTime()));
    const { report } = await rulesOf(db(), id);
    expect(seen).toHaveLength(6 + report.dates.length);
  });

  it("passes the end of reception with its grace, so that the closer closes", async () => {
    const office = await anOffice();
    const id = await anAnnounced(office);
    value(await moveClock(office.secretary, id));
    expect(await closeReceptions()).not.toContain(id);
    value(await moveClock(office.secretary, id));
    expect(await closeReceptions()).toContain(id);
    expect((await competitionFacts(db(), office.secretary, id))?.state).toBe("closed");
  });

  it("dates the history, each event by what it showed then", async () => {
    const office = await anOffice();
    const id = await anAnnounced(office);
    const opens = value(await moveClock(office.secretary, id));
    const closes = value(await moveClock(office.secretary, id));
    await closeReceptions();
    const lines = await readHistory(db(), office.secretary, [{ kind: "competition", id }], { audience: "office" });
    const [closed, second, first, announced] = lines;
    expect(lines.map(({ byMovedClock }) => byMovedClock ?? false)).toEqual([true, true, false, false, false]);
    expect(new Date(announced!.at).getTime()).toBeLessThan(Date.now() + 1000);
    expect(new Date(first!.at).getTime()).toBeLessThan(Date.now() + 1000);
    expect(new Date(second!.at) >= opens && new Date(second!.at).getTime() < opens.getTime() + 10_000).toBe(true);
    expect(new Date(closed!.at) >= closes && new Date(closed!.at).getTime() < closes.getTime() + 10_000).toBe(true);
  });

  it("moves twice when the button is pressed twice at once", async () => {
    const office = await anOffice();
    const id = await anAnnounced(office);
    const [a, b] = await Promise.all([moveClock(office.secretary, id), moveClock(office.secretary, id)]);
    expect(value(a!).getTime()).not.toBe(value(b!).getTime());
  });

  it("does not move for a live competition, a draft, or a stranger", async () => {
    const office = await anOffice();
    const live = await anAnnounced(office, { mode: "live" });
    expect(await moveClock(office.secretary, live)).toEqual({ ok: false, reason: "wrongState" });
    const draft = await aDraft(office);
    expect(await moveClock(office.secretary, draft)).toEqual({ ok: false, reason: "wrongStage" });
    const id = await anAnnounced(office);
    expect(await moveClock(await aPerson("Чужой"), id)).toEqual({ ok: false, reason: "notFound" });
  });
});

describe("questions", () => {
  it("are published with their answers and without the name of whoever asked, who gets a letter", async () => {
    const office = await anOffice();
    const id = await anAnnounced(office);
    const asker = await aPerson("Любопытная Вера");
    value(await askQuestion(asker, id, "Можно ли подать две заявки?"));
    expect(await answeredQuestions(id)).toEqual([]);
    const { questions } = value(await questionsForOffice(office.secretary, id, 1));
    expect(JSON.stringify(questions)).not.toContain(asker.id);
    const answer = { question: questions[0]!.id, answer: "Да, две." };
    value(await answerQuestion(office.secretary, id, answer));
    const published = await answeredQuestions(id);
    expect(published).toMatchObject([{ text: "Можно ли подать две заявки?", answer: "Да, две." }]);
    expect(JSON.stringify(published)).not.toContain("Вера");
    const [sent] = await db().select().from(letter).where(eq(letter.toEmail, asker.email));
    expect(sent).toMatchObject({ kind: "question-answered", toName: "Любопытная Вера" });
    expect(await answerQuestion(office.secretary, id, answer)).toEqual({ ok: false, reason: "changedMeanwhile" });
  });

  it("are asked about announced competitions only, and answered by their own office only", async () => {
    const office = await anOffice();
    const draft = await aDraft(office);
    const asker = await aPerson("Вера");
    expect(await askQuestion(asker, draft, "Есть кто?")).toEqual({ ok: false, reason: "notFound" });
    const [one, other] = [await anAnnounced(office), await anAnnounced(await anOffice())];
    value(await askQuestion(asker, other, "Чужой вопрос"));
    const stranger = await questionsForOffice(office.secretary, other, 1);
    expect(stranger).toEqual({ ok: false, reason: "notFound" });
    const [row] = await db().select().from(question).where(eq(question.competitionId, other));
    const mixed = await answerQuestion(office.secretary, one, { question: row!.id, answer: "Не мой" });
    expect(mixed).toEqual({ ok: false, reason: "notFound" });
  });
});

describe("letters about questions", () => {
  const lettersTo = (who: { email: string }) =>
    db()
      .select()
      .from(letter)
      .where(and(eq(letter.toEmail, who.email), eq(letter.kind, "question-asked")))
      .orderBy(asc(letter.createdAt), asc(letter.id));
  const setLetters = (who: { email: string }, columns: Partial<typeof letter.$inferInsert>) =>
    transaction(system, "seed.play", async (tx) => {
      await tx.update(letter).set(columns).where(eq(letter.toEmail, who.email));
      return made(undefined);
    });

  it("go to the secretaries at once, name nobody who asked, and take along what is asked before they are sent", async () => {
    const office = await anOffice();
    const id = await anAnnounced(office);
    const [second, other, gone, asker] = [
      await aPerson("Второй секретарь"),
      (await anOffice()).secretary,
      await aPerson("Бывший секретарь"),
      await aPerson("Любопытная Вера"),
    ];
    await grant(second, "secretary", office.organiserId, id);
    await grant(gone, "secretary", office.organiserId);
    await transaction(system, "seed.play", async (tx) => {
      await tx.update(roleGrant).set({ until: new Date() }).where(eq(roleGrant.personId, gone.id));
      return made(undefined);
    });
    const texts = Array.from({ length: 12 }, (_, n) => `Вопрос ${n + 1}?`);
    await Promise.all(texts.map(async (text) => value(await askQuestion(asker, id, text))));
    for (const who of [office.secretary, second]) {
      const sent = await lettersTo(who);
      expect(sent).toMatchObject([{ state: "queued", props: { count: 12, url: expect.stringContaining(id) } }]);
      expect(sent[0]!.nextTryAt.getTime()).toBeLessThan(Date.now() + 1000);
      expect(sent[0]!.props.questions).toHaveLength(10);
      expect(texts).toEqual(expect.arrayContaining(sent[0]!.props.questions as string[]));
      expect(JSON.stringify(sent)).not.toContain("Вера");
    }
    expect([...(await lettersTo(other)), ...(await lettersTo(gone))]).toEqual([]);
  });

  it("wait for an hour after one that was sent, and are one then", async () => {
    const office = await anOffice();
    const id = await anAnnounced(office);
    const asker = await aPerson("Вера");
    value(await askQuestion(asker, id, "Первый?"));
    await setLetters(office.secretary, { state: "sent", attempts: 1 });
    for (const text of ["Второй?", "Третий?"]) value(await askQuestion(asker, id, text));
    const [, later, ...more] = await lettersTo(office.secretary);
    expect(more).toEqual([]);
    expect(later).toMatchObject({ state: "queued", props: { count: 2, questions: ["Второй?", "Третий?"] } });
    const inMinutes = (later!.nextTryAt.getTime() - Date.now()) / 60_000;
    expect(inMinutes > 58 && inMinutes <= 60).toBe(true);
    await setLetters(office.secretary, { state: "sent", createdAt: new Date(Date.now() - 3_700_000), attempts: 1 });
    value(await askQuestion(asker, id, "Четвёртый?"));
    expect((await lettersTo(office.secretary)).at(-1)!.nextTryAt.getTime()).toBeLessThan(Date.now() + 1000);
  });
});

describe("the page of a competition", () => {
  it("shows a draft to its office only", async () => {
    const office = await anOffice();
    const id = await aDraft(office);
    const [at] = await db()
      .select({ host: organiser.slug, slug: competition.slug })
      .from(competition)
      .innerJoin(organiser, eq(organiser.id, competition.organiserId))
      .where(eq(competition.id, id));
    expect(value(await competitionPage(office.secretary, at!.host, at!.slug)).isOffice).toBe(true);
    expect(await competitionPage(nobody, at!.host, at!.slug)).toEqual({ ok: false, reason: "notFound" });
    expect(await competitionPage(await aPerson("Чужой"), at!.host, at!.slug)).toMatchObject({ reason: "notFound" });
  });
});
