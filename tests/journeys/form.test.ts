import { expect, it } from "vitest";
import type { Person } from "~/access/who";
import { namePerson } from "~/lifecycle/1-registration/name-person.server";
import { templateOf } from "~/lifecycle/2-announcement/competition.queries.server";
import { fieldThatMeans, lineKindOf } from "~/lifecycle/2-announcement/form-template";
import { fullTemplate } from "~/lifecycle/2-announcement/full-template.server";
import { submittedVersion } from "~/lifecycle/3-application/application.queries.server";
import { noWait } from "~/lifecycle/3-application/arrival.server";
import { answersOf, projectOf } from "~/lifecycle/3-application/content";
import { saveSection } from "~/lifecycle/3-application/save-section.server";
import { startApplication } from "~/lifecycle/3-application/start-application.server";
import { submitApplication } from "~/lifecycle/3-application/submit-application.server";
import { signIn } from "~/server/session.server";
import { db } from "~db/client.server";
import { anOpenCompetition, yesToAll } from "../applications";
import { aDraft, anOffice } from "../db/announcement-world";
import { completeFull } from "../drafts-of-forms";
import { anApplicant, aPerson } from "../people";
import { type Visitor, visitor } from "../visitor";
import { useSite } from "../world";

const site = useSite();

async function signedIn(person: Person): Promise<Visitor> {
  const browser = visitor(site.baseUrl);
  const context = { arrivedAt: 0, requestId: "", ip: "", setCookies: [] };
  const cookie = await signIn({ request: new Request(site.baseUrl), context }, person.id);
  const [name, value] = cookie.split(";")[0]!.split("=");
  browser.cookies.set(name!, value!);
  return browser;
}

it("a full form asks by the answers, counts lines by their categories and is submitted as it was asked, without scripts", async () => {
  const { id: competitionId, rules } = await anOpenCompetition({
    form: fullTemplate,
    rules: { grant: { min: "100000", max: "30000000" } },
  });
  const head = await aPerson("Мария Иванова");
  const applicantId = await anApplicant(head);
  const started = await startApplication(head, competitionId, applicantId, { declarations: yesToAll(rules) });
  if (!started.ok) throw new Error(started.reason);
  const { id } = started.value;
  for (const name of ["Иванова Мария Петровна", "Петров Иван"])
    await namePerson(head, applicantId, {
      ...{ purpose: "team", name, contact: "", way: "written", givenOn: "2026-01-15" },
    });
  for (const [section, data] of Object.entries(completeFull(rules)))
    await saveSection(head, id, { section, version: 0, data });
  const browser = await signedIn(head);
  const home = `/applicant/applications/${id}`;

  await browser.get(`${home}/form/partners`);
  expect(browser.text()).not.toContain("Вид поддержки");
  await browser.press("Сохранить и дальше", { hasPartners: "yes" });
  expect(browser.page().url).toContain("/form/partners?");
  expect(browser.text()).toContain("появились новые вопросы");
  expect(browser.page().html).toContain('href="#f-list"');
  expect(browser.text()).toContain("Вид поддержки");
  await browser.press("Сохранить и дальше");
  expect(browser.page().url).not.toContain("/form/partners");
  await browser.get(`${home}/form/partners`);
  const partner = { name: "Совхоз", support: "equipment", sum: "15 000", letter: "yes" };
  const typed = Object.fromEntries(Object.entries(partner).map(([key, value]) => [`list.0.${key}`, value]));
  await browser.press("Сохранить", typed);
  expect(browser.text()).toMatch(/Поддержка партнёров всего\s+15.000/);
  await browser.press("Сохранить", { hasPartners: "no" });
  expect(browser.text()).not.toContain("Вид поддержки");
  await browser.press("Сохранить", { hasPartners: "yes" });
  expect(browser.page().html).toContain("Совхоз");

  await browser.get(`${home}/form/budget`);
  expect(browser.text()).not.toContain("Оклад в месяц");
  await browser.press("Сохранить", { "lines.0.category": "staff" });
  expect(browser.text()).toContain("Оклад в месяц");
  await browser.press("Сохранить", { "lines.0.factor": "50", "lines.0.partners": "16 000" });
  expect(browser.text()).toContain("В бюджете больше денег партнёров");
  await browser.press("Сохранить", { "lines.0.partners": "5 000" });
  expect(browser.text()).not.toContain("В бюджете больше денег партнёров");
  expect(browser.text()).toContain("Средства гранта на одного участника");

  expect(await submitApplication(head, id, { key: crypto.randomUUID() }, noWait)).toMatchObject({ ok: true });
  const version = (await submittedVersion(db(), id))!;
  expect(answersOf(version.content).partners).toMatchObject({ hasPartners: "yes", total: "1500000" });
  const { sums } = projectOf(version.content, version.template);
  expect(sums.lines[0]).toEqual({ total: 2_500_000n, own: 500_000n, requested: 2_000_000n });
  await browser.get(`${home}/print`);
  expect(browser.text()).toContain("Оборудование и материалы");
});

it("the secretary adds a question with a condition, is not let to break another, and sees the form as applicants will", async () => {
  const office = await anOffice();
  const id = await aDraft(office, { preset: "resource-centre" });
  const browser = await signedIn(office.secretary);
  const form = `/office/competitions/${id}/form`;
  await browser.get(form);
  expect(browser.text()).toContain("Есть ли у проекта партнёры");
  const refused = await browser.post(form, { version: "1", at: "partners.hasPartners", act: "remove" });
  expect(refused.status).toBe(409);
  expect(browser.text()).toContain("появляется в зависимости от ответа");

  await browser.get(`${form}/question?section=partners`);
  await browser.press("Сохранить", {
    section: "partners",
    label: "Чем поможет партнёр",
    kind: "longText",
    condition: "partners.hasPartners=yes",
  });
  expect(browser.text()).toContain("Вопрос добавлен");
  expect(browser.text()).toContain("если «Есть ли у проекта партнёры»: Да");
  await browser.get(`${form}?preview=partners`);
  expect(browser.page().html).toContain("Чем поможет партнёр");

  await browser.get(`${form}/question?at=partners.question1`);
  const other = browser
    .page()
    .root.querySelectorAll('select[name="others.0"] option')
    .map((one) => one.getAttribute("value")!)
    .find((value) => value.startsWith("about.direction="))!;
  await browser.press("Сохранить", { "others.0": other, joined: "any" });
  expect(browser.text()).toMatch(/если «Есть ли у проекта партнёры»: Да или «[^»]+»: /);
  await browser.get(`${form}/question?at=partners.question1`);
  expect(browser.page().root.querySelector("details[open] select")?.getAttribute("name")).toBe("others.0");
  await browser.press("Сохранить", { condition: "" });
  expect(browser.text()).not.toMatch(/: Да или «/);
});

it("a municipal competition is given the full form from the page of its form, and its budget counts payroll and partners", async () => {
  const office = await anOffice();
  const id = await aDraft(office, { preset: "milkovo" });
  const browser = await signedIn(office.secretary);
  const form = `/office/competitions/${id}/form`;
  await browser.get(form);
  expect(browser.text()).not.toContain("Целевые группы");
  await browser.post(form, { version: "1", at: "resource-centre", act: "begin" });
  expect(browser.text()).toContain("Форма начата заново с готовой");
  expect(browser.text()).toContain("Целевые группы");
  const { template, version } = await templateOf(db(), id);
  expect(version).toBe(2);
  const columns = fieldThatMeans(template, "budget")!.field.columns!;
  expect(columns.map(({ key }) => key)).toEqual(expect.arrayContaining(["factor", "inKind", "partners"]));
  expect(lineKindOf(template)("staff")).toBe("payroll");
  const old = await browser.post(form, { version: "1", at: "initiative-groups", act: "begin" });
  expect(old.status).toBe(409);
  expect((await browser.post(form, { version: "2", at: "nobodys", act: "begin" })).status).toBe(422);
});

it("the secretary adds a section of her own with a list and a calculation, is told what cannot be, and takes it all away", async () => {
  const office = await anOffice();
  const id = await aDraft(office, { preset: "resource-centre" });
  const browser = await signedIn(office.secretary);
  const form = `/office/competitions/${id}/form`;
  await browser.get(`${form}/section`);
  await browser.press("Сохранить", { block: "own", title: "", label: "" });
  expect(browser.page().status).toBe(400);
  await browser.press("Сохранить", {
    title: "Награды",
    label: "Чем вы гордитесь",
    condition: "partners.hasPartners=yes",
  });
  expect(browser.text()).toContain("Раздел добавлен");
  expect(browser.text()).toContain("Чем вы гордитесь");
  await browser.get(`${form}/section?at=section1`);
  await browser.press("Сохранить", { title: "Награды и премии" });
  expect(browser.text()).toContain("Награды и премии если «Есть ли у проекта партнёры»: Да");
  await browser.get(`${form}/section`);
  await browser.press("Сохранить", { block: "residents" });
  expect(browser.text()).toContain("Чем помогут жители");

  await browser.get(`${form}/question?section=section1&kind=rows`);
  await browser.press("Сохранить", { label: "Список наград", options: "Название\nГод" });
  await browser.get(`${form}/question?at=section1.question2`);
  await browser.follow("Добавить колонку");
  await browser.press("Сохранить", { kind: "text", label: "Премия" });
  await browser.get(`${form}/question?at=section1.question2.column3`);
  await browser.press("Сохранить", { kind: "money" });
  expect(browser.text()).toContain("Форма сохранена");
  expect(browser.text()).toContain("Премия");
  await browser.get(`${form}/question?section=section1&kind=calculated`);
  await browser.press("Сохранить", { label: "Премий всего", operation: "add", left: "sum:section1.question2.column3" });
  expect(browser.page().status).toBe(400);
  await browser.press("Сохранить", { operation: "multiply", number: "0,87", shows: "money" });
  expect(browser.text()).toContain("Вопрос добавлен");
  await browser.get(`${form}/question?at=section1.question3`);
  const further = {
    number: "",
    operation: "divide",
    right: "count:section1.question2",
    "more.0": "count:section1.question2",
  };
  await browser.press("Сохранить", further);
  expect(browser.text()).toContain("Больше двух значений можно только складывать или умножать");
  await browser.press("Сохранить", { operation: "add" });
  expect(browser.text()).toContain("Форма сохранена");
  await browser.get(`${form}/question?at=section1.question3`);
  expect(browser.page().root.querySelector('select[name="more.0"] option[selected]')?.getAttribute("value")).toBe(
    "count:section1.question2",
  );
  await browser.post(form, { version: "9", at: "section1.question2.column3", act: "remove" });
  expect(browser.text()).toContain("по ответу считается «Премий всего»");
  await browser.get(`${form}?preview=section1`);
  expect(browser.page().html).toContain("Премия");
  expect(browser.text()).toContain("Премий всего");

  await browser.post(form, { version: "9", at: "budget", act: "remove" });
  expect(browser.page().status).toBe(409);
  expect(browser.text()).toContain("Без этого вопроса конкурс провести нельзя");
  await browser.post(form, { version: "9", at: "section1", act: "remove" });
  expect(browser.text()).toContain("Убрано");
  expect(browser.text()).not.toContain("Награды и премии");
});
