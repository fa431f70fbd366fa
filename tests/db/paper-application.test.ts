import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { system } from "~/access/who";
import type { PaperIntake } from "~/lifecycle/2-announcement/rules";
import { noWait } from "~/lifecycle/3-application/arrival.server";
import { closeReception } from "~/lifecycle/3-application/close-reception.job.server";
import { comparePaper, finishPaper } from "~/lifecycle/3-application/finish-paper.server";
import { namePaperApplicant } from "~/lifecycle/3-application/name-paper-applicant.server";
import { readOwnApplication } from "~/lifecycle/3-application/own-application.queries.server";
import {
  listPaperApplications,
  readPaperApplication,
} from "~/lifecycle/3-application/paper-application.queries.server";
import { readPaperToCompare } from "~/lifecycle/3-application/paper-finish.queries.server";
import { sendPaperScan } from "~/lifecycle/3-application/paper-scan.server";
import { readReceipt } from "~/lifecycle/3-application/receipt-page.server";
import { registerPaper } from "~/lifecycle/3-application/register-paper.server";
import { saveSection } from "~/lifecycle/3-application/save-section.server";
import { setPaperAside, withdrawPaper } from "~/lifecycle/3-application/settle-paper.server";
import { submitApplication } from "~/lifecycle/3-application/submit-application.server";
import { withdrawApplication } from "~/lifecycle/3-application/withdraw-application.server";
import { readForAdmission } from "~/lifecycle/4-admission/admission.queries.server";
import { openApplications } from "~/lifecycle/4-admission/open-applications.server";
import { newestPaper } from "~/lifecycle/4-admission/paper.queries.server";
import { done } from "~/lifecycle/outcome";
import { wallTimeOf } from "~/lifecycle/time";
import { db, transaction } from "~db/client.server";
import { application, applicationVersion } from "~db/schema/application";
import { journalPayload } from "~db/schema/journal";
import { paperApplication } from "~db/schema/paper-applications";
import { anOpenCompetition, aReadyApplication, completeDraft, setCompetition } from "../applications";
import { sure } from "../decided-competition";
import {
  aGroupOnPaper,
  aPaperBeingTyped,
  aRegisteredPaper,
  type Intake,
  isScanned,
  isTypedIn,
  minutesAgo,
} from "../paper-applications";
import { anApplicant, aPerson, grant } from "../people";
import { anOpening } from "../submitted-competition";
import { aDocument } from "../uploads";
import { useParts } from "../world";

useParts();

/** An open competition that takes paper, with two secretaries. */
async function anIntake(paperApplications: PaperIntake = "yes") {
  const announced = await anOpenCompetition({
    rules: {
      paperApplications,
      applicantKinds: ["legal", "initiative_group"],
      hostNeeded: false,
      groupMembersMin: undefined,
    },
  });
  const [secretary, other] = [await aPerson("Внесёнова Анна"), await aPerson("Сверкин Пётр")];
  for (const one of [secretary, other]) await grant(one, "secretary", announced.organiserId);
  return { ...announced, secretary, other };
}

const stateOf = async (id: string) =>
  (await db().select({ state: paperApplication.state }).from(paperApplication).where(eq(paperApplication.id, id)))[0]
    ?.state;
const applicationOf = async (id: string) => (await db().select().from(application).where(eq(application.id, id)))[0]!;
const ended = (of: Intake) => setCompetition(of.id, { closesAt: new Date(Date.now() - 60_000) });
/** The whole form typed in as an applicant would. */
async function types(of: Awaited<ReturnType<typeof anIntake>>, applicationId: string) {
  for (const [section, data] of Object.entries(completeDraft(of.rules)))
    sure(await saveSection(of.secretary, applicationId, { section, version: 0, data }));
}

describe("an application on paper", () => {
  it("counts as of its registered arrival, in the order of arrival, with a receipt for its bearer", async () => {
    const of = await anIntake();
    const electronic = await aReadyApplication({ competition: of });
    sure(await submitApplication(electronic.head, electronic.id, { key: crypto.randomUUID() }, noWait));
    const arrivedAt = await minutesAgo(of, 30);
    const { paperId, applicationId } = await aPaperBeingTyped(of, "12", arrivedAt);
    await types(of, applicationId);
    expect(await isTypedIn(of, paperId)).toEqual({ isCounted: true });
    const row = await applicationOf(applicationId);
    expect(row).toMatchObject({ state: "submitted", title: "Добрый двор", requested: 5000493n });
    expect(wallTimeOf(row.arrivedAt!, of.rules.zone)).toBe(arrivedAt);
    const receipt = sure(await readReceipt(of.secretary, applicationId));
    expect(receipt.arrivedAt).toBe(row.arrivedAt!.toISOString());
    expect(receipt.proof).not.toBeNull();

    await ended(of);
    expect(sure(await closeReception(of.id)).count).toBe(2);
    sure(await openApplications(of.secretary, of.id, anOpening));
    expect((await applicationOf(applicationId)).number).toBe(1);
    const protocol = await newestPaper(db(), of.id, "openingProtocol");
    expect(protocol?.applications.map(({ paperEntry }) => paperEntry)).toEqual(["12", undefined]);
    expect(sure(await readForAdmission(of.other, of.id, applicationId)).facts.paperId).toBe(paperId);
  });

  it("is hidden from everybody of the office but its typist until the opening", async () => {
    const of = await anIntake();
    const head = await aPerson("Администратор");
    await grant(head, "organiserAdmin", of.organiserId);
    const { paperId, applicationId } = await aPaperBeingTyped(of, "7");
    await types(of, applicationId);
    const own = sure(await readPaperApplication(of.secretary, of.id, paperId));
    expect(own.contents).toMatchObject({ name: "Бумага 7", applicant: "Соседи по бумаге 7" });
    const scanId = own.contents!.scans[0]!.id;
    const told = async () => {
      for (const who of [of.other, head]) {
        const page = sure(await readPaperApplication(who, of.id, paperId));
        expect(page.contents).toBeNull();
        expect(JSON.stringify(page)).not.toContain("Соседи");
        expect(JSON.stringify(page)).not.toContain("Бумага 7");
        expect(JSON.stringify(sure(await listPaperApplications(who, of.id, 1)))).not.toMatch(/Соседи|Бумага/);
        const none = { ok: false, reason: "notFound" };
        expect(await readOwnApplication(who, applicationId)).toEqual(none);
        expect(await readForAdmission(who, of.id, applicationId)).toEqual(none);
        expect(await sendPaperScan(who, { competitionId: of.id, paperId, scanId })).toEqual(none);
      }
    };
    await told();
    await isTypedIn(of, paperId);
    await told();
  });

  it("is read by a typist as long as they are a secretary", async () => {
    const of = await anIntake();
    const { applicationId } = await aPaperBeingTyped(of, "1");
    expect((await readOwnApplication(of.secretary, applicationId)).ok).toBe(true);
    await transaction(system, "seed.play", async (tx) => {
      await tx.execute(sql`update role_grant set until = now() where person_id = ${of.secretary.id}`);
      return done;
    });
    expect(await readOwnApplication(of.secretary, applicationId)).toEqual({ ok: false, reason: "notFound" });
  });

  it("keeps the closer waiting when it came in time, and nothing else can come meanwhile", async () => {
    const of = await anIntake();
    const electronic = await aReadyApplication({ competition: of });
    const { paperId, applicationId } = await aPaperBeingTyped(of, "3");
    await setCompetition(of.id, { closesAt: new Date(Date.now() - 10_000) });
    expect(await closeReception(of.id)).toEqual({ ok: false, reason: "notYet" });
    expect(sure(await listPaperApplications(of.secretary, of.id, 1)).waiting).toBe(1);
    expect(await submitApplication(electronic.head, electronic.id, { key: crypto.randomUUID() }, noWait)).toMatchObject(
      {
        ok: false,
        reason: "deadlinePassed",
      },
    );
    await types(of, applicationId);
    expect(await isTypedIn(of, paperId)).toEqual({ isCounted: true });
    expect(sure(await closeReception(of.id)).count).toBe(1);
  });

  it("is kept as come late after the deadline or the closer, counts nowhere and stands in the protocol", async () => {
    const of = await anIntake();
    const electronic = await aReadyApplication({ competition: of });
    sure(await submitApplication(electronic.head, electronic.id, { key: crypto.randomUUID() }, noWait));
    await setCompetition(of.id, { closesAt: new Date(Date.now() - 5 * 60_000) });
    const typed = { way: "post", name: "Опоздавшие", bearer: "" } as const;
    const inTime = { ...typed, entry: "20", arrivedAt: await minutesAgo(of, 10) };
    const late = { ...typed, entry: "21", arrivedAt: await minutesAgo(of, 2) };
    expect(sure(await registerPaper(of.secretary, of.id, late)).isLate).toBe(true);
    sure(await closeReception(of.id));
    const afterClose = sure(await registerPaper(of.secretary, of.id, inTime));
    expect(afterClose.isLate).toBe(true);
    expect(await namePaperApplicant(of.secretary, of.id, afterClose.id, { id: electronic.applicantId })).toMatchObject({
      ok: false,
      reason: "wrongState",
    });
    sure(await openApplications(of.secretary, of.id, anOpening));
    const protocol = await newestPaper(db(), of.id, "openingProtocol");
    expect(protocol).toMatchObject({ lateAttempts: 2 });
    expect(protocol?.applications).toHaveLength(1);
  });

  it("takes no arrival of the future or before the reception, and one number of the book once", async () => {
    const of = await anIntake();
    const typed = { way: "inPerson", name: "Группа", bearer: "", entry: "5" } as const;
    const at = async (minutes: number) =>
      registerPaper(of.secretary, of.id, { ...typed, arrivedAt: await minutesAgo(of, minutes) });
    expect(await at(-5)).toEqual({ ok: false, reason: "notYet" });
    expect(await at(120)).toEqual({ ok: false, reason: "notYet" });
    expect((await at(1)).ok).toBe(true);
    expect(await at(1)).toEqual({ ok: false, reason: "alreadyExists" });
  });

  it("is taken only where the rules say so, and only by a secretary", async () => {
    const none = await anIntake("no");
    const typed = { way: "inPerson", name: "Группа", bearer: "", entry: "5" } as const;
    const register = async (of: Intake) =>
      registerPaper(of.secretary, of.id, { ...typed, arrivedAt: await minutesAgo(of, 1) });
    expect(await register(none)).toEqual({ ok: false, reason: "notFound" });
    const of = await anIntake();
    const head = await aPerson("Администратор");
    await grant(head, "organiserAdmin", of.organiserId);
    expect(await register({ ...of, secretary: head })).toEqual({ ok: false, reason: "notFound" });
  });

  it("never changes what was registered, whatever writes it", async () => {
    const of = await anIntake();
    const paperId = await aRegisteredPaper(of, "9");
    await expect(
      transaction(system, "seed.play", async (tx) => {
        await tx
          .update(paperApplication)
          .set({ arrivedAt: new Date(0) })
          .where(eq(paperApplication.id, paperId));
        return done;
      }),
    ).rejects.toMatchObject({ cause: { message: expect.stringContaining("never changes") } });
  });

  it("needs the scans and the consent; what the paper lacks too goes to the check of admission", async () => {
    const of = await anIntake();
    const paperId = await aRegisteredPaper(of, "11");
    const consent = { consentBy: "Иванова Мария Петровна", consentOn: "2026-01-10" };
    const named = { kind: "initiative_group", profile: aGroupOnPaper, anyway: false } as const;
    sure(await namePaperApplicant(of.secretary, of.id, paperId, named));
    expect(await finishPaper(of.secretary, of.id, paperId, consent)).toEqual({ ok: false, reason: "proofNeeded" });
    const { paperId: scanned } = await aPaperBeingTyped(of, "13");
    expect(await finishPaper(of.secretary, of.id, scanned, consent)).toEqual({ ok: false, reason: "incomplete" });
    expect(await finishPaper(of.secretary, of.id, scanned, { ...consent, consentOn: "2999-01-01" })).toEqual({
      ok: false,
      reason: "notYet",
    });
    expect(await isTypedIn(of, scanned)).toEqual({ isCounted: true });
    const [kept] = await db().select().from(paperApplication).where(eq(paperApplication.id, scanned));
    expect(kept).toMatchObject({ consentBy: aGroupOnPaper.headName, consentVersion: expect.any(String) });
  });

  it("is not written by its applicant's own people, who may withdraw it", async () => {
    const of = await anIntake();
    const head = await aPerson("Мария Иванова");
    const applicantId = await anApplicant(head);
    const paperId = await aRegisteredPaper(of, "14");
    const { id } = sure(await namePaperApplicant(of.secretary, of.id, paperId, { id: applicantId }));
    const data = { title: "Чужая правка" };
    expect(await saveSection(head, id, { section: "about", version: 0, data })).toMatchObject({ reason: "onPaper" });
    expect(await submitApplication(head, id, { key: crypto.randomUUID() }, noWait)).toMatchObject({
      reason: "onPaper",
    });
    for (const kind of ["application", "consent"] as const) await isScanned(of, paperId, kind);
    await isTypedIn(of, paperId);
    expect((await withdrawApplication(head, id, noWait)).ok).toBe(true);
  });

  it("tells in its application's history who typed it", async () => {
    const of = await anIntake();
    const { paperId, applicationId } = await aPaperBeingTyped(of, "15");
    await isTypedIn(of, paperId);
    const { history } = sure(await readOwnApplication(of.secretary, applicationId));
    expect(history.map(({ what }) => what)).toEqual([
      "Заявка подана на бумаге",
      "Начат черновик заявки: с бумаги вносит Внесёнова Анна",
    ]);
    const facts = await db()
      .select({ type: journalPayload.type })
      .from(journalPayload)
      .where(eq(journalPayload.subjectId, paperId))
      .orderBy(journalPayload.seq);
    expect(facts.map(({ type }) => type)).toEqual([
      "paperApplication.registered",
      "paperApplication.scanAttached",
      "paperApplication.scanAttached",
      "paperApplication.typed",
    ]);
  });
});

describe("a second person", () => {
  it("compares what was typed with the paper: the typist cannot, and nothing counts before", async () => {
    const of = await anIntake("compared");
    const { paperId, applicationId } = await aPaperBeingTyped(of, "31");
    await types(of, applicationId);
    expect(await isTypedIn(of, paperId)).toEqual({ isCounted: false });
    expect((await applicationOf(applicationId)).state).toBe("draft");
    const { seen, text } = sure(await readPaperToCompare(of.other, of.id, paperId));
    expect(JSON.stringify(text)).toContain("Добрый двор");
    const same = { answer: "same", remark: "", seen } as const;
    expect(await comparePaper(of.secretary, of.id, paperId, same)).toEqual({ ok: false, reason: "secondPerson" });
    expect(await comparePaper(of.other, of.id, paperId, { ...same, seen: "0".repeat(64) })).toMatchObject({
      reason: "changedMeanwhile",
    });
    const data = { title: "Правка после сверки" };
    expect(await saveSection(of.secretary, applicationId, { section: "about", version: 1, data })).toMatchObject({
      reason: "wrongState",
    });
    sure(await comparePaper(of.other, of.id, paperId, same));
    const [version] = await db()
      .select()
      .from(applicationVersion)
      .where(eq(applicationVersion.applicationId, applicationId));
    expect(version).toMatchObject({ sha256: seen });
    expect(await stateOf(paperId)).toBe("counted");
    expect(sure(await readPaperApplication(of.other, of.id, paperId)).contents).toBeNull();
  });

  it("sends it back with what differs", async () => {
    const of = await anIntake("compared");
    const { paperId } = await aPaperBeingTyped(of, "32");
    await isTypedIn(of, paperId);
    const { seen } = sure(await readPaperToCompare(of.other, of.id, paperId));
    sure(await comparePaper(of.other, of.id, paperId, { answer: "differs", remark: "Сумма в строке 2", seen }));
    expect(sure(await readPaperApplication(of.secretary, of.id, paperId)).contents?.remark).toBe("Сумма в строке 2");
    expect(await isTypedIn(of, paperId)).toEqual({ isCounted: false });
  });
});

describe("a paper that does not go on", () => {
  it("is set aside with a reason: its draft is thrown away and the closer waits no longer", async () => {
    const of = await anIntake();
    const { paperId, applicationId } = await aPaperBeingTyped(of, "41");
    await setCompetition(of.id, { closesAt: new Date(Date.now() - 10_000) });
    sure(await setPaperAside(of.other, of.id, paperId, "Записана дважды по ошибке"));
    expect((await applicationOf(applicationId)).state).toBe("discarded");
    expect(sure(await closeReception(of.id)).count).toBe(0);
  });

  it("is withdrawn by a letter that came in time, and not by a late one", async () => {
    const of = await anIntake();
    const { paperId, applicationId } = await aPaperBeingTyped(of, "42", await minutesAgo(of, 30));
    await isTypedIn(of, paperId);
    await setCompetition(of.id, { closesAt: new Date(Date.now() - 5 * 60_000) });
    const picked = await aDocument("Отзыв.pdf");
    const withdraw = async (minutes: number) =>
      withdrawPaper(of.other, of.id, paperId, {
        typed: { entry: `4${minutes}`, arrivedAt: await minutesAgo(of, minutes) },
        picked,
      });
    expect(await withdraw(2)).toEqual({ ok: false, reason: "deadlinePassed" });
    expect(await withdraw(40)).toEqual({ ok: false, reason: "notYet" });
    expect(await withdraw(20)).toEqual({ ok: true, value: undefined });
    await picked.file.close();
    expect((await applicationOf(applicationId)).state).toBe("withdrawn");
    expect(sure(await closeReception(of.id)).count).toBe(0);
  });
});
