import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { type Person, system } from "~/access/who";
import { openApplications } from "~/lifecycle/4-admission/open-applications.server";
import { readLetter } from "~/lifecycle/7-publication/letter.queries.server";
import type { LettersQuestion } from "~/lifecycle/7-publication/letters";
import { lettersAbout, listLetters } from "~/lifecycle/7-publication/letters.queries.server";
import { noteReturn, takeReturnBack } from "~/lifecycle/7-publication/note-return.server";
import { resendLetter } from "~/lifecycle/7-publication/resend-letter.server";
import { retryLetters } from "~/lifecycle/7-publication/retry-letters.server";
import { done } from "~/lifecycle/outcome";
import { addDays, dayOf } from "~/lifecycle/time";
import { db, transaction } from "~db/client.server";
import { journalPayload } from "~db/schema/journal";
import { letter } from "~db/schema/outbox";
import { sure } from "../decided-competition";
import { aPerson, grant } from "../people";
import { aClosedCompetition, anOpening } from "../submitted-competition";
import { useParts } from "../world";

useParts();

const everything: LettersQuestion = { kind: null, standing: null, search: "", page: 1 };
const today = dayOf(new Date(), "Asia/Kamchatka");
const note = { returnedOn: today, remark: "Ящик закрыт" };

async function opened(applications = 3) {
  const world = await aClosedCompetition({ applications });
  sure(await openApplications(world.secretary, world.id, anOpening));
  return world;
}

type World = Awaited<ReturnType<typeof opened>>;

async function letterOf({ id, applications }: World, n = 0): Promise<string> {
  const [row] = await db()
    .select({ id: letter.id })
    .from(letter)
    .where(and(eq(letter.competitionId, id), eq(letter.applicationId, applications[n]!.id)));
  return row!.id;
}

async function becomes(id: string, columns: Partial<typeof letter.$inferInsert>): Promise<void> {
  await transaction(system, "seed.play", async (tx) => {
    await tx.update(letter).set(columns).where(eq(letter.id, id));
    return done;
  });
}

const list = async ({ secretary, id }: { secretary: Person; id: string }, over: Partial<LettersQuestion> = {}) =>
  sure(await listLetters(secretary, id, { ...everything, ...over }));
const standingOf = async ({ secretary, id }: World, letterId: string) =>
  sure(await readLetter(secretary, id, letterId)).standing;

describe("the list", () => {
  test("names nobody before the opening, whatever has been written", async () => {
    const world = await aClosedCompetition({ applications: 2 });
    await transaction(system, "seed.play", async (tx) => {
      for (const { id } of world.applications)
        await tx.insert(letter).values({
          kind: "application-submitted",
          toEmail: "tayna@example.org",
          toName: "Тайный Заявитель",
          lang: "ru",
          props: { name: "Тайный Заявитель", title: "Тайна" },
          competitionId: world.id,
          applicationId: id,
          messageId: randomUUID(),
        });
      return done;
    });
    const sealed = await list(world);
    expect(sealed.letters).toEqual([]);
    expect(sealed.kinds.find(({ kind }) => kind === "application-submitted")).toMatchObject({ queued: 2 });
    expect(JSON.stringify(sealed)).not.toMatch(/Тайн|tayna/);
    const [one] = await db().select({ id: letter.id }).from(letter).where(eq(letter.competitionId, world.id));
    expect(await readLetter(world.secretary, world.id, one!.id)).toMatchObject({ reason: "notFound" });

    sure(await openApplications(world.secretary, world.id, anOpening));
    expect((await list(world)).letters).toHaveLength(4);
  });

  test("counts every kind by how its letters stand, and finds by address, name, number, kind and state", async () => {
    const world = await opened(3);
    const [a, b, c] = await Promise.all([0, 1, 2].map((n) => letterOf(world, n)));
    await becomes(a!, { state: "sent", sentAt: new Date(), toEmail: "a_b@find.example", toName: "Петрова Анна" });
    await becomes(b!, { state: "failed", lastError: "550 5.1.1 no such user" });
    sure(await noteReturn(world.secretary, world.id, a!, note));
    const all = await list(world);
    expect(all).toMatchObject({ total: 3, failed: 1, held: 0, pages: 1 });
    expect(all.kinds.find(({ kind }) => kind === "application-opened")).toEqual({
      kind: "application-opened",
      ...{ isWorded: true, hasOwnWords: false, release: "atOnce" },
      ...{ held: 0, ready: 0, queued: 1, sent: 0, returned: 1, failed: 1 },
    });
    const ids = async (over: Partial<LettersQuestion>) => (await list(world, over)).letters.map(({ id }) => id);
    expect(await ids({ search: "A_B@find" })).toEqual([a]);
    expect(await ids({ search: "a%b@find" })).toEqual([]);
    expect(await ids({ search: "петрова" })).toEqual([a]);
    expect(await ids({ standing: "failed" })).toEqual([b]);
    expect(await ids({ standing: "returned" })).toEqual([a]);
    expect(await ids({ standing: "queued", kind: "application-opened" })).toEqual([c]);
    expect(await ids({ kind: "application-admitted" })).toEqual([]);
    const numbered = (await list(world, { search: "№ 2" })).letters;
    expect(numbered.map(({ number }) => number)).toEqual([2]);
    expect((await list(world, { standing: "failed" })).letters[0]).toMatchObject({ kind: "application-opened" });
  });

  test("is told application by application too, and to the office only", async () => {
    const world = await opened(2);
    const [application] = world.applications;
    expect(sure(await lettersAbout(world.secretary, world.id, application!.id)).map(({ id }) => id)).toEqual([
      await letterOf(world),
    ]);
    const stranger = await aPerson("Чужой");
    expect(await lettersAbout(stranger, world.id, application!.id)).toMatchObject({ reason: "notFound" });
    expect(await listLetters(stranger, world.id, everything)).toMatchObject({ reason: "notFound" });
  });

  test("stays quick with ten thousand letters", async () => {
    const world = await opened(1);
    const [application] = world.applications;
    await transaction(system, "seed.play", async (tx) => {
      await tx.execute(sql`
        insert into letter (kind, to_email, to_name, lang, props, competition_id, application_id, state, message_id, created_at)
        select 'application-opened', n || '@many.example', 'Заявитель ' || n, 'ru',
          jsonb_build_object('name', n, 'competition', 'К', 'title', repeat('Т', 200), 'number', n, 'url', 'https://x.example'),
          ${world.id}, ${application!.id}, (array['held', 'queued', 'sent', 'failed'])[1 + n % 4]::letter_state,
          'many-' || n || ${randomUUID()}, now() - make_interval(secs => n)
        from generate_series(1, 10000) n`);
      return done;
    });
    await db().execute(sql`analyze letter`);
    const took: number[] = [];
    for (const over of [{}, { search: "777@many" }, { standing: "failed" }, { page: 150 }] as const) {
      await list(world, over);
      const began = performance.now();
      expect((await list(world, over)).letters.length).toBeGreaterThan(0);
      took.push(performance.now() - began);
    }
    // why so much: the machine of the tests does several things at once; alone it is a tenth of this.
    expect(Math.max(...took)).toBeLessThan(1_500);
    console.info(`10,000 letters: ${took.map((ms) => ms.toFixed(0)).join(", ")} ms`);
  });
});

describe("a letter that came back", () => {
  test("is noted by hand with a day and a remark, once; the note can be taken back and made again", async () => {
    const world = await opened(1);
    const id = await letterOf(world);
    expect(await noteReturn(world.secretary, world.id, id, note)).toMatchObject({ reason: "wrongState" });
    await becomes(id, { state: "sent", sentAt: new Date() });
    const later = { ...note, returnedOn: addDays(today, 1) };
    expect(await noteReturn(world.secretary, world.id, id, later)).toMatchObject({ reason: "badInput" });
    sure(await noteReturn(world.secretary, world.id, id, note));
    expect(await noteReturn(world.secretary, world.id, id, note)).toMatchObject({ reason: "wrongState" });
    const shown = sure(await readLetter(world.secretary, world.id, id));
    expect(shown).toMatchObject({
      standing: "returned",
      returned: { on: today, remark: "Ящик закрыт", notedBy: world.secretary.name },
      may: { resend: true, noteReturn: false, takeReturnBack: true },
    });
    sure(await takeReturnBack(world.secretary, world.id, id));
    expect(await standingOf(world, id)).toBe("sent");
    expect(await takeReturnBack(world.secretary, world.id, id)).toMatchObject({ reason: "wrongState" });
    sure(await noteReturn(world.secretary, world.id, id, note));
    expect(await standingOf(world, id)).toBe("returned");
  });

  test("goes to another address once, with the same words; the first one stays as it was", async () => {
    const world = await opened(1);
    const id = await letterOf(world);
    await becomes(id, { state: "sent", wording: { version: 1, subject: "Тема", text: "{{сведения}}" } });
    expect(await resendLetter(world.secretary, world.id, id, "new@example.org")).toMatchObject({
      reason: "wrongState",
    });
    sure(await noteReturn(world.secretary, world.id, id, note));
    const both = await Promise.all(
      ["new@example.org", "other@example.org"].map((email) => resendLetter(world.secretary, world.id, id, email)),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const again = sure(both.find(({ ok }) => ok)!);
    const [row] = await db().select().from(letter).where(eq(letter.id, again));
    expect(row).toMatchObject({ state: "queued", resendOf: id, wording: { version: 1 }, attempts: 0 });
    expect(row!.messageId).toContain(again);
    expect(await standingOf(world, id)).toBe("resent");
    expect(sure(await readLetter(world.secretary, world.id, again)).before).toBe(id);
    const journal = await db().select().from(journalPayload).where(eq(journalPayload.subjectId, world.id));
    const resent = journal.filter(({ type }) => type === "letters.resent");
    expect(resent.map(({ details }) => details)).toEqual([{ kind: "application-opened" }]);
    expect((await list(world)).kinds.find(({ kind }) => kind === "application-opened")).toMatchObject({
      returned: 0,
      queued: 1,
    });
  });
});

describe("a letter that the mail server refused", () => {
  test("says why, is tried again at the same address, or replaced at another", async () => {
    const world = await opened(2);
    const [a, b] = [await letterOf(world, 0), await letterOf(world, 1)];
    for (const id of [a, b]) await becomes(id, { state: "failed", attempts: 20, lastError: "550 5.1.1 no such user" });
    expect(sure(await readLetter(world.secretary, world.id, a)).trouble).toEqual({
      reason: "noAddress",
      answer: "550 5.1.1 no such user",
    });
    sure(await resendLetter(world.secretary, world.id, a, "new@example.org"));
    expect(await standingOf(world, a)).toBe("resent");
    expect((await list(world)).failed).toBe(1);
    expect(sure(await retryLetters(world.secretary, world.id))).toBe(1);
    const [row] = await db().select().from(letter).where(eq(letter.id, b));
    expect(row).toMatchObject({ state: "queued", attempts: 0 });
    expect(await retryLetters(world.secretary, world.id, b)).toMatchObject({ reason: "changedMeanwhile" });
  });

  test("is the secretary's matter, of this competition", async () => {
    const [world, other] = [await opened(1), await opened(1)];
    const [own, foreign] = [await letterOf(world), await letterOf(other)];
    for (const id of [own, foreign]) await becomes(id, { state: "failed" });
    const admin = await aPerson("Администратор");
    await grant(admin, "organiserAdmin", world.organiserId);
    expect(await resendLetter(admin, world.id, own, "a@example.org")).toMatchObject({ reason: "notFound" });
    expect(await resendLetter(world.secretary, world.id, foreign, "a@example.org")).toMatchObject({
      reason: "notFound",
    });
    expect(await retryLetters(world.secretary, world.id, foreign)).toMatchObject({ reason: "notFound" });
    expect(await retryLetters(admin, world.id)).toMatchObject({ reason: "notFound" });
    expect(sure(await listLetters(admin, world.id, everything)).letters).toHaveLength(1);
  });
});
