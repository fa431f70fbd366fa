import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { type Person, system } from "~/access/who";
import { askColleague } from "~/lifecycle/3-application/ask-colleague.server";
import { endSectionTask } from "~/lifecycle/3-application/end-section-task.server";
import { ownTasks, readColleagues } from "~/lifecycle/3-application/section-task.queries.server";
import { made, type Outcome } from "~/lifecycle/outcome";
import { db, transaction } from "~db/client.server";
import { letter } from "~db/schema/outbox";
import { membership } from "~db/schema/registration";
import { aReadyApplication } from "../applications";
import { aPerson } from "../people";
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
  const asked = { section: "plan", colleague: editor.id, note: "Проверь даты" };
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
  const ask = (section: string, who: Person) => askColleague(head, id, { section, colleague: who.id, note: "" });
  expect(await ask("plan", accountant)).toMatchObject({ ok: false, reason: "badInput" });
  expect(await ask("budget", viewer)).toMatchObject({ ok: false, reason: "badInput" });
  expect(await ask("nowhere", accountant)).toMatchObject({ ok: false, reason: "badInput" });
  expect((await ask("budget", accountant)).ok).toBe(true);
});

test("a request of somebody who left is shown to them no more", async () => {
  const { id, head, applicantId } = await aReadyApplication();
  const editor = await aMember(applicantId, "editor");
  sure(await askColleague(head, id, { section: "plan", colleague: editor.id, note: "" }));
  await transaction(system, "seed.play", async (tx) => {
    await tx.update(membership).set({ until: new Date() }).where(eq(membership.personId, editor.id));
    return made(undefined);
  });
  expect(await ownTasks(editor)).toEqual([]);
});
