import { expect, it } from "vitest";
import type { Person } from "~/access/who";
import { signIn } from "~/server/session.server";
import { type Visitor, visitor } from "../visitor";
import { aPublishedCompetition, aWinner, today } from "../winners";
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

const scan = {
  name: "чек.pdf",
  type: "application/pdf",
  bytes: Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n% scan\ntrailer<</Root 1 0 R>>\n%%EOF\n"),
};
const pathOf = (browser: Visitor) => new URL(browser.page().url).pathname;

it("from an award that was cut to a public card of the project, without scripts", async () => {
  const of = await aPublishedCompetition();
  const winner = await aWinner(of, { sum: 10_000_001n });
  const forgone = await aWinner(of, { number: 2 });
  await aWinner(of, { number: 3, state: "reserve" });
  const [office, head, anybody] = [await signedIn(of.secretary), await signedIn(winner.head), visitor(site.baseUrl)];

  await office.get(`/office/competitions/${of.id}/agreements`);
  expect(office.text()).toContain("Ждёт соглашения");
  await office.follow("Записать соглашение");
  expect(office.text()).toContain("Комиссия уменьшила сумму");
  await office.press("Записать соглашение", { number: "12/2026", "lines.0.granted": "72972,97" });
  expect(office.page().status).toBe(400);
  expect(office.text()).toContain("Сумма не сходится");
  await office.press("Записать соглашение", { "lines.0.granted": "72 972,98", "lines.0.own": "1" });
  expect(office.text()).toContain("Собственный вклад мал");
  await office.press("Записать соглашение", { lowOwnShare: "on" });
  expect(office.text()).toContain("Соглашение записано");
  expect(office.text()).toContain("100 000,01 ₽");

  await office.get(`/office/competitions/${of.id}/agreements/${forgone.id}/refuse`);
  await office.press("Записать отказ", { reason: "Письмо от 12 мая" });
  expect(office.text()).toContain("Отказ записан");
  expect(office.text()).toContain("Письмо от 12 мая");

  await office.get(`/office/competitions/${of.id}/agreements`);
  await office.follow("Соглашение № 12/2026");
  const agreement = pathOf(office).replace("/office", "/applicant");
  await head.get(agreement);
  await head.follow("Заполнить отчёт");
  const reports = { interim: pathOf(head), final: "" };
  await head.press("Добавить расход", { summary: "Площадка построена." });
  await head.press("Добавить расход", { documentNumber: "17" });
  expect(head.page().status).toBe(400);
  expect(head.text()).toContain("выберите его ещё раз");
  const line = head
    .page()
    .root.querySelectorAll("option")
    .find((option) => option.text.startsWith("Качели"))!
    .getAttribute("value")!;
  await head.press("Добавить расход", {
    budgetLineId: line,
    documentKind: "receipt",
    documentDate: today,
    counterparty: "ООО «Качели»",
    sum: "72 972,99",
    file: scan,
  });
  expect(head.text()).toContain("Расход добавлен");
  expect(head.text()).toContain("Площадка построена.");
  await head.press("Проверить и подать", { "facts.0.fact": "38,5", "facts.1.fact": "1" });
  expect(head.text()).toContain("израсходовано больше гранта на 0,01 ₽");
  await head.follow("Вернуться к отчёту");
  await head.follow("Удалить");
  await head.press("Удалить расход");
  expect(head.text()).toContain("Расход удалён");
  await head.press("Проверить и подать");
  await head.press("Подать отчёт");
  expect(head.text()).toContain("Отчёт подан");

  await office.get(`/office/competitions/${of.id}/reports`);
  await office.follow("Промежуточный отчёт");
  expect(office.text()).toContain("Площадка построена.");
  await office.press("Вернуть отчёт", { remarks: "" });
  expect(office.page().status).toBe(400);
  await office.press("Вернуть отчёт", { remarks: "Приложите чек" });
  expect(office.text()).toContain("Отчёт возвращён");

  await head.get(reports.interim);
  expect(head.text()).toContain("Приложите чек");
  await head.press("Добавить расход");
  await head.press("Добавить расход", {
    budgetLineId: line,
    documentKind: "receipt",
    documentNumber: "18",
    documentDate: today,
    counterparty: "ООО «Качели»",
    sum: "72 972,98",
    file: scan,
  });
  await head.press("Проверить и подать");
  await head.press("Подать отчёт");
  await head.get(agreement);
  await head.follow("Заполнить отчёт");
  await head.press("Проверить и подать", { summary: "Всё готово.", "facts.0.fact": "41", "facts.1.fact": "1" });
  await head.press("Подать отчёт");

  await anybody.get(`/projects/${winner.id}`);
  expect(anybody.page().status).toBe(404);
  await office.get(`${reports.interim.replace("/applicant", "/office")}`);
  await office.follow("чек.pdf");
  expect(office.page().html).toContain("%PDF");
  for (const title of ["Промежуточный отчёт", "Итоговый отчёт"]) {
    await office.get(`/office/competitions/${of.id}/reports`);
    await office.follow(title);
    await office.press("Принять отчёт");
  }
  expect(office.text()).toContain("карточка проекта опубликована");

  await anybody.get("/projects?year=2026");
  await anybody.follow("Добрый двор");
  expect(anybody.text()).toContain("41 из 40");
  expect(anybody.text()).toContain("72 972,98 ₽");
  expect(anybody.text()).not.toContain("ООО «Качели»");
  await anybody.get(`/projects/${winner.id}?lang=en`);
  expect(anybody.text()).toContain("What came of it");
});
