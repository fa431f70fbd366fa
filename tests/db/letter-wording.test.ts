import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { wordLetter } from "~/lifecycle/2-announcement/word-letter.server";
import { lookAtWording, readWording } from "~/lifecycle/2-announcement/wording.queries.server";
import { admitApplication } from "~/lifecycle/4-admission/admit-application.server";
import { checkRequirements } from "~/lifecycle/4-admission/check-requirements.server";
import { openApplications } from "~/lifecycle/4-admission/open-applications.server";
import { returnApplication } from "~/lifecycle/4-admission/return-application.server";
import { readLetter } from "~/lifecycle/7-publication/letter.queries.server";
import { releaseLetters } from "~/lifecycle/7-publication/release-letters.server";
import { db } from "~db/client.server";
import { journalPayload } from "~db/schema/journal";
import { letter } from "~db/schema/outbox";
import { sure } from "../decided-competition";
import { aPerson, grant } from "../people";
import { aClosedCompetition, allMet, anOpening } from "../submitted-competition";
import { useParts } from "../world";

useParts();

const words = { subject: "Номер {{номер заявки}}", text: "Возьмите паспорт\n\n{{сведения}}\n\nЖдём вас" };
const first = { version: 0, words, waiting: false } as const;

async function opened(applications = 1) {
  const world = await aClosedCompetition({ applications });
  sure(await openApplications(world.secretary, world.id, anOpening));
  return world;
}

async function checked(applications = 1) {
  const world = await opened(applications);
  for (const { id } of world.applications) sure(await checkRequirements(world.secretary, id, allMet(world.rules)));
  return world;
}

const lettersOf = (competitionId: string, kind: string) =>
  db()
    .select({ id: letter.id, state: letter.state, wording: letter.wording })
    .from(letter)
    .where(and(eq(letter.competitionId, competitionId), eq(letter.kind, kind)));

describe("the words of a letter", () => {
  test("are kept by versions, each written on top of the one before", async () => {
    const { id, secretary } = await aClosedCompetition();
    expect(sure(await wordLetter(secretary, id, "application-opened", first))).toBe(1);
    expect(await wordLetter(secretary, id, "application-opened", first)).toMatchObject({ reason: "changedMeanwhile" });
    const second = { ...first, version: 1, words: { ...words, subject: "Другая тема" } };
    expect(sure(await wordLetter(secretary, id, "application-opened", second))).toBe(2);
    expect(sure(await wordLetter(secretary, id, "application-opened", { ...second, version: 2, words: null }))).toBe(3);
    const read = sure(await readWording(secretary, id, "application-opened", null));
    expect(read).toMatchObject({ version: 3, isStandard: true });
    expect(read.versions.map(({ version, subject, writtenBy }) => [version, subject, writtenBy])).toEqual([
      [3, null, secretary.name],
      [2, "Другая тема", secretary.name],
      [1, words.subject, secretary.name],
    ]);
    const journal = await db().select().from(journalPayload).where(eq(journalPayload.subjectId, id));
    expect(journal.filter(({ type }) => type === "letters.worded")).toHaveLength(3);
  });

  test("two secretaries who change them at once make one version", async () => {
    const { id, secretary, organiserId } = await aClosedCompetition();
    const other = await aPerson("Второй Секретарь");
    await grant(other, "secretary", organiserId);
    const both = await Promise.all([secretary, other].map((who) => wordLetter(who, id, "application-opened", first)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: "changedMeanwhile" });
  });

  test("are the secretary's alone, without faults, of letters that can be worded", async () => {
    const { id, secretary, organiserId } = await aClosedCompetition();
    const admin = await aPerson("Администратор");
    await grant(admin, "organiserAdmin", organiserId);
    expect(await wordLetter(admin, id, "application-opened", first)).toMatchObject({ reason: "notFound" });
    expect(await readWording(await aPerson("Чужой"), id, "application-opened", null)).toMatchObject({ ok: false });
    const faulty = { ...first, words: { ...words, text: "{{чего-то нет}}\n\n{{сведения}}" } };
    expect(await wordLetter(secretary, id, "application-opened", faulty)).toMatchObject({ reason: "badInput" });
    expect(await readWording(secretary, id, "reset-password", null)).toMatchObject({ reason: "notFound" });
  });

  test("are frozen in a letter when it is written", async () => {
    const world = await aClosedCompetition({ applications: 2 });
    sure(await wordLetter(world.secretary, world.id, "application-opened", first));
    sure(await openApplications(world.secretary, world.id, anOpening));
    sure(await wordLetter(world.secretary, world.id, "application-opened", { ...first, version: 1, words: null }));
    const written = await lettersOf(world.id, "application-opened");
    expect(written).toHaveLength(2);
    for (const one of written) expect(one.wording).toEqual({ version: 1, ...words });
    const shown = sure(await readLetter(world.secretary, world.id, written[0]!.id));
    expect(shown.subject).toMatch(/^\[Учебный конкурс\] Номер [12]$/);
    expect(shown.text).toMatch(/Возьмите паспорт[\s\S]*Номер заявки[\s\S]*Ждём вас/);
    expect(shown.wordingVersion).toBe(1);
  });

  test("reach letters that wait for their release only when asked to", async () => {
    const { id, secretary, applications } = await checked();
    sure(await admitApplication(secretary, applications[0]!.id));
    sure(await wordLetter(secretary, id, "application-admitted", first));
    expect((await lettersOf(id, "application-admitted"))[0]).toMatchObject({ state: "held", wording: null });
    sure(await wordLetter(secretary, id, "application-admitted", { ...first, version: 1, waiting: true }));
    expect((await lettersOf(id, "application-admitted"))[0]!.wording).toEqual({ version: 2, ...words });
    sure(await releaseLetters(secretary, id, { kind: "application-admitted" }));
    sure(await wordLetter(secretary, id, "application-admitted", { ...first, version: 2, words: null, waiting: true }));
    expect((await lettersOf(id, "application-admitted"))[0]).toMatchObject({
      state: "queued",
      wording: { version: 2 },
    });
  });
});

describe("when a letter goes out", () => {
  test("is the secretary's to decide where nothing hangs on it", async () => {
    const { id, secretary, applications } = await checked(2);
    const release = { ...first, words: null, release: "atOnce" } as const;
    sure(await admitApplication(secretary, applications[0]!.id));
    sure(await wordLetter(secretary, id, "application-admitted", release));
    sure(await admitApplication(secretary, applications[1]!.id));
    expect((await lettersOf(id, "application-admitted")).map(({ state }) => state).sort()).toEqual(["held", "queued"]);
  });

  test("holds the letters of an opening too, until a person releases them", async () => {
    const world = await aClosedCompetition({ applications: 2 });
    const held = { ...first, words: null, release: "byPerson" } as const;
    sure(await wordLetter(world.secretary, world.id, "application-opened", held));
    sure(await openApplications(world.secretary, world.id, anOpening));
    const states = async () => (await lettersOf(world.id, "application-opened")).map(({ state }) => state);
    expect(await states()).toEqual(["held", "held"]);
    expect(sure(await releaseLetters(world.secretary, world.id, { kind: "application-opened" }))).toBe(2);
    expect(await states()).toEqual(["queued", "queued"]);
  });

  test("is fixed for a return, whose term runs, and for a decision of the commission", async () => {
    const { id, secretary, applications } = await opened();
    for (const [kind, release] of [
      ["application-returned", "byPerson"],
      ["application-awarded", "atOnce"],
    ] as const)
      expect(await wordLetter(secretary, id, kind, { ...first, words: null, release })).toMatchObject({
        reason: "badInput",
      });
    sure(await returnApplication(secretary, applications[0]!.id, { sections: ["budget"], remarks: "Уточните цены" }));
    expect((await lettersOf(id, "application-returned"))[0]).toMatchObject({ state: "queued" });
  });
});

describe("the preview", () => {
  test("has made-up data before the opening, an application's afterwards, and those of a letter once there is one", async () => {
    const world = await aClosedCompetition({ applications: 2 });
    const look = async (kind: string, number: number | null = null) =>
      sure(await readWording(world.secretary, world.id, kind, number)).preview;
    expect(await look("application-rejected")).toMatchObject({ number: null });
    sure(await openApplications(world.secretary, world.id, anOpening));
    const own = await look("application-rejected", 2);
    expect(own.number).toBe(2);
    expect(own.subject).toContain("№ 2");
    expect(own.text).toContain("Чистый берег");
    expect(own.html).toContain("Чистый берег");
    expect(own.html).not.toContain(" style=");
    expect((await look("application-opened", 1)).text).toContain("/applicant/applications/");
  });

  test("of words that are not kept keeps nothing", async () => {
    const { id, secretary } = await opened();
    const looked = sure(await lookAtWording(secretary, id, "application-opened", words, null));
    expect(looked.subject).toBe("[Учебный конкурс] Номер 1");
    expect(looked.text).toContain("Возьмите паспорт");
    expect(sure(await readWording(secretary, id, "application-opened", null)).version).toBe(0);
  });
});
