import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import type { Person } from "~/access/who";
import { db } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { organiser } from "~db/schema/registration";
import { pdfOf } from "~db/seed/files";
import { anOpenCompetition, aReadyApplication } from "../applications";
import { aPerson, grant } from "../people";
import { cookieOf } from "../sessions";
import { aClosedCompetition } from "../submitted-competition";
import { readPdf } from "../unit/papers-reading";
import { type Visitor, visitor } from "../visitor";
import { useSite } from "../world";

const site = useSite();

/** A visitor who has signed in already: the sign-in itself is tested elsewhere. */
async function signedIn(who: Person): Promise<Visitor> {
  const came = visitor(site.baseUrl);
  const [name = "", value = ""] = (await cookieOf(who)).split("=");
  came.cookies.set(name, value);
  return came;
}

async function textOfPaper(who: Visitor, path: string): Promise<string> {
  const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const answer = await fetch(`${site.baseUrl}${path}`, { headers: { cookie } });
  expect(answer.status).toBe(200);
  const pages = await readPdf(new Uint8Array(await answer.arrayBuffer()));
  return pages.map(({ text }) => text).join(" ");
}

it("announced rules are changed: prepared by sections, read value by value, announced with a reason, told to everybody", async () => {
  const { id, organiserId, rules } = await anOpenCompetition();
  await aReadyApplication({ competition: { id, organiserId, rules } });
  const person = await aPerson("Анна Секретарь");
  await grant(person, "secretary", organiserId);
  const secretary = await signedIn(person);
  const [row] = await db()
    .select({ slug: competition.slug, host: organiser.slug })
    .from(competition)
    .innerJoin(organiser, eq(organiser.id, competition.organiserId))
    .where(eq(competition.id, id));
  const at = `/office/competitions/${id}`;

  await secretary.get(`${at}/rules-change`);
  expect(secretary.text()).toContain("Изменений пока нет");
  await secretary.get(`${at}/rules/money`);
  await secretary.press("Сохранить", { "grant.max": "310 000" });
  expect(secretary.text()).toContain("Проверить и объявить");
  await secretary.get(`${at}/rules/dates`);
  await secretary.press("Сохранить", { graceSeconds: "5" });
  expect(secretary.page().status).toBe(400);
  expect(secretary.text()).toContain("После объявления это не меняется");

  const guest = visitor(site.baseUrl);
  await guest.get(`/${row!.host}/${row!.slug}`);
  expect(guest.text()).not.toContain("310 000");

  await secretary.get(`${at}/rules-change`);
  expect(secretary.text()).toContain("310 000 ₽");
  await secretary.press("Объявить изменения", { reason: "" });
  expect(secretary.page().status).toBe(400);
  await secretary.press("Объявить изменения", { reason: "Дума округа увеличила сумму на конкурс." });
  expect(secretary.text()).toContain("Изменения условий объявлены");

  await guest.get(`/${row!.host}/${row!.slug}`);
  expect(guest.text()).toContain("310 000");
  await guest.follow("Посмотреть, что изменено");
  expect(guest.text()).toContain("Дума округа увеличила сумму на конкурс.");
  expect(guest.text()).toContain("Наибольший грант");
});

it("applications are opened, checked, admitted together and carried by the commission; every paper of it is there", async () => {
  const { id, organiserId, secretary: person, chair } = await aClosedCompetition({ applications: 2 });
  const member = await aPerson("Орлова Нина");
  await grant(member, "member", organiserId, id);
  const secretary = await signedIn(person);
  const at = `/office/competitions/${id}`;

  await secretary.get(`${at}/papers`);
  expect(secretary.text()).toContain("Документы появятся после вскрытия заявок");
  await secretary.get(`${at}/open-applications`);
  await secretary.press("Вскрыть заявки", { place: "" });
  expect(secretary.page().status).toBe(400);
  await secretary.press("Вскрыть заявки", { place: "Малый зал", "present[]": chair.id });
  expect(secretary.text()).toContain("протокол вскрытия составлен");

  await secretary.get(`${at}/applications`);
  const links = secretary.page().root.querySelectorAll("main tbody a");
  const applications = links.map((link) => link.getAttribute("href")!);
  expect(applications).toHaveLength(2);
  for (const path of applications) {
    await secretary.get(`${path}/checks`);
    const names = secretary.page().root.querySelectorAll('input[type=radio][value="ok"]');
    const marks = Object.fromEntries(names.map((input) => [input.getAttribute("name")!, "ok"]));
    await secretary.press("Сохранить", marks);
    expect(secretary.text()).toContain("Результаты проверки сохранены");
  }
  await secretary.get(`${at}/applications`);
  const boxes = secretary.page().root.querySelectorAll('input[name="ids[]"]');
  const ids = boxes.map((input) => `ids[]=${input.getAttribute("value")!}`).join("&");
  await secretary.get(`${at}/admit-together`);
  expect(secretary.text()).toContain("Заявки не выбраны");
  await secretary.get(`${at}/reject-together?all=1`);
  await secretary.press("Отклонить: 2 заявки");
  expect(secretary.page().status).toBe(400);
  await secretary.get(`${at}/admit-together?${ids}`);
  await secretary.press("Допустить: 2 заявки");
  expect(secretary.text()).toContain("Допущены 2 заявки");

  await secretary.follow("Составить протокол рассмотрения");
  await secretary.press("Составить протокол", { "present[]": [], chair: chair.id });
  expect(secretary.page().status).toBe(400);
  await secretary.press("Составить протокол", { "present[]": [chair.id, member.id], chair: chair.id });
  expect(secretary.text()).toContain("Протокол рассмотрения составлен");
  const files = secretary
    .page()
    .root.querySelectorAll("main a")
    .map((link) => link.getAttribute("href")!)
    .filter((href) => href.endsWith("/paper.pdf"));
  const papers = await Promise.all(files.map((path) => textOfPaper(secretary, path)));
  expect(papers.some((text) => text.includes("вскрытия заявок") && text.includes("Малый зал"))).toBe(true);
  expect(papers.some((text) => text.includes("рассмотрения заявок") && text.includes("Орлова Нина"))).toBe(true);

  const opening = files.find((_, index) => papers[index]!.includes("вскрытия заявок"))!.replace("/paper.pdf", "");
  await secretary.get(`${opening}/correct`);
  await secretary.press("Составить новую редакцию", { place: "Большой зал", reason: "Зал указан неверно." });
  expect(secretary.text()).toContain("Новая редакция составлена");
  expect(secretary.text()).toContain("Зал указан неверно.");
  await secretary.get(`${opening}/signed`);
  const scan = { name: "протокол.pdf", type: "application/pdf", bytes: await pdfOf("Скан", ["Скан"]) };
  await secretary.press("Приложить", { file: scan });
  expect(secretary.text()).toContain("Файл приложен");
  expect(await textOfPaper(secretary, `${at}/registration-journal/journal.pdf`)).toContain("ЖУРНАЛ РЕГИСТРАЦИИ ЗАЯВОК");
});
