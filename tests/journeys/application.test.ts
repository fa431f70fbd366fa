import { get } from "node:http";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import type { Person } from "~/access/who";
import { signIn } from "~/server/session.server";
import { db } from "~db/client.server";
import { application } from "~db/schema/application";
import { type Announced, anOpenCompetition, completeDraft, setCompetition, yesAnswers } from "../applications";
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

/** A section as the names and values of its fields. */
function fieldsOf(section: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(section).flatMap(([key, value]) =>
      typeof value === "string"
        ? [[key, value]]
        : (value as Record<string, string>[]).flatMap((row, index) =>
            Object.entries(row).map(([column, text]) => [`${key}.${index}.${column}`, text]),
          ),
    ),
  );
}

async function fill(browser: Visitor, home: string, { rules }: Announced): Promise<void> {
  for (const [section, data] of Object.entries(completeDraft(rules))) {
    await browser.get(`${home}/form/${section}`);
    for (const value of Object.values(data)) {
      if (Array.isArray(value) && value.length > 1) await browser.press("Добавить строку");
    }
    await browser.press("Сохранить", fieldsOf(data));
    expect(browser.text()).toContain("Сохранено");
  }
}

it("an application goes from an empty form to a receipt that anybody can check, without scripts", async () => {
  const announced = await anOpenCompetition({
    rules: {
      requiredDocuments: [{ key: "charter", title: "Устав", required: true, identifies: true, visibility: "office" }],
    },
  });
  const head = await aPerson("Мария Иванова");
  await anApplicant(head);
  const browser = await signedIn(head);

  await browser.get("/applicant");
  expect(browser.text()).toContain("Заявок пока нет");
  await browser.follow("Подать заявку");
  await browser.press("Начать заявку", yesAnswers(announced.rules));
  const home = new URL(browser.page().url).pathname.replace("/form/about", "");
  expect(home).toMatch(/^\/applicant\/applications\/[0-9a-f-]{36}$/);

  await browser.get(`${home}/check`);
  expect(browser.text()).toContain("Осталось исправить");
  await fill(browser, home, announced);

  await browser.get(`${home}/documents`);
  expect(browser.text()).toContain("Уже есть: 0, можно не больше 30");
  await browser.press("Загрузить файл", {
    kind: "charter",
    file: { name: "устав.pdf", type: "application/pdf", bytes: new TextEncoder().encode("MZ not a PDF") },
  });
  expect(browser.page().status).toBe(400);
  expect(browser.text()).toContain("Содержание файла не соответствует");
  await browser.press("Загрузить файл", {
    kind: "charter",
    file: { name: "устав.pdf", type: "application/pdf", bytes: new TextEncoder().encode(PDF) },
  });
  expect(browser.text()).toContain("Файл приложен");
  expect(browser.text()).toContain("устав.pdf");

  await browser.get(`${home}/check`);
  expect(browser.text()).toContain("Всё заполнено");
  await browser.press("Подать заявку");
  expect(browser.page().status).toBe(400);
  expect(browser.text()).toContain("Без этого согласия продолжить нельзя");
  await browser.press("Подать заявку", { consent: "on" });
  expect(browser.text()).toContain("Заявка подана");
  const code = browser.page().root.querySelector(".receipt-code")!.text;

  const stranger = visitor(site.baseUrl);
  await stranger.get("/receipts");
  await stranger.press("Проверить", { code: code.toLowerCase() });
  expect(stranger.text()).toContain("Расписка действительна");
  expect(stranger.text()).not.toContain("Добрый двор");
  await stranger.get("/receipts");
  await stranger.press("Проверить", { code: "0000-0000 <о>" });
  expect(stranger.page().status).toBe(404);
  expect(stranger.page().root.querySelector('input[name="code"]')?.getAttribute("value")).toBe("0000-0000 <о>");
  await stranger.press("Проверить", { code });
  expect(stranger.text()).toContain("Расписка действительна");

  await browser.get(home);
  expect(browser.text()).toContain("Заявка подана.");
  await browser.follow("Отозвать заявку");
  await browser.press("Отозвать");
  expect(browser.text()).toContain("Заявка отозвана.");
  await browser.follow("Вернуть заявку в работу");
  await browser.press("Вернуть в работу");
  expect(browser.text()).toContain("Заявка снова в работе");
  const pdf = await fetch(`${site.baseUrl}${home}/receipt.pdf`, {
    headers: { cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
  });
  expect([pdf.status, pdf.headers.get("content-type")]).toEqual([200, "application/pdf"]);
  await browser.get(`${home}/print`);
  expect(browser.text()).toContain("Редакция 1");
});

it("a no to a requirement is explained before anything is begun, can be kept, and has to be mended before submitting", async () => {
  const announced = await anOpenCompetition();
  const head = await aPerson("Мария Иванова");
  await anApplicant(head, { registeredOn: "2001-01-01" });
  const browser = await signedIn(head);
  await browser.get(`/applicant/applications/new?competition=${announced.id}`);
  expect(browser.text()).toContain("Подходит ли вам этот конкурс");
  expect(browser.text()).not.toContain("зарегистрирована не менее");
  const { "declared.age": _, ...yes } = yesAnswers(announced.rules);
  const [{ "declared.debts": _left, ...most }, no] = [yes, { ...yes, "declared.debts": "no" }];

  await browser.press("Начать заявку", most);
  expect(browser.page().status).toBe(400);
  expect(browser.text()).toContain("Выберите один из вариантов");
  await browser.press("Начать заявку", no);
  expect(browser.page().status).toBe(400);
  expect(browser.text()).toContain("С такими ответами заявку отклонят");
  expect(browser.text()).toContain("подпункт «а» пункта 2.1");
  expect(browser.text()).toContain("Погасите задолженность");
  await browser.press("Начать заявку", { ...no, anyway: "on" });
  const home = new URL(browser.page().url).pathname.replace("/form/about", "");

  await fill(browser, home, announced);
  await browser.get(`${home}/check`);
  expect(browser.text()).toContain("Осталось исправить 1 место");
  await browser.follow("Ответы о требованиях");
  await browser.press("Сохранить ответы", yes);
  expect(browser.text()).toContain("Ответы сохранены");
  await browser.get(`${home}/check`);
  expect(browser.text()).toContain("Всё заполнено");

  await browser.press("Подписываю: я прочитал(а) эту редакцию");
  expect(browser.text()).toContain("Подпись действует");
  await browser.get(`${home}/form/team`);
  await browser.press("Сохранить", { leader: "Петрова Анна" });
  await browser.get(`${home}/check`);
  expect(browser.text()).toContain("Изменено после подписания");
  expect(browser.text()).toContain("Изменилось: Команда");

  await browser.get(`${home}/card`);
  expect(browser.text()).toContain("Добрый двор");
  await browser.get(`/applicant/applications/new?competition=${announced.id}`);
  expect(browser.text()).toContain("У вас уже есть черновик в этом конкурсе");
  await browser.get(`${home}/discard`);
  await browser.press("Удалить черновик");
  expect(browser.text()).toContain("Черновик удалён. Его можно восстановить");
  await browser.press("Восстановить черновик");
  expect(browser.text()).toContain("Черновик восстановлен");
});

it("a draft left in a cancelled competition goes on in another in one press", async () => {
  const old = await anOpenCompetition();
  const head = await aPerson("Мария Иванова");
  await anApplicant(head, { registeredOn: "2001-01-01" });
  const browser = await signedIn(head);
  await browser.get(`/applicant/applications/new?competition=${old.id}`);
  const { "declared.age": _, ...yes } = yesAnswers(old.rules);
  await browser.press("Начать заявку", yes);
  const home = new URL(browser.page().url).pathname.replace("/form/about", "");
  await fill(browser, home, old);
  await setCompetition(old.id, { state: "cancelled" });
  const next = await anOpenCompetition({
    rules: { title: `Следующий ${old.id}`, directions: [{ key: "other", title: "Другое", law: "1" }] },
  });

  await browser.get(home);
  expect(browser.text()).toContain("Перенести в другой конкурс");
  await browser.follow(`Перенести: ${next.rules.title}`);
  await browser.press("Начать заявку", yes);
  expect(browser.text()).toContain("Перенесено из прежней заявки");
  expect(browser.text()).toContain("в новом конкурсе нет такого варианта");
  expect(browser.text()).toContain(old.rules.directions[0]!.title);
});

it("a stranger finds none of its pages", async () => {
  const announced = await anOpenCompetition();
  const head = await aPerson("Мария Иванова");
  await anApplicant(head);
  const browser = await signedIn(head);
  await browser.get(`/applicant/applications/new?competition=${announced.id}`);
  await browser.press("Начать заявку", yesAnswers(announced.rules));
  const home = new URL(browser.page().url).pathname.replace("/form/about", "");
  const other = await signedIn(await aPerson("Чужой"));
  for (const page of [
    "",
    "/form/about",
    "/documents",
    "/check",
    "/receipt",
    "/print",
    "/print.pdf",
    "/card.pdf",
    "/withdraw",
    "/receipt.pdf",
  ]) {
    expect([page, (await other.get(home + page)).status]).toEqual([page, 404]);
  }
  expect((await other.post(`${home}/form/about`, { version: "0", title: "Чужое" })).status).toBe(404);
});

it("rows are added and removed, bad input and a lost race keep every typed word", async () => {
  const announced = await anOpenCompetition();
  const head = await aPerson("Мария Иванова");
  await anApplicant(head);
  const browser = await signedIn(head);
  await browser.get(`/applicant/applications/new?competition=${announced.id}`);
  await browser.press("Начать заявку", yesAnswers(announced.rules));
  const home = new URL(browser.page().url).pathname.replace("/form/about", "");

  await browser.get(`${home}/form/budget`);
  await browser.press("Добавить строку", { "lines.0.title": "Качели", "lines.0.price": "сто рублей" });
  const value = (name: string) => browser.page().root.querySelector(`[name="${name}"]`)?.getAttribute("value");
  expect(browser.page().status).toBe(200);
  expect(value("lines.0.title")).toBe("Качели");
  expect(value("lines.1.title")).toBe("");
  await browser.press("Сохранить и дальше", { "lines.1.title": "Песок" });
  expect(browser.text()).toContain("Есть места, которые нужно поправить");
  expect(browser.text()).toContain("Введите сумму в рублях");
  expect([value("lines.0.price"), value("lines.1.title")]).toEqual(["сто рублей", "Песок"]);

  const second = await signedIn(head);
  await second.get(`${home}/form/budget`);
  await second.press("Сохранить", { "lines.0.title": "Горка", "lines.1.title": "Глина" });
  await browser.press("Сохранить", { "lines.0.title": "Карусель", "lines.0.price": "100" });
  expect(browser.page().status).toBe(409);
  expect(browser.text()).toContain("Другой текст: Мария Иванова");
  expect(
    browser
      .page()
      .root.querySelectorAll(".clash")
      .map((one) => one.getAttribute("data-theirs")),
  ).toEqual(["Горка"]);
  expect([value("lines.0.title"), value("lines.0.price"), value("lines.1.title")]).toEqual([
    "Карусель",
    "100",
    "Глина",
  ]);
  await browser.press("Сохранить");
  expect([value("lines.0.title"), value("lines.1.title")]).toEqual(["Карусель", "Глина"]);

  await second.get(`${home}/form/problem`);
  await browser.get(`${home}/form/problem`);
  await second.press("Сохранить", { goal: "Двор для всех" });
  await browser.press("Сохранить", { audience: "Сорок семей" });
  expect(browser.text()).toContain("Сохранено вместе с тем, что");
  expect(browser.page().root.querySelector("[name=goal]")?.text).toBe("Двор для всех");
});

it("the first load of a form with 20 budget lines is at most 60 KB with everything it needs", async () => {
  const announced = await anOpenCompetition();
  const head = await aPerson("Мария Иванова");
  await anApplicant(head);
  const browser = await signedIn(head);
  await browser.get(`/applicant/applications/new?competition=${announced.id}`);
  await browser.press("Начать заявку", yesAnswers(announced.rules));
  const home = new URL(browser.page().url).pathname.replace("/form/about", "");
  const line = completeDraft(announced.rules).budget!.lines![0] as unknown as Record<string, string>;
  const fields = Object.fromEntries(
    Array.from({ length: 20 }, (_, index) =>
      Object.entries(line).map(([key, text]) => [`lines.${index}.${key}`, `${text}`]),
    ).flat(),
  );
  await browser.post(`${home}/form/budget`, { version: "0", ...fields });
  expect(browser.page().root.querySelectorAll(".row-card")).toHaveLength(20);
  const { root } = browser.page();
  const addresses = [
    browser.page().url,
    ...root.querySelectorAll("link[rel=stylesheet]").map((one) => one.getAttribute("href")!),
    ...root.querySelectorAll("script[src]").map((one) => one.getAttribute("src")!),
  ];
  let total = 0;
  for (const address of new Set(addresses)) {
    total += await new Promise<number>((resolve) => {
      const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      get(new URL(address, site.baseUrl), { headers: { cookie, "accept-encoding": "gzip" } }, (response) => {
        let size = 0;
        response.on("data", (part: Buffer) => (size += part.length));
        response.on("end", () => resolve(size));
      });
    });
  }
  expect(total).toBeLessThanOrEqual(60 * 1024);
  expect(
    (await db().select({ id: application.id }).from(application).where(eq(application.competitionId, announced.id)))
      .length,
  ).toBe(1);
});

const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;
