import { randomUUID } from "node:crypto";
import { and, eq, like, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { type Person, system } from "~/access/who";
import { applicationPdf } from "~/lifecycle/3-application/application-paper.server";
import { noWait } from "~/lifecycle/3-application/arrival.server";
import { attachFile } from "~/lifecycle/3-application/attach-file.server";
import { callCoApplicant } from "~/lifecycle/3-application/call-co-applicant.server";
import {
  ownCoApplications,
  readCoApplicants,
  readCoApplication,
} from "~/lifecycle/3-application/co-applicant.queries.server";
import { listStates, readState } from "~/lifecycle/3-application/draft-history.queries.server";
import { sendOwnFile } from "~/lifecycle/3-application/file.queries.server";
import { inviteCoApplicant } from "~/lifecycle/3-application/invite-co-applicant.server";
import { readLateAttempt } from "~/lifecycle/3-application/late-attempt.queries.server";
import { moveCoApplicant } from "~/lifecycle/3-application/move-co-applicant.server";
import { readOwnApplication, readOwnText } from "~/lifecycle/3-application/own-application.queries.server";
import { readReceipt } from "~/lifecycle/3-application/receipt-page.server";
import { removeAttachment } from "~/lifecycle/3-application/remove-attachment.server";
import { saveSection } from "~/lifecycle/3-application/save-section.server";
import { readSectionPage } from "~/lifecycle/3-application/section.queries.server";
import { readOrder } from "~/lifecycle/3-application/submission-order.queries.server";
import { submitApplication } from "~/lifecycle/3-application/submit-application.server";
import { withdrawApplication } from "~/lifecycle/3-application/withdraw-application.server";
import { barredPairs } from "~/lifecycle/5-review/conflict.queries.server";
import { makeCopies } from "~/lifecycle/5-review/make-copies.server";
import { done, type Outcome } from "~/lifecycle/outcome";
import { db, transaction } from "~db/client.server";
import { attachment, draftHistory } from "~db/schema/application";
import { journalPayload } from "~db/schema/journal";
import { letter } from "~db/schema/outbox";
import { affiliation } from "~db/schema/review";
import { pdfOf, uploaded } from "~db/seed/files";
import { anOpenCompetition, aReadyApplication, setCompetition } from "../applications";
import { aMember, anApplicant, aPerson } from "../people";
import { plain, readPdf } from "../unit/papers-reading";
import { useParts } from "../world";

useParts();

const sure = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
};
const digits = () => `41${Math.floor(Math.random() * 1e8)}`.padEnd(10, "0");

async function aTogether() {
  const letters = { key: "letters", title: "Письма", required: false, identifies: true, visibility: "office" as const };
  const started = await aReadyApplication({
    competition: await anOpenCompetition({ rules: { requiredDocuments: [letters] } }),
  });
  const other = await aPerson("Журавлёва Ася");
  const inn = digits();
  const otherId = await anApplicant(other, { fullName: "Фонд «Помощь рядом»", shortName: "Фонд «Помощь рядом»", inn });
  const reader = await aPerson("Читатель соисполнителя");
  await aMember(otherId, reader, "viewer");
  return { ...started, other, otherId, reader, inn };
}

async function invite(head: Person, id: string, inn: string): Promise<string> {
  const invited = sure(await inviteCoApplicant(head, id, { inn, part: "Ведёт занятия" }));
  if ("fault" in invited) throw new Error(invited.fault);
  return invited.id;
}

/** A paper attached to a draft by its head; each has other bytes. */
async function attached(head: Person, id: string) {
  const file = await uploaded(await pdfOf("Письмо", [randomUUID()]));
  const outcome = sure(await attachFile(head, id, { kind: "letters", name: "Письмо.pdf", file }));
  await file.close();
  if ("unfit" in outcome) throw new Error(outcome.unfit);
  const [row] = await db().select({ fileId: attachment.fileId }).from(attachment).where(eq(attachment.id, outcome.id));
  return { id: outcome.id, fileId: row!.fileId };
}

const lettersTo = async (who: Person) =>
  (
    await db()
      .select({ message: sql<string>`${letter.props}->>'message'` })
      .from(letter)
      .where(and(eq(letter.toEmail, who.email), eq(letter.kind, "co-applicant")))
      .orderBy(letter.createdAt)
  ).map(({ message }) => message);

test("an invited organisation agrees, its people read the application and write nothing, the receipt names it", async () => {
  const { id, competition, head, other, reader, inn } = await aTogether();
  const stranger = await aPerson("Чужой");
  expect(await inviteCoApplicant(stranger, id, { inn, part: "Часть" })).toMatchObject({ reason: "notFound" });
  const place = await invite(head, id, inn);
  expect(await inviteCoApplicant(head, id, { inn, part: "Часть" })).toMatchObject({ reason: "alreadyExists" });
  expect(await lettersTo(other)).toEqual(["invited"]);
  expect(await readOwnApplication(other, id)).toMatchObject({ reason: "notFound" });
  expect(await readCoApplication(stranger, place)).toMatchObject({ reason: "notFound" });
  expect(await readCoApplication(head, place)).toMatchObject({ reason: "notFound" });
  expect(sure(await readCoApplication(reader, place)).may).toEqual({ agree: false, decline: false, leave: false });
  expect(await moveCoApplicant(reader, place, "agree")).toMatchObject({ reason: "wrongRole" });
  expect(await moveCoApplicant(head, place, "agree")).toMatchObject({ reason: "notFound" });
  sure(await moveCoApplicant(other, place, "agree"));
  expect(await moveCoApplicant(other, place, "decline")).toMatchObject({ reason: "wrongState" });
  expect(await lettersTo(head)).toEqual(["agreed"]);
  expect(await ownCoApplications(reader)).toMatchObject([{ id: place, state: "agreed" }]);

  const page = sure(await readOwnApplication(reader, id));
  expect(page.isCoApplicant).toBe(true);
  expect(Object.values(page.may).every((may) => !may)).toBe(true);
  expect(await saveSection(other, id, { section: "about", version: 1, data: {} })).toMatchObject({
    reason: "notFound",
  });
  expect(await withdrawApplication(other, id, noWait)).toMatchObject({ ok: false });
  sure(await submitApplication(head, id, { key: randomUUID() }, noWait));
  expect(sure(await readReceipt(head, id)).coApplicants).toEqual(["Фонд «Помощь рядом»"]);
  for (const kind of ["application", "applicationCard"] as const) {
    const pages = await readPdf(sure(await applicationPdf(head, id, { kind })).bytes);
    expect(plain(pages.map(({ text }) => text).join(" "))).toContain("Фонд «Помощь рядом»");
  }
  expect(sure(await readOwnText(head, id)).reading.applicant.requisites).not.toBeNull();
  expect(sure(await readOwnText(reader, id)).reading.applicant.requisites).toBeNull();
  expect(sure(await readOwnText(reader, id)).reading.applicant.coApplicants).toMatchObject([
    { inn, part: "Ведёт занятия" },
  ]);
  const events = await db()
    .select({ type: journalPayload.type, competitionId: journalPayload.competitionId })
    .from(journalPayload)
    .where(and(eq(journalPayload.subjectId, id), like(journalPayload.type, "application.coApplicant%")))
    .orderBy(journalPayload.seq);
  expect(events).toEqual([
    { type: "application.coApplicantInvited", competitionId: competition.id },
    { type: "application.coApplicantAgreed", competitionId: competition.id },
  ]);
});

test("the two sides of an application together read each other's names in its history; who else declined is the applicant's matter", async () => {
  const { id, head, other, reader, inn } = await aTogether();
  const namesFor = async (who: Person) => (sure(await readOwnApplication(who, id)).history ?? []).map(({ who }) => who);
  sure(await moveCoApplicant(other, await invite(head, id, inn), "decline"));
  expect(await namesFor(head)).toEqual([other.name, head.name, head.name]);
  sure(await moveCoApplicant(other, await invite(head, id, inn), "agree"));
  const names = [other.name, head.name, other.name, head.name, head.name];
  expect(await namesFor(head)).toEqual(names);
  expect(await namesFor(reader)).toEqual(names);
  const third = await aPerson("Третья сторона");
  const thirdInn = digits();
  await anApplicant(third, { inn: thirdInn });
  sure(await moveCoApplicant(third, await invite(head, id, thirdInn), "decline"));
  expect(await namesFor(head)).toEqual([third.name, head.name, ...names]);
  expect(await namesFor(reader)).toEqual([head.name, ...names]);
});

test("the people of a co-applicant read the text that counts and not how the applicant's own people came to it", async () => {
  const { id, head, other, reader, inn, competition } = await aTogether();
  const [first, wrong, right] = [await attached(head, id), await attached(head, id), await attached(head, id)];
  sure(await removeAttachment(head, id, wrong.id));
  sure(await moveCoApplicant(other, await invite(head, id, inn), "agree"));
  const submit = () => submitApplication(head, id, { key: randomUUID() }, noWait);
  sure(await submit());
  sure(await saveSection(head, id, { section: "team", version: 1, data: { leader: "Другой руководитель" } }));
  sure(await saveSection(head, id, { section: "team", version: 2, data: { leaderExperience: "Год" } }));
  sure(await submit());
  sure(await removeAttachment(head, id, first.id));
  await setCompetition(competition.id, { closesAt: new Date(Date.now() - 1000) });
  const late = await submit();
  const attempt = String(!late.ok && late.details?.attempt);
  const [state] = await db()
    .select({ id: draftHistory.id })
    .from(draftHistory)
    .where(eq(draftHistory.applicationId, id));

  const reads = async (who: Person) => ({
    states: (await listStates(who, id, 1)).ok,
    state: (await readState(who, id, state!.id)).ok,
    attempt: (await readLateAttempt(who, id, attempt)).ok,
    order: (await readOrder(who, id)).ok,
    earlier: (await readOwnText(who, id, 1)).ok,
    wrong: (await sendOwnFile(who, id, wrong.fileId)).ok,
    counting: (await readOwnText(who, id, 2)).ok,
    submitted: (await sendOwnFile(who, id, first.fileId)).ok,
    current: (await sendOwnFile(who, id, right.fileId)).ok,
    section: (await readSectionPage(who, id, "team", { all: false })).ok,
  });
  const all = Object.fromEntries(Object.keys(await reads(head)).map((key) => [key, true]));
  expect(await reads(head)).toEqual(all);
  const closed = { states: false, state: false, attempt: false, order: false, earlier: false, wrong: false };
  for (const who of [other, reader]) expect(await reads(who)).toEqual({ ...all, ...closed });

  const [own, joined] = [sure(await readOwnApplication(head, id)), sure(await readOwnApplication(reader, id))];
  const lateLines = (page: typeof own) => page.history.filter(({ what }) => what.includes("после срока")).length;
  expect([own.attempts.length, own.editions.length, lateLines(own)]).toEqual([1, 2, 1]);
  expect(joined).toMatchObject({ attempts: [], isOrdered: false, editions: [{ edition: 2 }] });
  expect([lateLines(joined), joined.history.length]).toEqual([0, own.history.length - 1]);
});

test("an organisation that is not on the platform is asked by letter to register, and stays out of the application", async () => {
  const { id, head, reader } = await aTogether();
  const asked = { inn: digits(), part: "Ведёт занятия", email: `${randomUUID().slice(0, 8)}@example.org` };
  expect(await callCoApplicant(await aPerson("Чужой"), id, asked)).toMatchObject({ reason: "notFound" });
  expect(await callCoApplicant(reader, id, asked)).toMatchObject({ ok: false });
  sure(await callCoApplicant(head, id, asked));
  const sent = await db().select({ props: letter.props }).from(letter).where(eq(letter.toEmail, asked.email));
  expect(sent).toMatchObject([{ props: { message: "called", coApplicant: asked.inn, part: asked.part } }]);
  expect(sure(await readCoApplicants(head, id)).rows.some(({ inn }) => inn === asked.inn)).toBe(false);
  expect(sure(await readOwnApplication(head, id)).history[0]?.what).toContain(asked.inn);
  for (let n = 1; n < 10; n += 1) sure(await callCoApplicant(head, id, asked));
  expect(await callCoApplicant(head, id, asked)).toMatchObject({ reason: "throttled" });
});

test("one's own ИНН, an unknown and an unverified one are not invited; who declined or was taken out reads nothing", async () => {
  const { id, head, applicantId, other, reader, inn } = await aTogether();
  const unverified = digits();
  await anApplicant(await aPerson("Ещё не проверен"), { inn: unverified, verification: "unverified" });
  for (const unknown of [unverified, digits()])
    expect(await inviteCoApplicant(head, id, { inn: unknown, part: "Часть" })).toEqual({
      ok: true,
      value: { fault: "noVerifiedApplicant" },
    });
  const viewer = await aPerson("Читатель");
  await aMember(applicantId, viewer, "editor");
  expect(await inviteCoApplicant(viewer, id, { inn, part: "Часть" })).toMatchObject({ reason: "wrongRole" });
  const first = await invite(head, id, inn);
  sure(await moveCoApplicant(other, first, "decline"));
  expect(await readOwnApplication(other, id)).toMatchObject({ reason: "notFound" });
  const second = await invite(head, id, inn);
  sure(await moveCoApplicant(other, second, "agree"));
  expect((await readOwnApplication(reader, id)).ok).toBe(true);
  expect(await moveCoApplicant(other, second, "cancel")).toMatchObject({ ok: false });
  sure(await moveCoApplicant(head, second, "cancel"));
  expect(await readOwnApplication(reader, id)).toMatchObject({ reason: "notFound" });
  expect(await lettersTo(other)).toEqual(["invited", "invited", "cancelled"]);
  expect(
    sure(await readCoApplicants(head, id))
      .rows.map(({ state }) => state)
      .sort(),
  ).toEqual(["cancelled", "declined"]);
});

test("who leaves after the submission is named no more; after the deadline nobody joins or leaves", async () => {
  const { id, head, other, inn, competition } = await aTogether();
  const place = await invite(head, id, inn);
  sure(await moveCoApplicant(other, place, "agree"));
  sure(await submitApplication(head, id, { key: randomUUID() }, noWait));
  const answers = await Promise.all([moveCoApplicant(other, place, "leave"), moveCoApplicant(head, place, "cancel")]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(sure(await readCoApplicants(head, id)).rows[0]!.state).toMatch(/left|cancelled/);
  const again = await invite(head, id, inn);
  await setCompetition(competition.id, { closesAt: new Date(Date.now() - 1000) });
  expect(await moveCoApplicant(other, again, "agree")).toMatchObject({ reason: "deadlinePassed" });
  expect(await inviteCoApplicant(head, id, { inn: digits(), part: "Часть" })).toMatchObject({
    reason: "deadlinePassed",
  });
  expect((await moveCoApplicant(other, again, "decline")).ok).toBe(true);
});

test("an expert tied to a co-applicant, or acting for it, is barred; a double-blind copy hides its names", async () => {
  const { id, head, other, otherId, inn, competition } = await aTogether();
  const place = await invite(head, id, inn);
  sure(await moveCoApplicant(other, place, "agree"));
  const summary = "Занятия ведёт «Помощь рядом», её руководит Журавлёва Ася.";
  const title = "Добрый двор";
  const { earliestStart: startsOn, latestEnd: endsOn } = competition.rules.term;
  const about = {
    title,
    summary,
    direction: competition.rules.directions[0]!.key,
    geography: "село",
    startsOn,
    endsOn,
  };
  sure(await saveSection(head, id, { section: "about", version: 1, data: about }));
  sure(await submitApplication(head, id, { key: randomUUID() }, noWait));
  await setAdmitted(id);
  const [tied, member, free] = [await aPerson("Связан"), await aPerson("Участник"), await aPerson("Свободен")];
  await tie(tied, inn);
  await aMember(otherId, member, "viewer");
  const expertIds = [tied.id, member.id, free.id];
  const barred = await barredPairs(db(), { competitionId: competition.id, today: "2026-11-27", expertIds });
  expect(expertIds.map((expert) => barred(expert, id))).toEqual([true, true, false]);
  const review = { ...competition.rules.review, blind: "double" as const };
  const [copy] = await makeCopies({ ...competition.rules, review }, [id]);
  const text = JSON.stringify(copy!.content);
  expect(text).toContain("Занятия ведёт");
  expect(text).not.toContain("Помощь рядом");
  expect(text).not.toContain("Журавл");
});

async function setAdmitted(id: string): Promise<void> {
  await transaction(system, "seed.play", async (tx) => {
    await tx.execute(sql`update application set state = 'admitted' where id = ${id}`);
    return done;
  });
}

async function tie(expert: Person, inn: string): Promise<void> {
  await transaction(system, "seed.play", async (tx) => {
    await tx.insert(affiliation).values({ personId: expert.id, kind: "employer", organisation: "Другое имя", inn });
    return done;
  });
}
