import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { type Person, system } from "~/access/who";
import { submittedVersion } from "~/lifecycle/3-application/application.queries.server";
import { noWait } from "~/lifecycle/3-application/arrival.server";
import { attachFile } from "~/lifecycle/3-application/attach-file.server";
import type { Row } from "~/lifecycle/3-application/draft";
import { loadDraft } from "~/lifecycle/3-application/draft.queries.server";
import { sendOwnFile } from "~/lifecycle/3-application/file.queries.server";
import { removeAttachment } from "~/lifecycle/3-application/remove-attachment.server";
import { resubmitApplication } from "~/lifecycle/3-application/resubmit-application.server";
import { saveSection } from "~/lifecycle/3-application/save-section.server";
import { startApplication } from "~/lifecycle/3-application/start-application.server";
import { submitApplication } from "~/lifecycle/3-application/submit-application.server";
import { made } from "~/lifecycle/outcome";
import { db, transaction } from "~db/client.server";
import { correction } from "~db/schema/admission";
import { application, attachment, draftHistory } from "~db/schema/application";
import { journalPayload } from "~db/schema/journal";
import { receive } from "~storage/temporary-file.server";
import { type Announced, anOpenCompetition, aReadyApplication, setCompetition } from "../applications";
import { aMember, anApplicant, aPerson } from "../people";
import { useParts } from "../world";

useParts();

const historyOf = (id: string) =>
  db()
    .select({ version: draftHistory.version, data: draftHistory.data })
    .from(draftHistory)
    .where(eq(draftHistory.applicationId, id))
    .orderBy(draftHistory.version);

async function started(announced?: Announced) {
  const competition = announced ?? (await anOpenCompetition());
  const head = await aPerson("Мария");
  const applicantId = await anApplicant(head);
  const outcome = await startApplication(head, competition.id, applicantId);
  if (!outcome.ok) throw new Error(outcome.reason);
  return { id: outcome.value.id, head, applicantId, competition };
}

async function join(applicantId: string, role: "editor" | "viewer") {
  const person = await aPerson(role);
  await aMember(applicantId, person, role);
  return person;
}

describe("starting an application", () => {
  it("makes a draft and an event", async () => {
    const { id } = await started();
    const [row] = await db().select({ state: application.state }).from(application).where(eq(application.id, id));
    expect(row).toEqual({ state: "draft" });
    const events = await db()
      .select({ type: journalPayload.type })
      .from(journalPayload)
      .where(eq(journalPayload.subjectId, id));
    expect(events).toEqual([{ type: "application.started" }]);
  });

  it("refuses strangers, viewers, kinds that are not let in, and a reception that is not open", async () => {
    const competition = await anOpenCompetition();
    const head = await aPerson("Мария");
    const applicantId = await anApplicant(head);
    const groupId = await anApplicant(head, { kind: "initiative_group" });
    expect(await startApplication(await aPerson("Чужой"), competition.id, applicantId)).toEqual({
      ok: false,
      reason: "notFound",
    });
    expect(await startApplication(await join(applicantId, "viewer"), competition.id, applicantId)).toEqual({
      ok: false,
      reason: "wrongRole",
    });
    expect(await startApplication(head, competition.id, groupId)).toEqual({ ok: false, reason: "wrongKind" });
    expect(await startApplication(head, "x", applicantId)).toEqual({ ok: false, reason: "notFound" });
    await setCompetition(competition.id, { opensAt: new Date(Date.now() + 1000) });
    expect(await startApplication(head, competition.id, applicantId)).toEqual({ ok: false, reason: "notYet" });
    await setCompetition(competition.id, {
      opensAt: new Date(Date.now() - 2000),
      closesAt: new Date(Date.now() - 1000),
    });
    expect(await startApplication(head, competition.id, applicantId)).toEqual({ ok: false, reason: "deadlinePassed" });
    await setCompetition(competition.id, { state: "draft" });
    expect(await startApplication(head, competition.id, applicantId)).toEqual({ ok: false, reason: "notFound" });
  });

  it("keeps the announced number of applications, of ten simultaneous starts too", async () => {
    const competition = await anOpenCompetition({ rules: { maxApplicationsPerApplicant: 2 } });
    const head = await aPerson("Мария");
    const applicantId = await anApplicant(head);
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => startApplication(head, competition.id, applicantId)),
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(2);
    expect(outcomes.find((outcome) => !outcome.ok)).toEqual({
      ok: false,
      reason: "limitExceeded",
      details: { max: 2 },
    });
  });
});

describe("saving a section", () => {
  it("keeps anything partial, what is not named, and every saved state", async () => {
    const { id, head } = await started();
    const long = "я".repeat(5000);
    expect(await saveSection(head, id, { section: "about", version: 0, data: { title: long } })).toEqual({
      ok: true,
      value: { version: 1 },
    });
    expect(await saveSection(head, id, { section: "about", version: 1, data: { startsOn: "когда-нибудь" } })).toEqual({
      ok: true,
      value: { version: 2 },
    });
    const both = { title: long, startsOn: "когда-нибудь" };
    expect((await loadDraft(db(), head, id))?.draft.about).toEqual(both);
    expect(await historyOf(id)).toEqual([
      { version: 1, data: { title: long } },
      { version: 2, data: both },
    ]);
  });

  it("merges what two people wrote from one version, field by field and row by row", async () => {
    const { id, head, applicantId } = await started();
    const editor = await join(applicantId, "editor");
    const lines: [Row, Row] = [
      { id: "a", title: "Качели", price: "10" },
      { id: "b", title: "Песок", price: "20" },
    ];
    await saveSection(head, id, { section: "budget", version: 0, data: { lines } });
    const [first, second] = lines;
    const theirs: Row[] = [{ ...first, price: "15" }, second, { id: "c", title: "Чай" }];
    await saveSection(head, id, { section: "budget", version: 1, data: { lines: theirs } });
    const mine: Row[] = [
      { ...first, title: "Карусель" },
      { id: "d", title: "Доски" },
    ];
    const merged = [
      { id: "a", title: "Карусель", price: "15" },
      { id: "d", title: "Доски" },
      { id: "c", title: "Чай" },
    ];
    expect(await saveSection(editor, id, { section: "budget", version: 1, data: { lines: mine } })).toEqual({
      ok: true,
      value: { version: 3, data: { lines: merged } },
    });
    expect((await loadDraft(db(), head, id))?.draft.budget).toEqual({ lines: merged });
  });

  it("refuses to choose between two texts of one field, names it with both, and takes the choice", async () => {
    const { id, head, applicantId } = await started();
    const editor = await join(applicantId, "editor");
    await saveSection(head, id, { section: "problem", version: 0, data: { goal: "Двор", audience: "" } });
    await saveSection(head, id, { section: "problem", version: 1, data: { goal: "Сад", audience: "Все" } });
    const mine = { goal: "Парк", audience: "" };
    const refusal = await saveSection(editor, id, { section: "problem", version: 1, data: mine });
    expect(refusal).toEqual({
      ok: false,
      reason: "changedMeanwhile",
      clash: {
        version: 2,
        data: { goal: "Парк", audience: "Все" },
        by: head.name,
        at: expect.stringMatching(/^\d{4}-.*Z$/),
        conflicts: [{ path: "goal", mine: "Парк", theirs: "Сад" }],
      },
    });
    expect(await historyOf(id)).toHaveLength(2);
    const { version, data } = refusal.clash!;
    expect(await saveSection(editor, id, { section: "problem", version, data })).toEqual({
      ok: true,
      value: { version: 3 },
    });
  });

  it("takes a text sent twice once, although others have changed it since", async () => {
    const { id, head } = await started();
    const sent = { section: "problem" as const, version: 0, data: { goal: "Двор" } };
    await saveSection(head, id, sent);
    expect(await saveSection(head, id, sent)).toEqual({ ok: true, value: { version: 1, data: { goal: "Двор" } } });
    await saveSection(head, id, { section: "problem", version: 1, data: { goal: "Сад" } });
    expect(await saveSection(head, id, sent)).toEqual({ ok: true, value: { version: 2, data: { goal: "Сад" } } });
    expect(await historyOf(id)).toHaveLength(2);
  });

  it("lets one of many simultaneous saves win and refuses the others", async () => {
    const { id, head } = await started();
    for (const version of [0, 1]) {
      const outcomes = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          saveSection(head, id, { section: "team", version, data: { leader: `${version} ${index}` } }),
        ),
      );
      expect(outcomes.filter((outcome) => outcome.ok)).toEqual([{ ok: true, value: { version: version + 1 } }]);
      expect(
        outcomes
          .filter((outcome) => !outcome.ok)
          .every((outcome) => !outcome.ok && outcome.reason === "changedMeanwhile"),
      ).toBe(true);
    }
    expect(await historyOf(id)).toHaveLength(2);
  });

  it("refuses a version that never was", async () => {
    const { id, head } = await started();
    expect(await saveSection(head, id, { section: "team", version: 7, data: {} })).toEqual({
      ok: false,
      reason: "changedMeanwhile",
    });
    expect(await historyOf(id)).toEqual([]);
  });

  it("refuses strangers, viewers, texts no form could need and what comes after the deadline", async () => {
    const { id, head, applicantId, competition } = await started();
    const typed = { section: "team" as const, version: 0, data: { leader: "Я" } };
    expect(await saveSection(await aPerson("Чужой"), id, typed)).toEqual({ ok: false, reason: "notFound" });
    expect(await saveSection(await join(applicantId, "viewer"), id, typed)).toEqual({ ok: false, reason: "wrongRole" });
    expect(await saveSection(await join(applicantId, "editor"), id, typed)).toMatchObject({ ok: true });
    const huge = { ...typed, version: 1, data: { leader: "я".repeat(400_000) } };
    expect(await saveSection(head, id, huge)).toEqual({ ok: false, reason: "limitExceeded" });
    await setCompetition(competition.id, { closesAt: new Date(Date.now() - 1000) });
    expect(await saveSection(head, id, { ...typed, version: 1 })).toEqual({ ok: false, reason: "deadlinePassed" });
  });
});

const pdf =
  "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
async function attach(who: Person, id: string, { text = pdf, kind = "charter" } = {}) {
  const received = await receive(
    (async function* () {
      yield Buffer.from(text);
    })(),
    1_000_000,
  );
  if (!received.ok) throw new Error(received.reason);
  const outcome = await attachFile(who, id, { kind, name: "устав.pdf", file: received.file });
  await received.file.close();
  return outcome;
}
const charter = { key: "charter", title: "Устав", required: true, identifies: true, visibility: "office" as const };

describe("documents", () => {
  it("are attached, sent back byte by byte, submitted by their hash, and stay in a version when removed", async () => {
    const competition = await anOpenCompetition({ rules: { requiredDocuments: [charter] } });
    const { id, head } = await aReadyApplication({ competition });
    expect(await submitApplication(head, id, { key: crypto.randomUUID() }, noWait)).toEqual({
      ok: false,
      reason: "incomplete",
    });
    const attached = await attach(head, id);
    if (!attached.ok || !("id" in attached.value)) throw new Error("not attached");
    expect(await submitApplication(head, id, { key: crypto.randomUUID() }, noWait)).toMatchObject({ ok: true });
    const [kept] = (await submittedVersion(db(), id))!.files;
    expect(kept).toMatchObject({ kind: "charter", name: "устав.pdf", size: pdf.length });
    expect(await removeAttachment(head, id, attached.value.id)).toMatchObject({ ok: true });
    expect(await removeAttachment(head, id, attached.value.id)).toEqual({ ok: false, reason: "notFound" });
    expect((await loadDraft(db(), head, id))?.files).toEqual([]);
    expect((await submittedVersion(db(), id))?.files).toHaveLength(1);
    const sent = await sendOwnFile(head, id, kept!.fileId);
    expect(sent.ok && (await sent.value.text())).toBe(pdf);
    expect(await sendOwnFile(await aPerson("Чужой"), id, kept!.fileId)).toEqual({ ok: false, reason: "notFound" });
  });

  it("are refused when disguised, of no announced kind, or of a stranger, and leave no row", async () => {
    const competition = await anOpenCompetition({ rules: { requiredDocuments: [charter] } });
    const { id, head } = await started(competition);
    expect(await attach(head, id, { text: "MZ" })).toEqual({ ok: true, value: { unfit: "disguised" } });
    expect(await attach(head, id, { kind: "yacht" })).toEqual({ ok: false, reason: "badInput" });
    expect(await attach(await aPerson("Чужой"), id)).toEqual({ ok: false, reason: "notFound" });
    expect(await db().select().from(attachment).where(eq(attachment.applicationId, id))).toEqual([]);
  });
});

describe("a return for correction", () => {
  async function returned(dueAt: Date) {
    const ready = await aReadyApplication();
    await submitApplication(ready.head, ready.id, { key: crypto.randomUUID() }, noWait);
    await setCompetition(ready.competition.id, { state: "admission", closesAt: new Date(Date.now() - 60_000) });
    await transaction(system, "seed.play", async (tx) => {
      await tx.update(application).set({ state: "returned", number: 1 }).where(eq(application.id, ready.id));
      await tx.insert(correction).values({
        applicationId: ready.id,
        competitionId: ready.competition.id,
        ordinal: 1,
        remarks: "Команда",
        sections: ["team"],
        dueAt,
        askedBy: ready.head.id,
      });
      return made(undefined);
    });
    return ready;
  }

  it("opens its sections only, and what is sent again differs in them only", async () => {
    const { id, head } = await returned(new Date(Date.now() + 60_000));
    expect(await saveSection(head, id, { section: "about", version: 1, data: {} })).toEqual({
      ok: false,
      reason: "wrongState",
    });
    expect(
      await saveSection(head, id, {
        section: "team",
        version: 1,
        data: { leader: "Новый", leaderExperience: "Да", members: [] },
      }),
    ).toMatchObject({ ok: true });
    const before = (await submittedVersion(db(), id))!;
    const key = crypto.randomUUID();
    const outcome = await resubmitApplication(head, id, { key }, noWait);
    expect(outcome).toMatchObject({ ok: true, value: { edition: 2 } });
    const after = (await submittedVersion(db(), id))!;
    expect(after.content).toEqual({
      ...before.content,
      team: { leader: "Новый", leaderExperience: "Да", members: [] },
    });
    const [row] = await db()
      .select({ state: application.state, arrivedAt: application.arrivedAt })
      .from(application)
      .where(eq(application.id, id));
    expect(row).toEqual({ state: "opened", arrivedAt: before.arrivedAt });
    const [asked] = await db()
      .select({ resolvedAt: correction.resolvedAt })
      .from(correction)
      .where(eq(correction.applicationId, id));
    expect(asked?.resolvedAt).toEqual(expect.any(Date));
    expect(await resubmitApplication(head, id, { key }, noWait)).toEqual(outcome);
    expect(await resubmitApplication(head, id, { key, seen: after.sha256 }, noWait)).toEqual(outcome);
    expect(await resubmitApplication(head, id, { key, seen: before.sha256 }, noWait)).toEqual({
      ok: false,
      reason: "keyReused",
    });
    expect((await submittedVersion(db(), id))!.version).toBe(2);
    expect(await resubmitApplication(head, id, { key: crypto.randomUUID() }, noWait)).toEqual({
      ok: false,
      reason: "wrongState",
    });
  });

  it("refuses what comes after its date", async () => {
    const { id, head } = await returned(new Date(Date.now() - 1000));
    expect(await saveSection(head, id, { section: "team", version: 1, data: {} })).toEqual({
      ok: false,
      reason: "deadlinePassed",
    });
    expect(await resubmitApplication(head, id, { key: crypto.randomUUID() }, noWait)).toMatchObject({
      ok: false,
      reason: "deadlinePassed",
    });
  });
});
