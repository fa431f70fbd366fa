import { createHash, randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { system } from "~/access/who";
import { competitionFacts } from "~/lifecycle/2-announcement/competition.queries.server";
import { type SubmittedVersion, submittedVersion } from "~/lifecycle/3-application/application.queries.server";
import { noWait } from "~/lifecycle/3-application/arrival.server";
import { closeReception, closeReceptions } from "~/lifecycle/3-application/close-reception.job.server";
import { answersOf, projectOf, rowsThatMean } from "~/lifecycle/3-application/content";
import { loadDraft } from "~/lifecycle/3-application/draft.queries.server";
import { checkReceipt } from "~/lifecycle/3-application/receipt.queries.server";
import { reopenApplication } from "~/lifecycle/3-application/reopen-application.server";
import { saveSection } from "~/lifecycle/3-application/save-section.server";
import { submitApplication } from "~/lifecycle/3-application/submit-application.server";
import { editionOf, sha256Of } from "~/lifecycle/3-application/version.server";
import { withdrawApplication } from "~/lifecycle/3-application/withdraw-application.server";
import { made } from "~/lifecycle/outcome";
import { db, transaction } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { application, applicationVersion } from "~db/schema/application";
import { journalPayload } from "~db/schema/journal";
import { letter } from "~db/schema/outbox";
import { membership } from "~db/schema/registration";
import { anOpenCompetition, aReadyApplication, setCompetition } from "../applications";
import { anApplicant, aPerson } from "../people";
import { useParts } from "../world";

useParts();

const key = () => randomUUID();
const titleOf = (one: SubmittedVersion | undefined) => one && projectOf(one.content, one.template).title;
const eventsOf = async (id: string) =>
  (
    await db()
      .select({ type: journalPayload.type })
      .from(journalPayload)
      .where(eq(journalPayload.subjectId, id))
      .orderBy(journalPayload.seq)
  ).map(({ type }) => type);
const versionsOf = (id: string) =>
  db()
    .select({ version: applicationVersion.version, sha256: applicationVersion.sha256 })
    .from(applicationVersion)
    .where(eq(applicationVersion.applicationId, id))
    .orderBy(applicationVersion.version);
const stateOf = async (id: string) =>
  (await db().select({ state: application.state }).from(application).where(eq(application.id, id)))[0]?.state;

describe("submitting an application", () => {
  it("writes an immutable version, the columns of the lists, an event and a letter with a valid receipt", async () => {
    const { id, head, competition: announced } = await aReadyApplication();
    const outcome = await submitApplication(head, id, { key: key() }, noWait);
    if (!outcome.ok) throw new Error(outcome.reason);
    const receipt = outcome.value;
    expect(receipt).toMatchObject({
      edition: 1,
      code: expect.stringMatching(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/),
    });

    const version = await submittedVersion(db(), id);
    expect(rowsThatMean(version!.template, answersOf(version!.content), "budget")[1]).toEqual({
      category: "events",
      title: "Чай",
      price: "10055",
      quantity: "99.502",
      own: "1000000",
      justification: "Чай",
    });
    expect(sha256Of(version!.content, version!.files)).toBe(receipt.sha256);
    const [row] = await db()
      .select({
        state: application.state,
        requested: application.requested,
        own: application.ownShare,
        total: application.total,
        title: application.title,
      })
      .from(application)
      .where(eq(application.id, id));
    expect(row).toEqual({
      state: "submitted",
      requested: 5000493n,
      own: 1000000n,
      total: 6000493n,
      title: "Добрый двор",
    });
    expect(await eventsOf(id)).toEqual(["application.started", "application.submitted"]);
    const letters = await db()
      .select({ kind: letter.kind, to: letter.toEmail })
      .from(letter)
      .where(eq(letter.competitionId, announced.id));
    expect(letters).toEqual([{ kind: "application-submitted", to: head.email }]);
    expect(await checkReceipt(` ${receipt.code.toLowerCase().replaceAll("-", " ")} `)).toEqual({
      code: receipt.code,
      arrivedAt: receipt.arrivedAt.toISOString(),
      zone: "Asia/Kamchatka",
      sha256: receipt.sha256,
    });
  });

  it("never changes a version that was written", async () => {
    const { id, head } = await aReadyApplication();
    await submitApplication(head, id, { key: key() }, noWait);
    await expect(
      transaction(system, "seed.play", async (tx) => {
        await tx.update(applicationVersion).set({ sha256: "" }).where(eq(applicationVersion.applicationId, id));
        return made(undefined);
      }),
    ).rejects.toMatchObject({ cause: { message: expect.stringContaining("append-only") } });
  });

  it("gives the same receipt for the same key, fifty times at once and again later", async () => {
    const { id, head } = await aReadyApplication();
    const one = key();
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () => submitApplication(head, id, { key: one }, noWait)),
    );
    const again = await submitApplication(head, id, { key: one }, noWait);
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
    expect(new Set([...outcomes, again].map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(await versionsOf(id)).toHaveLength(1);
    expect((await eventsOf(id)).filter((type) => type === "application.submitted")).toHaveLength(1);
  });

  it("refuses the same key for another content", async () => {
    const { id, head } = await aReadyApplication();
    const one = key();
    await submitApplication(head, id, { key: one }, noWait);
    const loaded = await loadDraft(db(), head, id);
    await saveSection(head, id, { section: "about", version: 1, data: { ...loaded!.draft.about, title: "Другое" } });
    expect(await submitApplication(head, id, { key: one }, noWait)).toEqual({ ok: false, reason: "keyReused" });
    expect(await versionsOf(id)).toHaveLength(1);
  });

  it("answers a repeated click with its receipt although the draft has been changed since", async () => {
    const { id, head } = await aReadyApplication();
    const submission = { key: key(), seen: editionOf((await loadDraft(db(), head, id))!).sha256 };
    const first = await submitApplication(head, id, submission, noWait);
    await saveSection(head, id, { section: "team", version: 1, data: { leader: "Другой", leaderExperience: "Опыт" } });
    expect(await submitApplication(head, id, submission, noWait)).toEqual(first);
  });

  it("refuses what is not what stood on the page", async () => {
    const { id, head } = await aReadyApplication();
    const seen = createHash("sha256").update("other").digest("hex");
    expect(await submitApplication(head, id, { key: key(), seen }, noWait)).toEqual({
      ok: false,
      reason: "changedMeanwhile",
    });
    expect(await stateOf(id)).toBe("draft");
  });

  it("makes two editions of two simultaneous submissions with different keys", async () => {
    const { id, head } = await aReadyApplication();
    const outcomes = await Promise.all([1, 2].map(() => submitApplication(head, id, { key: key() }, noWait)));
    expect(outcomes.map((outcome) => outcome.ok && outcome.value.edition).sort()).toEqual([1, 2]);
    expect((await versionsOf(id)).map(({ version }) => version)).toEqual([1, 2]);
  });

  it("keeps the submitted version valid while a new edition is being written, and replaces it on submitting", async () => {
    const { id, head } = await aReadyApplication();
    await submitApplication(head, id, { key: key() }, noWait);
    const loaded = await loadDraft(db(), head, id);
    await saveSection(head, id, {
      section: "about",
      version: 1,
      data: { ...loaded!.draft.about, title: "Новый двор" },
    });
    expect(titleOf(await submittedVersion(db(), id))).toBe("Добрый двор");
    await submitApplication(head, id, { key: key() }, noWait);
    expect(await submittedVersion(db(), id)).toMatchObject({ version: 2, content: { about: { title: "Новый двор" } } });
    expect(titleOf(await submittedVersion(db(), id, 1))).toBe("Добрый двор");
  });

  it("refuses an incomplete draft", async () => {
    const { id, head } = await aReadyApplication();
    await saveSection(head, id, { section: "indicators", version: 1, data: { items: [] } });
    expect(await submitApplication(head, id, { key: key() }, noWait)).toEqual({ ok: false, reason: "incomplete" });
  });

  it("refuses an editor with wrongRole and a stranger with notFound", async () => {
    const { id, applicantId } = await aReadyApplication();
    const [editor, stranger] = [await aPerson("Редактор"), await aPerson("Чужой")];
    await transaction(system, "seed.play", async (tx) => {
      await tx.insert(membership).values({ applicantId, personId: editor.id, role: "editor" });
      return made(undefined);
    });
    expect(await submitApplication(editor, id, { key: key() }, noWait)).toEqual({ ok: false, reason: "wrongRole" });
    expect(await submitApplication(stranger, id, { key: key() }, noWait)).toEqual({ ok: false, reason: "notFound" });
    expect(await submitApplication(stranger, "garbage", { key: key() }, noWait)).toEqual({
      ok: false,
      reason: "notFound",
    });
  });
});

describe("the deadline", () => {
  it("refuses what arrives after it, says when it came, and keeps the attempt as evidence", async () => {
    const { id, head, competition: announced } = await aReadyApplication();
    await setCompetition(announced.id, { closesAt: new Date(Date.now() - 1000) });
    const outcome = await submitApplication(head, id, { key: key() }, noWait);
    expect(outcome).toMatchObject({ ok: false, reason: "deadlinePassed", details: { arrivedAt: expect.any(String) } });
    expect(await eventsOf(id)).toEqual(["application.started", "application.cameLate"]);
    expect(await versionsOf(id)).toEqual([]);
  });

  it("accepts what came in time and only waited in a queue", async () => {
    const { id, head, competition: announced } = await aReadyApplication();
    const closesAt = new Date(Date.now() - 1000);
    await setCompetition(announced.id, { closesAt });
    const outcome = await submitApplication(head, id, { key: key() }, () => 5000);
    expect(outcome.ok && outcome.value.arrivedAt < closesAt).toBe(true);
  });

  it("accepts what waited for a lock across the deadline", async () => {
    const { id, head, competition: announced } = await aReadyApplication();
    const closesAt = new Date(Date.now() + 300);
    await setCompetition(announced.id, { closesAt });
    const came = performance.now();
    const [, outcome] = await Promise.all([
      transaction(system, "seed.play", async (tx) => {
        await tx.execute(sql`select 1 from competition where id = ${announced.id} for update`);
        await tx.execute(sql`select pg_sleep(0.8)`);
        return made(undefined);
      }),
      new Promise((resolve) => setTimeout(resolve, 50)).then(() =>
        submitApplication(head, id, { key: key() }, () => performance.now() - came),
      ),
    ]);
    expect(outcome).toMatchObject({ ok: true });
  });

  it("refuses everything once the closer has run, whenever it came", async () => {
    const { id, head, competition: announced } = await aReadyApplication();
    await setCompetition(announced.id, { closesAt: new Date(Date.now() - 10_000) });
    expect(await closeReceptions()).toContain(announced.id);
    expect(await submitApplication(head, id, { key: key() }, () => 60_000)).toMatchObject({
      ok: false,
      reason: "deadlinePassed",
    });
    expect(await withdrawApplication(head, id, noWait)).toMatchObject({ ok: false });
  });

  it("refuses what comes before the reception opens", async () => {
    const { id, head, competition: announced } = await aReadyApplication();
    await setCompetition(announced.id, {
      opensAt: new Date(Date.now() + 60_000),
      closesAt: new Date(Date.now() + 120_000),
    });
    expect(await submitApplication(head, id, { key: key() }, noWait)).toEqual({ ok: false, reason: "notYet" });
  });
});

describe("the closer", () => {
  it("fixes how many applications count and the root over their fingerprints", async () => {
    const announced = await anOpenCompetition();
    const ready = [];
    for (let index = 0; index < 3; index += 1) ready.push(await aReadyApplication({ competition: announced }));
    for (const { id, head } of ready) await submitApplication(head, id, { key: key() }, noWait);
    await withdrawApplication(ready[0]!.head, ready[0]!.id, noWait);
    await setCompetition(announced.id, { closesAt: new Date(Date.now() - 10_000) });
    const outcome = await closeReception(announced.id);
    const hashes = (await Promise.all(ready.slice(1).map(({ id }) => versionsOf(id))))
      .flat()
      .map(({ sha256 }) => sha256);
    const root = createHash("sha256").update(hashes.sort().join("\n")).digest("hex");
    expect(outcome).toEqual({ ok: true, value: { count: 2, root } });
    const [row] = await db().select().from(competition).where(eq(competition.id, announced.id));
    expect(row).toMatchObject({ state: "closed", closedCount: 2, closedRoot: root });
    expect(await eventsOf(announced.id)).toEqual(["competition.closed"]);
  });

  it("waits for the grace, closes once, and leaves other competitions alone", async () => {
    const [early, open] = [await anOpenCompetition({ columns: { graceSeconds: 60 } }), await anOpenCompetition()];
    await setCompetition(early.id, { closesAt: new Date(Date.now() - 10_000) });
    expect(await closeReception(early.id)).toEqual({ ok: false, reason: "notYet" });
    expect(await closeReception(open.id)).toEqual({ ok: false, reason: "notYet" });
    await setCompetition(early.id, { graceSeconds: 1 });
    const outcomes = await Promise.all([closeReception(early.id), closeReception(early.id)]);
    expect(outcomes.map((outcome) => outcome.ok).sort()).toEqual([false, true]);
    expect(outcomes.find((outcome) => !outcome.ok)).toEqual({ ok: false, reason: "wrongState" });
  });

  it("goes by the competition's own clock", async () => {
    const announced = await anOpenCompetition({ columns: { mode: "test" } });
    expect(await closeReception(announced.id)).toEqual({ ok: false, reason: "notYet" });
    await setCompetition(announced.id, { clockShift: "2 hours" });
    expect((await competitionFacts(db(), system, announced.id))!.now > new Date(Date.now() + 3600_000)).toBe(true);
    expect(await closeReception(announced.id)).toMatchObject({ ok: true, value: { count: 0 } });
  });

  it("counts exactly what was acknowledged when submissions race the deadline", async () => {
    const announced = await anOpenCompetition({ columns: { graceSeconds: 0 } });
    const ready = await Promise.all(Array.from({ length: 12 }, () => aReadyApplication({ competition: announced })));
    await setCompetition(announced.id, { closesAt: new Date(Date.now() + 150) });
    const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
    const submissions = ready.map(async ({ id, head }, index) => {
      await pause(index * 25);
      const came = performance.now();
      return submitApplication(head, id, { key: key() }, () => performance.now() - came);
    });
    const closer = (async () => {
      for (;;) {
        const outcome = await closeReception(announced.id);
        if (outcome.ok) return outcome.value;
        await pause(5);
      }
    })();
    const acknowledged = (await Promise.all(submissions)).filter((outcome) => outcome.ok).length;
    const { count } = await closer;
    expect(count).toBe(acknowledged);
    expect(acknowledged).toBeGreaterThan(0);
    expect(acknowledged).toBeLessThan(12);
  });
});

describe("withdrawing and taking up again", () => {
  it("takes a submitted application out and back, with a letter and a trace of both", async () => {
    const { id, head, competition: announced } = await aReadyApplication();
    await submitApplication(head, id, { key: key() }, noWait);
    expect(await withdrawApplication(head, id, noWait)).toEqual({ ok: true, value: undefined });
    expect(await withdrawApplication(head, id, noWait)).toEqual({ ok: false, reason: "wrongState" });
    expect(await reopenApplication(head, id, noWait)).toEqual({ ok: true, value: undefined });
    expect(await stateOf(id)).toBe("draft");
    expect(await submitApplication(head, id, { key: key() }, noWait)).toMatchObject({
      ok: true,
      value: { edition: 2 },
    });
    expect(await eventsOf(id)).toEqual([
      "application.started",
      "application.submitted",
      "application.withdrawn",
      "application.reopened",
      "application.submitted",
    ]);
    const letters = await db().select({ kind: letter.kind }).from(letter).where(eq(letter.competitionId, announced.id));
    expect(letters.map(({ kind }) => kind).sort()).toEqual([
      "application-submitted",
      "application-submitted",
      "application-withdrawn",
    ]);
  });

  it("refuses a draft, a late head and a stranger", async () => {
    const { id, head, competition: announced } = await aReadyApplication();
    expect(await withdrawApplication(head, id, noWait)).toEqual({ ok: false, reason: "wrongState" });
    expect(await withdrawApplication(await aPerson("Чужой"), id, noWait)).toEqual({ ok: false, reason: "notFound" });
    await submitApplication(head, id, { key: key() }, noWait);
    await setCompetition(announced.id, { closesAt: new Date(Date.now() - 1000) });
    expect(await withdrawApplication(head, id, noWait)).toMatchObject({ ok: false, reason: "deadlinePassed" });
    expect(await stateOf(id)).toBe("submitted");
  });

  it("does not take one up again beyond the announced number of applications", async () => {
    const announced = await anOpenCompetition({ rules: { maxApplicationsPerApplicant: 1 } });
    const head = await aPerson("Мария");
    const applicantId = await anApplicant(head);
    const first = await aReadyApplication({ competition: announced, head, applicantId });
    await submitApplication(head, first.id, { key: key() }, noWait);
    await withdrawApplication(head, first.id, noWait);
    await aReadyApplication({ competition: announced, head, applicantId });
    expect(await reopenApplication(head, first.id, noWait)).toEqual({
      ok: false,
      reason: "limitExceeded",
      details: { max: 1 },
    });
  });
});
