import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { system } from "~/access/who";
import { standardTemplate } from "~/lifecycle/2-announcement/standard-template.server";
import type { VersionFile } from "~/lifecycle/3-application/content";
import { acceptReport } from "~/lifecycle/9-reporting/accept-report.server";
import { projectChoices, projectPage, searchProjects } from "~/lifecycle/9-reporting/project.queries.server";
import { sendProjectFile } from "~/lifecycle/9-reporting/project-file.queries.server";
import { dueReports, listReports, reportsOfApplication } from "~/lifecycle/9-reporting/report-list.queries.server";
import { readReport } from "~/lifecycle/9-reporting/report-page.queries.server";
import { returnReport } from "~/lifecycle/9-reporting/return-report.server";
import { submitReport } from "~/lifecycle/9-reporting/submit-report.server";
import { done } from "~/lifecycle/outcome";
import { addDays, calendarOfLaw, workingDayFrom } from "~/lifecycle/time";
import { store } from "~/server/store.server";
import { transaction } from "~db/client.server";
import { storedFile } from "~db/schema/application";
import { organiser } from "~db/schema/registration";
import { expense } from "~db/schema/reporting";
import { aPerson } from "../people";
import { queriesOf } from "../queries";
import { anAgreedProject, anExpense, type Reported, spend, writeReport } from "../reports";
import { aPublishedCompetition, today } from "../winners";
import { useParts } from "../world";

useParts({ watchStatements: true });

/** Both reports accepted: facts of the last one are the result, 5 000,00 ₽ granted and 100,00 ₽ own are spent. */
async function aFinishedProject(
  of?: Parameters<typeof anAgreedProject>[0],
  number = 1,
  files: VersionFile[] = [],
): Promise<Reported> {
  const project = await anAgreedProject(of, number, files);
  const [first = "", second = ""] = project.reports;
  await writeReport(project, first, ["10", "0"]);
  await spend(project, first, { sum: 200_000n });
  await writeReport(project, second, ["38.5", "1"]);
  await spend(project, second, { sum: 300_000n, counterparty: "Тайный Контрагент" });
  await spend(project, second, { sum: 10_000n, source: "own", budgetLineId: project.lines[1]! });
  for (const reportId of project.reports) {
    expect(await submitReport(project.head, reportId)).toEqual(done);
    expect((await acceptReport(project.secretary, reportId)).ok).toBe(true);
  }
  return project;
}

describe("the list of reports", () => {
  test("has the late ones first, then those to check, then what is to come, accepted last", async () => {
    const of = await aPublishedCompetition();
    const [late, sent, returned, accepted] = [
      await anAgreedProject(of, 1),
      await anAgreedProject(of, 2),
      await anAgreedProject(of, 3),
      await anAgreedProject(of, 4),
    ];
    for (const project of [sent, returned, accepted]) {
      await writeReport(project, project.reports[0]!);
      expect(await submitReport(project.head, project.reports[0]!)).toEqual(done);
    }
    await returnReport(of.secretary, returned.reports[0]!, { remarks: "Исправьте", days: 7 });
    await acceptReport(of.secretary, accepted.reports[0]!);
    const list = await listReports(of.secretary, of.id, 1);
    const rows = list.ok ? list.value.rows : [];
    expect(rows.slice(0, 3).map(({ id, isOverdue }) => ({ id, isOverdue }))).toEqual([
      { id: late.reports[0], isOverdue: true },
      { id: sent.reports[0], isOverdue: false },
      { id: returned.reports[0], isOverdue: false },
    ]);
    expect(rows[2]!.dueOn).toBe(workingDayFrom(addDays(today, 7), calendarOfLaw));
    expect(rows.map(({ state }) => state).slice(3)).toEqual([
      "expected",
      "expected",
      "expected",
      "expected",
      "accepted",
    ]);
    expect(await listReports(late.head, of.id, 1)).toEqual({ ok: false, reason: "notFound" });
    expect(await listReports(of.secretary, "x", 1)).toEqual({ ok: false, reason: "notFound" });
  });

  test("and the applicant's own dues take as many queries for thirty as for one", async () => {
    const [one, many] = [await aPublishedCompetition(), await aPublishedCompetition()];
    const single = await anAgreedProject(one);
    for (let number = 1; number <= 15; number += 1) await anAgreedProject(many, number);
    const few = await queriesOf(() => listReports(one.secretary, one.id, 1));
    const lots = await queriesOf(() => listReports(many.secretary, many.id, 1));
    expect(few.value.ok && few.value.value.rows).toHaveLength(2);
    expect(lots.value.ok && lots.value.value.rows).toHaveLength(30);
    expect(lots.count).toBe(few.count);
    expect((await queriesOf(() => dueReports(single.head))).count).toBe(1);
  });

  test("what a person owes is that of their own applicants only, the nearest first", async () => {
    const of = await anAgreedProject();
    await anAgreedProject();
    expect(await dueReports(of.head)).toMatchObject([
      { id: of.reports[0], isOverdue: true, state: "expected", project: "Добрый двор" },
      { id: of.reports[1], isOverdue: false },
    ]);
    expect(await dueReports(of.secretary)).toEqual([]);
    expect(await dueReports(await aPerson("Чужой"))).toEqual([]);
    expect(await dueReports({ kind: "nobody" })).toEqual([]);
    await writeReport(of, of.reports[0]!);
    await submitReport(of.head, of.reports[0]!);
    expect((await dueReports(of.head)).map(({ id }) => id)).toEqual([of.reports[1]]);
  });

  test("the reports of an application are listed for its own people, sent ones too", async () => {
    const of = await anAgreedProject();
    await writeReport(of, of.reports[0]!);
    await submitReport(of.head, of.reports[0]!);
    expect(await reportsOfApplication(of.head, of.winner.id)).toMatchObject([
      { id: of.reports[0], state: "submitted", isOverdue: false },
      { id: of.reports[1], state: "expected", isOverdue: false },
    ]);
    expect(await reportsOfApplication(of.secretary, of.winner.id)).toEqual([]);
    expect(await reportsOfApplication(of.head, "x")).toEqual([]);
  });

  test("a report with many expenses shows fifty a page, in as many queries as one", async () => {
    const of = await anAgreedProject();
    const [reportId = ""] = of.reports;
    await spend(of, reportId);
    const few = await queriesOf(() => readReport(of.head, reportId, "applicant", 1));
    await transaction(system, "seed.play", async (tx) => {
      const row = {
        ...anExpense(of, { source: "own", sum: 1n }),
        reportId,
        competitionId: of.of.id,
        addedBy: of.head.id,
      };
      await tx.insert(expense).values(Array.from({ length: 60 }, () => row));
      return done;
    });
    const lots = await queriesOf(() => readReport(of.head, reportId, "applicant", 1));
    expect(lots.count).toBe(few.count);
    expect(lots.value.ok && lots.value.value.expenses).toMatchObject({ pages: 2 });
    expect(lots.value.ok && lots.value.value.expenses.rows).toHaveLength(50);
    const second = await readReport(of.head, reportId, "applicant", 2);
    expect(second.ok && second.value.expenses.rows).toHaveLength(11);
    expect(second.ok && second.value.lines[0]).toMatchObject({ now: "100000", ownSpent: "60" });
  });
});

describe("the public card", () => {
  test("does not exist before the last report is accepted, and shows the result afterwards", async () => {
    const project = await anAgreedProject();
    for (const id of [project.winner.id, randomUUID(), "x"])
      expect(await projectPage(id)).toEqual({ ok: false, reason: "notFound" });

    const { winner, of } = await aFinishedProject();
    const card = await projectPage(winner.id);
    expect(card.ok && card.value).toMatchObject({
      title: "Добрый двор",
      number: 1,
      competition: of.rules.title,
      direction: of.rules.directions[0]!.title,
      applicant: "Автономная некоммерческая организация «Добрые дела»",
      inn: "4199000015",
      sum: "12333333",
      ownSum: "1000000",
      sources: [
        { title: of.rules.sources[0]!.title, sum: winner.sources.regional!.toString() },
        { title: of.rules.sources[1]!.title, sum: winner.sources.local!.toString() },
      ],
      results: [
        { title: "Участников", planned: "40", fact: "38.5" },
        { title: "Построено площадок", planned: "1", fact: "1" },
      ],
      spent: [
        { planned: "10000000", spent: "500000" },
        { planned: "3333333", spent: "10000" },
      ],
    });
    expect(card.ok && card.value.answers.map((one) => [one.key, one.kind === "rows" ? one.rows : one.value])).toEqual([
      ["summary", expect.any(String)],
      ["geography", "с. Мильково"],
      ["audience", "40 семей"],
      ["goal", "Есть где играть"],
    ]);
  });

  test("has no personal data, though the database does", async () => {
    const { winner, reports, head } = await aFinishedProject();
    const own = JSON.stringify(await readReport(head, reports[1]!, "applicant", 1));
    expect(own).toContain("Тайный Контрагент");
    const card = JSON.stringify(await projectPage(winner.id));
    for (const secret of ["Тайн", "тайн", "+7 415", "secret@", head.name, head.email])
      expect(card).not.toContain(secret);
  });

  test("names nobody of the team even by a form that would open the names to everybody", async () => {
    const of = await aPublishedCompetition({}, {}, (rules) => {
      const template = standardTemplate(rules);
      for (const { fields } of template.sections) for (const field of fields) field.sees = "public";
      return template;
    });
    const { winner } = await aFinishedProject(of);
    const card = await projectPage(winner.id);
    expect(card.ok && card.value.answers.map(({ key }) => key)).toEqual(
      expect.arrayContaining(["problem", "leaderExperience"]),
    );
    expect(JSON.stringify(card)).not.toContain("Тайный Руководитель");
    expect(card.ok && card.value.answers.some(({ key }) => key === "leader" || key === "members")).toBe(false);
  });

  test("gives everybody the documents that the rules open to all, and no other", async () => {
    const rings = { letters: "public", prices: "expert", register: "commission", charter: "office" } as const;
    const requiredDocuments = Object.entries(rings).map(([key, visibility]) => {
      return { key, title: key, required: false, identifies: false, visibility };
    });
    const of = await aPublishedCompetition({}, { requiredDocuments });
    const facts = { size: 3, contentType: "application/pdf", sha256: "0".repeat(64) };
    const files = [...Object.keys(rings), "forgotten"].map((kind) => {
      return { fileId: randomUUID(), kind, name: `${kind}.pdf`, ...facts };
    });
    for (const { fileId, name } of files) {
      const key = `files/${fileId}`;
      await store().put(key, Buffer.from("pdf"), { contentType: facts.contentType });
      await transaction(system, "seed.play", async (tx) => {
        await tx.insert(storedFile).values({ id: fileId, key, name, uploadedBy: of.secretary.id, ...facts });
        return done;
      });
    }
    const open = await anAgreedProject(of, 1, files);
    expect(await sendProjectFile(open.winner.id, files[0]!.fileId)).toEqual({ ok: false, reason: "notFound" });

    const { winner } = await aFinishedProject(of, 2, files);
    const card = await projectPage(winner.id);
    expect(card.ok && card.value.files).toEqual([{ id: files[0]!.fileId, name: "letters.pdf", size: 3 }]);
    const sent = await sendProjectFile(winner.id, files[0]!.fileId);
    expect(sent.ok && (await sent.value.text())).toBe("pdf");
    expect(sent.ok && sent.value.headers.get("content-disposition")).toContain("attachment");
    for (const fileId of [...files.slice(1).map((one) => one.fileId), randomUUID(), "x"])
      expect(await sendProjectFile(winner.id, fileId)).toEqual({ ok: false, reason: "notFound" });
    expect(await sendProjectFile(randomUUID(), files[0]!.fileId)).toEqual({ ok: false, reason: "notFound" });
  });

  test("is found by organiser, direction and year", async () => {
    const of = await aPublishedCompetition({ year: 2031 });
    const slug = `d-${of.id.slice(0, 8)}`;
    await transaction(system, "seed.play", async (tx) => {
      await tx.update(organiser).set({ slug, locality: "с. Эссо" }).where(eq(organiser.id, of.organiserId));
      return done;
    });
    const { winner } = await aFinishedProject(of);
    const [direction, other] = of.rules.directions;
    const idsOf = async (search: Parameters<typeof searchProjects>[0]) =>
      (await searchProjects(search)).rows.map(({ id }) => id);
    expect(await idsOf({ organiser: slug })).toEqual([winner.id]);
    expect(await idsOf({ year: 2031 })).toEqual([winner.id]);
    expect(await idsOf({ year: 2031, direction: direction!.law })).toEqual([winner.id]);
    expect(await idsOf({ year: 2031, direction: other!.law === direction!.law ? "none" : other!.law })).toEqual([]);
    expect(await idsOf({ organiser: "nobody" })).toEqual([]);
    const choices = await projectChoices();
    expect(choices.organisers).toContainEqual(expect.objectContaining({ slug, locality: "с. Эссо" }));
    expect(choices.years).toContain(2031);
    expect(choices.directions).toContainEqual({ law: direction!.law, title: direction!.title });
  });

  test("the search takes one query and pages of its results do not repeat", async () => {
    const of = await aPublishedCompetition({ year: 2032 });
    for (const number of [1, 2, 3]) await aFinishedProject(of, number);
    const first = await queriesOf(() => searchProjects({ year: 2032, page: 1 }, 2));
    const second = await searchProjects({ year: 2032, page: 2 }, 2);
    expect(first.count).toBe(1);
    expect(first.value).toMatchObject({ total: 3, pages: 2 });
    expect(new Set([...first.value.rows, ...second.rows].map(({ id }) => id)).size).toBe(3);
  });
});
