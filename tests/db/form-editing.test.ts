import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { system } from "~/access/who";
import { rulesOf, templateOf } from "~/lifecycle/2-announcement/competition.queries.server";
import { editForm } from "~/lifecycle/2-announcement/edit-form.server";
import { editRules } from "~/lifecycle/2-announcement/edit-rules.server";
import { always } from "~/lifecycle/2-announcement/simple-condition";
import {
  type Question,
  withNewQuestion,
  withoutQuestion,
  withQuestion,
  withQuestionUp,
} from "~/lifecycle/2-announcement/template-changes";
import { made } from "~/lifecycle/outcome";
import { db, transaction } from "~db/client.server";
import { formTemplate } from "~db/schema/announcement";
import { journalPayload } from "~db/schema/journal";
import { useParts } from "../world";
import { aDraft, anAnnounced, anOffice } from "./announcement-world";

useParts();

const question: Question = {
  label: "Есть ли помещение?",
  hint: "",
  required: true,
  identifies: false,
  sees: "expert",
  limit: null,
  options: [],
  condition: always,
};
const eventsOf = async (id: string) =>
  (await db().select().from(journalPayload).where(eq(journalPayload.competitionId, id))).map(({ type }) => type);
const versionsOf = (id: string) =>
  db().select().from(formTemplate).where(eq(formTemplate.competitionId, id)).orderBy(formTemplate.version);

describe("the form of a draft", () => {
  it("gets a new version with every change, and the versions before it stay", async () => {
    const office = await anOffice();
    const id = await aDraft(office);
    const first = await templateOf(db(), id);
    const added = await editForm(office.secretary, id, 1, (form) => ({
      template: withNewQuestion(form, "about", "yesNo", question),
    }));
    expect(added).toEqual(made({ version: 2 }));
    const condition = { joined: "all" as const, chosen: ["about.question1=yes"] };
    const limited: Question = { ...question, label: "Площадь", limit: 40, condition };
    const asked = await editForm(office.secretary, id, 2, (form) => ({
      template: withNewQuestion(form, "about", "text", limited),
    }));
    expect(asked).toEqual(made({ version: 3 }));
    const { template } = await templateOf(db(), id);
    expect(template.sections[0]!.fields.slice(-2)).toMatchObject([
      { key: "question1", kind: "yesNo" },
      { key: "question2", limit: 40, shownIf: { equal: [{ answer: "about.question1" }, { value: "yes" }] } },
    ]);
    expect((await versionsOf(id))[0]!.template).toEqual(first.template);
    expect((await eventsOf(id)).filter((one) => one === "competition.formChanged")).toHaveLength(2);
    const moved = await editForm(office.secretary, id, 3, (form) => ({
      template: withQuestionUp(form, "about.question2"),
    }));
    expect(moved).toEqual(made({ version: 4 }));
  });

  it("keeps a question that others lean on, and one that the competition needs", async () => {
    const office = await anOffice();
    const id = await aDraft(office);
    const { version, template } = await templateOf(db(), id);
    const tasks = await editForm(office.secretary, id, version, (form) => withoutQuestion(form, "problem.tasks"));
    expect(tasks).toMatchObject({ ok: true, value: { leaning: [{ from: "plan.items", why: "task" }] } });
    expect(withoutQuestion(template, "about.title")).toEqual({ template });
    const renamed = withQuestion(template, "about.title", { ...question, label: "Как назовём", required: false });
    expect("template" in renamed && renamed.template.sections[0]!.fields[0]).toMatchObject({
      ...{ key: "title", label: "Как назовём", required: true, means: "title" },
    });
  });

  it("is not taken with a fault, by a stranger, or from an old version", async () => {
    const office = await anOffice();
    const id = await aDraft(office);
    const faulty = await editForm(office.secretary, id, 1, (form) => ({
      template: { ...form, sections: form.sections.slice(1) },
    }));
    expect(faulty.ok && "faults" in faulty.value && faulty.value.faults.length).toBeGreaterThan(0);
    const same = (form: Parameters<typeof withQuestionUp>[0]) => ({ template: withQuestionUp(form, "about.summary") });
    const stranger = (await anOffice()).secretary;
    expect(await editForm(stranger, id, 1, same)).toMatchObject({ ok: false, reason: "notFound" });
    expect(await editForm(office.secretary, id, 1, same)).toEqual(made({ version: 2 }));
    expect(await editForm(office.secretary, id, 1, same)).toMatchObject({ ok: false, reason: "changedMeanwhile" });
    expect(await versionsOf(id)).toHaveLength(2);
  });

  it("keeps what the secretary asks when the rules change, with the new choices", async () => {
    const office = await anOffice();
    const id = await aDraft(office);
    await editForm(office.secretary, id, 1, (form) => ({
      template: withNewQuestion(form, "about", "yesNo", question),
    }));
    const rules = await rulesOf(db(), id);
    const changed = { ...rules, directions: rules.directions.slice(0, 1) };
    expect(await editRules(office.secretary, id, 1, changed)).toMatchObject({ ok: true });
    const { template, version } = await templateOf(db(), id);
    expect(version).toBe(3);
    const fields = template.sections[0]!.fields;
    expect(fields.find(({ key }) => key === "direction")!.options).toHaveLength(1);
    expect(fields.at(-1)!.label).toBe(question.label);
  });
});

describe("what a condition of the form compares with", () => {
  it("stays in the rules: a direction and a category are refused by name, with who leans on them, and nothing changes", async () => {
    const office = await anOffice();
    const id = await aDraft(office);
    const rules = await rulesOf(db(), id);
    const [first, second, third] = rules.directions;
    await editForm(office.secretary, id, 1, (form) => ({
      template: withNewQuestion(form, "problem", "text", {
        ...question,
        condition: { joined: "any", chosen: [`about.direction=${first!.key}`, `about.direction=${second!.key}`] },
      }),
    }));
    const kept = rules.directions.filter((one) => one !== first);
    const options = { options: `«${first!.title}»`, questions: `«${question.label}»` };
    const refusal = { ok: false, reason: "leanedOn", details: options };
    expect(await editRules(office.secretary, id, 1, { ...rules, directions: kept })).toEqual(refusal);
    expect((await rulesOf(db(), id)).directions).toEqual(rules.directions);
    expect(await versionsOf(id)).toHaveLength(2);
    const other = rules.directions.filter((one) => one !== third);
    expect(await editRules(office.secretary, id, 1, { ...rules, directions: other })).toMatchObject({ ok: true });
    await editForm(office.secretary, id, 3, (form) => withoutQuestion(form, "problem.question1"));
    expect(await editRules(office.secretary, id, 2, { ...rules, directions: kept })).toMatchObject({ ok: true });
  });
});

describe("the form of an announced competition", () => {
  it("is locked: the verb refuses and so does the database, whoever asks", async () => {
    const office = await anOffice();
    const id = await anAnnounced(office);
    const { version, template } = await templateOf(db(), id);
    const refusal = await editForm(office.secretary, id, version, (form) => ({
      template: withNewQuestion(form, "about", "yesNo", question),
    }));
    expect(refusal).toMatchObject({ ok: false, reason: "wrongStage" });
    const byHand = (work: Parameters<typeof transaction>[2]) => transaction(system, "seed.play", work);
    await expect(
      byHand(async (tx) => {
        await tx.insert(formTemplate).values({ competitionId: id, version: version + 1, template });
        return made(undefined);
      }),
    ).rejects.toMatchObject({ cause: { message: expect.stringContaining("locked") } });
    await expect(
      byHand(async (tx) => {
        await tx.update(formTemplate).set({ template }).where(eq(formTemplate.competitionId, id));
        return made(undefined);
      }),
    ).rejects.toMatchObject({ cause: { message: expect.stringContaining("never changes") } });
    expect(await versionsOf(id)).toHaveLength(version);
  });
});
