import { eq, sql } from "drizzle-orm";
import { readSheet } from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { system } from "~/access/who";
import { listApplications } from "~/lifecycle/4-admission/application-list.queries.server";
import { applicationListFile } from "~/lifecycle/4-admission/application-list-file.queries.server";
import { checkRequirements } from "~/lifecycle/4-admission/check-requirements.server";
import {
  everything,
  type ListQuestion,
  listOrders,
  listQuestion,
  listSorts,
} from "~/lifecycle/4-admission/list-question";
import { searchOffice } from "~/lifecycle/4-admission/office-search.queries.server";
import { openApplications } from "~/lifecycle/4-admission/open-applications.server";
import { rejectApplication } from "~/lifecycle/4-admission/reject-application.server";
import { returnApplication } from "~/lifecycle/4-admission/return-application.server";
import { forgetView, saveView, viewsOf } from "~/lifecycle/4-admission/saved-views.server";
import { done } from "~/lifecycle/outcome";
import { transaction } from "~db/client.server";
import { application, lateAttempt } from "~db/schema/application";
import { applicant } from "~db/schema/registration";
import { aPerson, grant } from "../people";
import { aClosedCompetition, allMet, anOpening } from "../submitted-competition";
import { useParts } from "../world";

useParts({});

type Told = { title: string; name: string; oktmo?: string; kind?: "initiative_group"; requested?: bigint };
const told: Told[] = [
  { title: "Тёплый дом", name: "АНО «Ёлка»", oktmo: "30607000", requested: 100_00n },
  { title: "Чистый берег", name: "Фонд «Еловый бор»", oktmo: "30607101", requested: 300_00n },
  { title: "=1+1", name: "Группа «Ромашка»", oktmo: "30701000", kind: "initiative_group", requested: 200_00n },
  { title: "Чистый берег", name: "АНО «Родник»", requested: 200_00n },
];

/** Opened applications; what arrived first is the last that was told, so numbers run from the end. */
async function aList() {
  const closed = await aClosedCompetition({ applications: told.length });
  await transaction(system, "seed.play", async (tx) => {
    for (const [n, { id, applicantId }] of closed.applications.entries()) {
      const { title, name, oktmo = null, kind = "legal" as const, requested } = told[n]!;
      const direction = closed.rules.directions[n % 2]!.key;
      await tx.update(application).set({ title, requested, direction }).where(eq(application.id, id));
      await tx
        .update(applicant)
        .set({ shortName: name, fullName: `Полное имя: ${name}`, oktmo, kind })
        .where(eq(applicant.id, applicantId));
    }
    return done;
  });
  await openApplications(closed.secretary, closed.id, anOpening);
  const find = async (question: Partial<ListQuestion>) => {
    const list = await listApplications(closed.secretary, closed.id, { ...everything, ...question });
    if (!list.ok || !list.value.opened) throw new Error("no list");
    const { rows, counts, total, wrong } = list.value.opened;
    return { rows, counts, total, wrong, names: rows.map((row) => row.applicant) };
  };
  return { ...closed, find };
}

describe("the list of opened applications", () => {
  it("is searched by number, project, name and ИНН, whatever the letters, quotes and legal forms", async () => {
    const { find, applications } = await aList();
    const finds = async (search: string) => (await find({ search })).names.sort();
    expect(await finds("елка")).toEqual(["АНО «Ёлка»"]);
    expect(await finds('ооо "ЁЛ')).toEqual(["АНО «Ёлка»", "Фонд «Еловый бор»"]);
    expect(await finds("родник чистый")).toEqual(["АНО «Родник»"]);
    expect(await finds("теплый ДОМ")).toEqual(["АНО «Ёлка»"]);
    expect(await finds("2")).toContain("Группа «Ромашка»");
    expect(await finds(applications[3]!.content.applicant.inn!)).toEqual(["АНО «Родник»"]);
    expect(await finds("нет такого")).toEqual([]);
    expect(await finds("%")).toHaveLength(told.length);
  });

  it("is narrowed by direction, territory, sum, kind, and says which sum is none", async () => {
    const { find, rules } = await aList();
    expect((await find({ direction: rules.directions[1]!.key })).total).toBe(2);
    expect((await find({ territory: "30607000" })).names).toEqual(["Фонд «Еловый бор»", "АНО «Ёлка»"]);
    expect((await find({ territory: "30000000" })).total).toBe(3);
    expect((await find({ from: "200", to: "200" })).total).toBe(2);
    expect((await find({ from: "200,01" })).names).toEqual(["Фонд «Еловый бор»"]);
    expect((await find({ kind: "initiative_group" })).names).toEqual(["Группа «Ромашка»"]);
    expect(await find({ from: "много" })).toMatchObject({ total: told.length, wrong: ["from"] });
  });

  it("knows what failed, is unchecked, was returned, is overdue and came late; counts by state follow the conditions", async () => {
    const { id, find, secretary, rules, applications } = await aList();
    const [first, second, third, fourth] = applications.map((one) => one.id) as [string, string, string, string];
    await checkRequirements(secretary, first, allMet(rules));
    const [failing] = rules.requirements;
    const failed = { checks: { [failing!.key]: { result: "fail" as const, comment: "Нет справки" } } };
    await checkRequirements(secretary, second, failed);
    await returnApplication(secretary, third, { sections: ["budget"], remarks: "Уточните цены" });
    await rejectApplication(secretary, fourth, { ground: rules.rejectionGrounds[0]!.key, text: "Нет справки" });
    const marked = async (mark: ListQuestion["marks"][number]) =>
      (await find({ marks: [mark] })).rows.map((row) => row.id);
    expect(await marked("failed")).toEqual([second]);
    expect((await marked("unchecked")).sort()).toEqual([second, third, fourth].sort());
    expect(await marked("returned")).toEqual([third]);
    expect(await marked("overdue")).toEqual([]);
    expect(await marked("late")).toEqual([]);
    await transaction(system, "seed.play", async (tx) => {
      await tx.execute(sql`update correction set due_at = now() - interval '1 day' where application_id = ${third}`);
      const at = new Date();
      await tx.insert(lateAttempt).values({
        applicationId: first,
        competitionId: id,
        act: "resubmit",
        attemptedBy: secretary.id,
        arrivedAt: at,
        closesAt: at,
      });
      return done;
    });
    expect(await marked("overdue")).toEqual([third]);
    expect(await marked("late")).toEqual([first]);
    const { counts, total } = await find({ marks: ["unchecked"], state: "rejected" });
    expect(total).toBe(1);
    expect(counts).toEqual([
      { state: "opened", count: 1 },
      { state: "returned", count: 1 },
      { state: "rejected", count: 1 },
    ]);
    expect((await find({})).rows.find((row) => row.id === second)?.marks).toEqual(["failed", "unchecked"]);
  });

  it("has a total order by every column, both ways, equal ones by their numbers", async () => {
    const { find } = await aList();
    for (const sort of listSorts)
      for (const order of listOrders) {
        const { rows } = await find({ sort, order });
        expect(rows, `${sort} ${order}`).toHaveLength(told.length);
        const again = await find({ sort, order });
        expect(again.rows).toEqual(rows);
      }
    const bySum = async (order: "up" | "down") =>
      (await find({ sort: "requested", order })).rows.map((row) => row.number);
    expect(await bySum("up")).toEqual([4, 1, 2, 3]);
    expect(await bySum("down")).toEqual([3, 1, 2, 4]);
    expect((await find({ sort: "applicant" })).names).toEqual([
      "АНО «Ёлка»",
      "АНО «Родник»",
      "Группа «Ромашка»",
      "Фонд «Еловый бор»",
    ]);
    expect((await find({ sort: "territory", order: "down" })).names.at(-1)).toBe("АНО «Родник»");
  });

  it("becomes files with the same applications in the same order, and no formulas", async () => {
    const { id, secretary } = await aList();
    const question = { ...everything, from: "200", sort: "title", order: "down" } as const;
    const csv = await applicationListFile(secretary, id, { question, format: "csv" });
    const lines = csv.ok ? Buffer.from(csv.value.bytes).toString("utf8").trim().split("\r\n") : [];
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain("Чистый берег");
    expect(lines[3]).toContain("'=1+1");
    const xlsx = await applicationListFile(secretary, id, { question, format: "xlsx" });
    const rows = xlsx.ok ? await readSheet(Buffer.from(xlsx.value.bytes)) : [];
    const head = rows.findIndex((row) => row[0] === "Рег. №");
    expect(rows.slice(head + 1, head + 4).map((row) => [row[0], row[2], row[8]])).toEqual([
      [1, "Чистый берег", 200],
      [3, "Чистый берег", 300],
      [2, "=1+1", 200],
    ]);
  });
});

describe("before the opening", () => {
  it("no search, order or condition tells anything, and there is no file", async () => {
    const { id, secretary, applications } = await aClosedCompetition({ applications: 3 });
    const plain = await listApplications(secretary, id, everything);
    const inn = applications[0]!.content.applicant.inn!;
    const questions: Partial<ListQuestion>[] = [
      { search: "Чистый берег 1" },
      { search: inn },
      { from: "1", to: "2" },
      { territory: "30" },
      { marks: ["late"] },
      ...listSorts.map((sort) => ({ sort, order: "down" as const })),
    ];
    for (const question of questions)
      expect(await listApplications(secretary, id, { ...everything, ...question })).toEqual(plain);
    for (const format of ["csv", "xlsx"] as const)
      expect(await applicationListFile(secretary, id, { question: everything, format })).toMatchObject({
        ok: false,
        reason: "notFound",
      });
    expect(await listApplications(await aPerson("Чужая"), id, everything)).toMatchObject({ reason: "notFound" });
  });
});

describe("views of the list", () => {
  it("are their owner's alone, keep what was asked, and the same name takes the place of the earlier", async () => {
    const { id, organiserId, secretary } = await aList();
    const other = await aPerson("Вторая");
    await grant(other, "secretary", organiserId);
    const question: ListQuestion = { ...everything, search: "ёлка", marks: ["failed"], sort: "title", page: 3 };
    expect(await saveView(secretary, id, { name: "Мои", question })).toEqual({ ok: true, value: undefined });
    const [view] = await viewsOf(secretary, id);
    expect(listQuestion(new URLSearchParams(view!.query))).toEqual({ ...question, page: 1 });
    expect(await viewsOf(other, id)).toEqual([]);
    expect(await forgetView(other, id, view!.id)).toMatchObject({ reason: "notFound" });
    await saveView(secretary, id, { name: "Мои", question: everything });
    expect((await viewsOf(secretary, id)).map(({ query }) => query)).toEqual(["?"]);
    expect(await saveView(await aPerson("Чужая"), id, { name: "Мои", question })).toMatchObject({ reason: "notFound" });
    for (let n = 1; n < 30; n += 1) await saveView(secretary, id, { name: `Вид ${n}`, question });
    expect(await saveView(secretary, id, { name: "Лишний", question })).toMatchObject({ reason: "limitExceeded" });
    expect(await forgetView(secretary, id, view!.id)).toMatchObject({ ok: true });
    expect(await viewsOf(secretary, id)).toHaveLength(29);
  });
});

describe("the search of an office", () => {
  it("finds opened applications, applicants, competitions and people of one's own, and nothing sealed or of others", async () => {
    const { id, secretary, chair, rules } = await aList();
    const sealed = await aClosedCompetition({ applications: 1 });
    const finds = async (who: typeof secretary, typed: string) => {
      const outcome = await searchOffice(who, typed);
      if (!outcome.ok || !outcome.value) throw new Error(JSON.stringify(outcome));
      return outcome.value;
    };
    const found = await finds(secretary, "«елка»");
    expect(found.applications.map((row) => [row.applicant, row.competitionId])).toEqual([["АНО «Ёлка»", id]]);
    expect(found.applicants.map(({ name }) => name)).toEqual(["АНО «Ёлка»"]);
    expect((await finds(secretary, rules.title)).competitions.map((row) => row.id)).toEqual([id]);
    expect((await finds(secretary, chair.name)).people.map(({ role }) => role)).toEqual(["chair"]);
    const nothing = { applications: [], competitions: [], applicants: [], people: [] };
    expect(await finds(sealed.secretary, "берег")).toEqual(nothing);
    expect(await finds(sealed.secretary, sealed.applications[0]!.content.applicant.inn!)).toEqual(nothing);
    expect(await finds(sealed.secretary, "елка")).toEqual(nothing);
    expect(await searchOffice(secretary, " «» ")).toEqual({ ok: true, value: null });
    expect(await searchOffice(chair, "елка")).toMatchObject({ ok: false });
  });
});
