import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { type Person, system } from "~/access/who";
import { takeErrand } from "~/lifecycle/1-registration/take-errand.server";
import { askColleague } from "~/lifecycle/3-application/ask-colleague.server";
import { endSectionTask } from "~/lifecycle/3-application/end-section-task.server";
import { readSectionPage } from "~/lifecycle/3-application/section.queries.server";
import { ownTasks, readColleagues } from "~/lifecycle/3-application/section-task.queries.server";
import { startApplication } from "~/lifecycle/3-application/start-application.server";
import { made, type Outcome } from "~/lifecycle/outcome";
import { dayOf } from "~/lifecycle/time";
import { db, transaction } from "~db/client.server";
import { letter } from "~db/schema/outbox";
import { membership } from "~db/schema/registration";
import { anOpenCompetition, aReadyApplication } from "../applications";
import { anApplicant, anOrganiser, aPerson, grant } from "../people";
import { useParts } from "../world";

useParts();

const sure = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
};

async function aMember(applicantId: string, role: "editor" | "accountant" | "viewer"): Promise<Person> {
  const who = await aPerson(role);
  await transaction(system, "seed.play", async (tx) => {
    await tx.insert(membership).values({ applicantId, personId: who.id, role });
    return made(undefined);
  });
  return who;
}

test("a colleague is asked for a section, sees it at home and says that it is done; nobody else can", async () => {
  const { id, head, applicantId } = await aReadyApplication();
  const [editor, viewer] = [await aMember(applicantId, "editor"), await aMember(applicantId, "viewer")];
  const asked = { section: "plan", colleague: editor.id, note: "Проверь даты", dueOn: "" };
  expect(await askColleague(viewer, id, asked)).toMatchObject({ ok: false, reason: "wrongRole" });
  expect(await askColleague(await aPerson("Чужой"), id, asked)).toMatchObject({ ok: false, reason: "notFound" });
  sure(await askColleague(head, id, asked));
  expect(await askColleague(head, id, asked)).toMatchObject({ ok: false, reason: "alreadyExists" });
  const letters = await db().select({ kind: letter.kind }).from(letter).where(eq(letter.toEmail, editor.email));
  expect(letters).toEqual([{ kind: "section-asked" }]);
  const [task] = await ownTasks(editor);
  expect(task).toMatchObject({ applicationId: id, section: "plan", note: "Проверь даты", asker: head.name });
  expect(await ownTasks(viewer)).toEqual([]);
  expect(await endSectionTask(head, id, task!.id, "finish")).toMatchObject({ ok: false, reason: "notFound" });
  expect(await endSectionTask(editor, id, task!.id, "withdraw")).toMatchObject({ ok: false, reason: "notFound" });
  const both = await Promise.all([
    endSectionTask(editor, id, task!.id, "finish"),
    endSectionTask(head, id, task!.id, "withdraw"),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await ownTasks(editor)).toEqual([]);
  expect(sure(await readColleagues(viewer, id)).tasks).toMatchObject([{ section: "plan", mayFinish: false }]);
});

test("an accountant is asked for the budget only, a viewer for nothing, nobody for a section that is not there", async () => {
  const { id, head, applicantId } = await aReadyApplication();
  const [accountant, viewer] = [await aMember(applicantId, "accountant"), await aMember(applicantId, "viewer")];
  const ask = (section: string, who: Person) =>
    askColleague(head, id, { section, colleague: who.id, note: "", dueOn: "" });
  expect(await ask("plan", accountant)).toMatchObject({ ok: false, reason: "badInput" });
  expect(await ask("budget", viewer)).toMatchObject({ ok: false, reason: "badInput" });
  expect(await ask("nowhere", accountant)).toMatchObject({ ok: false, reason: "badInput" });
  expect((await ask("budget", accountant)).ok).toBe(true);
});

test("a request of somebody who left is shown to them no more", async () => {
  const { id, head, applicantId } = await aReadyApplication();
  const editor = await aMember(applicantId, "editor");
  sure(await askColleague(head, id, { section: "plan", colleague: editor.id, note: "", dueOn: "" }));
  await transaction(system, "seed.play", async (tx) => {
    await tx.update(membership).set({ until: new Date() }).where(eq(membership.personId, editor.id));
    return made(undefined);
  });
  expect(await ownTasks(editor)).toEqual([]);
});

test("a day to fill it in by is neither past nor after the deadline; the request stands on its section and in the list", async () => {
  const { id, head, applicantId } = await aReadyApplication();
  const editor = await aMember(applicantId, "editor");
  const inHours = (hours: number) => dayOf(new Date(Date.now() + hours * 3600_000), "Asia/Kamchatka");
  const ask = (dueOn: string) => askColleague(head, id, { section: "plan", colleague: editor.id, note: "", dueOn });
  expect(await ask(inHours(-24))).toMatchObject({ details: { field: "dueOn", code: "dayBefore" } });
  expect(await ask(inHours(26))).toMatchObject({ details: { field: "dueOn", code: "dayAfter" } });
  const dueOn = inHours(0);
  sure(await ask(dueOn));
  const pageFor = async (who: Person, section: string) => sure(await readSectionPage(who, id, section, { all: false }));
  const task = { id: expect.any(String), colleague: editor.name, asker: head.name, note: "", dueOn };
  const forEditor = await pageFor(editor, "plan");
  expect(forEditor.tasks).toEqual([{ ...task, isOwn: true, mayFinish: true, mayWithdraw: false }]);
  expect(forEditor.marks.filter(({ asked }) => asked.length > 0)).toMatchObject([
    { section: "plan", asked: ["editor"] },
  ]);
  expect((await pageFor(head, "plan")).tasks).toEqual([{ ...task, isOwn: false, mayFinish: false, mayWithdraw: true }]);
  expect((await pageFor(head, "about")).tasks).toEqual([]);
  sure(await endSectionTask(editor, id, forEditor.tasks[0]!.id, "finish"));
  expect((await pageFor(editor, "plan")).tasks).toEqual([]);
});

test("a helper of a consultation desk does not see whom the applicant's people asked", async () => {
  const [helper, head, announced] = [await aPerson("Иванова Алла"), await aPerson("Мария"), await anOpenCompetition()];
  const applicantId = await anApplicant(head);
  await grant(helper, "helper", await anOrganiser("Библиотека"));
  const given = {
    applicant: applicantId,
    principal: "Мария",
    way: "spoken",
    givenOn: "2026-02-01",
    consentDesk: "on",
  } as const;
  sure(await takeErrand(helper, given));
  const { id } = sure(await startApplication(helper, announced.id, applicantId));
  const editor = await aMember(applicantId, "editor");
  sure(await askColleague(head, id, { section: "plan", colleague: editor.id, note: "Тайна", dueOn: "" }));
  const pageOf = async (who: Person) => sure(await readSectionPage(who, id, "plan", { all: false }));
  expect((await pageOf(head)).tasks).toMatchObject([{ note: "Тайна" }]);
  const seen = await pageOf(helper);
  expect([seen.tasks, seen.marks.flatMap(({ asked }) => asked)]).toEqual([[], []]);
});
