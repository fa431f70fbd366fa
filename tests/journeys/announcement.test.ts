import { createHash, randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Person } from "~/access/who";
import { db } from "~db/client.server";
import { organiser, session } from "~db/schema/registration";
import { anOffice } from "../db/announcement-world";
import { aPerson, grant } from "../people";
import { type Visitor, visitor } from "../visitor";
import { useSite } from "../world";

const site = useSite();
let secretary: Visitor;
let host: string;
let organiserId: string;
let address: string;

/** A visitor who has signed in already: the sign-in itself is tested elsewhere. */
async function signedIn(who: Person): Promise<Visitor> {
  const token = randomBytes(20).toString("hex");
  await db()
    .insert(session)
    .values({
      id: createHash("sha256").update(token).digest("hex"),
      userId: who.id,
      expiresAt: new Date(Date.now() + 864e5),
    });
  const came = visitor(site.baseUrl);
  came.cookies.set("session", token);
  return came;
}

beforeAll(async () => {
  const office = await anOffice();
  organiserId = office.organiserId;
  secretary = await signedIn(office.secretary);
  const [row] = await db().select({ slug: organiser.slug }).from(organiser).where(eq(organiser.id, office.organiserId));
  host = row!.slug;
  address = `/${host}/uchebnyi-2026`;
});

describe("a secretary without scripts", () => {
  it("throws away a draft begun by mistake", async () => {
    await secretary.get("/office/competitions/new");
    await secretary.press("Создать черновик", {
      title: "Начат по ошибке",
      slug: "oshibka",
      preset: "milkovo",
      mode: "test",
    });
    await secretary.follow("Удалить черновик");
    expect(secretary.text()).toContain("Черновика больше не будет в списке");
    await secretary.press("Удалить черновик");
    expect(secretary.page().url).toContain("/office?done=discarded");
    expect(secretary.text()).toContain("Черновик конкурса удалён.");
    expect(secretary.text()).not.toContain("Начат по ошибке");
  });

  it("creates a competition from a preset", async () => {
    await secretary.get("/office");
    expect(secretary.text()).toContain("Конкурсов пока нет");
    await secretary.follow("Новый конкурс");
    await secretary.press("Создать черновик", { title: "", slug: "Не адрес", preset: "milkovo", mode: "test" });
    expect(secretary.page().status).toBe(400);
    expect(secretary.text()).toContain("латинские строчные буквы");
    await secretary.press("Создать черновик", { title: "Учебный конкурс СОНКО", slug: "uchebnyi-2026", mode: "test" });
    expect(secretary.text()).toContain("Черновик создан");
    expect(secretary.text()).toContain("Учебный конкурс СОНКО");
  });

  it("changes the rules section by section, adding and removing rows, losing nothing that was typed", async () => {
    await secretary.follow("Правила");
    expect(secretary.text()).toContain("Противоречий в правилах нет");
    await secretary.follow("Деньги");
    await secretary.press("Добавить строку", { "grant.max": "123 456" });
    expect(secretary.page().status).toBe(200);
    expect(secretary.page().root.querySelector('[name="sources.2.title"]')).not.toBeNull();
    expect(secretary.page().root.querySelector('[name="grant.max"]')?.getAttribute("value")).toBe("123 456");
    const third = { "sources.2.title": "Спонсор", "sources.2.limit": "5 000", "sources.2.level": "extra" };
    await secretary.press("Сохранить", third);
    expect(secretary.text()).toContain("сохранён как новая редакция");
    await secretary.press("Сохранить", { "grant.min": "900 000" });
    expect(secretary.text()).toContain("Наименьший грант больше наибольшего");
    await secretary.press("Сохранить", { "grant.min": "много" });
    expect(secretary.page().status).toBe(400);
    await secretary.press("Сохранить", { "grant.min": "10 000" });
    expect(secretary.page().status).toBe(200);
  });

  it("folds a long list of rules; a row with a fault and a row without a title stand open", async () => {
    const id = /competitions\/([0-9a-f-]{36})/.exec(secretary.page().url)![1];
    const open = () =>
      secretary
        .page()
        .root.querySelectorAll("details.rule-row[open]")
        .map((row) => row.id);
    await secretary.get(`/office/competitions/${id}/rules/criteria`);
    const all = secretary
      .page()
      .root.querySelectorAll("details.rule-row")
      .filter(({ id }) => /^criteria\.\d+$/.test(id));
    expect(all.length).toBeGreaterThan(2);
    expect(open().filter((one) => /^criteria\.\d+$/.test(one))).toEqual([]);
    await secretary.press("Сохранить", { "criteria.1.weight": "много" });
    expect(open()).toContain("criteria.1");
    expect(open()).not.toContain("criteria.2");
    await secretary.press("Сохранить", { "criteria.1.weight": "1,5", "criteria.3.title": "" });
    expect(open()).toContain("criteria.3");
    expect(open()).not.toContain("criteria.1");
  });

  it("types tiers of sums row by row, and is told at once in what they contradict the rules", async () => {
    const id = /competitions\/([0-9a-f-]{36})/.exec(secretary.page().url)![1];
    const addTier = "Добавить строку: Ступени сумм";
    await secretary.get(`/office/competitions/${id}/rules/criteria`);
    await secretary.press(addTier, { passMark: "61" });
    expect(secretary.page().root.querySelector('[name="passMark"]')?.getAttribute("value")).toBe("61");
    await secretary.press("Сохранить", { "tiers.0.upTo": "50 000", "tiers.0.passMark": "сто" });
    expect(secretary.page().status).toBe(400);
    const wrong = { "tiers.0.upTo": "50 000", "tiers.0.passMark": "110,5", "tiers.0.weights.scale": "1" };
    await secretary.press("Сохранить", wrong);
    for (const words of [
      "Последняя ступень заканчивается ниже наибольшего гранта",
      "В ступени 1 наибольший итоговый балл — 110",
      "В ступени 1 проходной балл выше наибольшего возможного",
    ])
      expect(secretary.text()).toContain(words);
    await secretary.press(addTier, { "tiers.0.passMark": "62,5", "tiers.0.weights.scale": "0" });
    const second = { "tiers.1.upTo": "123 456", "tiers.1.weights.relevance": "1,5", "tiers.1.weights.scale": "1" };
    await secretary.press("Сохранить", { ...second, "tiers.1.ownShareMinBp": "12,5" });
    expect(secretary.text()).toContain("сохранён как новая редакция");
    expect(secretary.text()).not.toContain("Последняя ступень");
    expect(secretary.text()).not.toContain("В ступени");
    const values = ["tiers.0.passMark", "tiers.1.weights.relevance", "tiers.1.ownShareMinBp"].map((name) =>
      secretary.page().root.querySelector(`[name="${name}"]`)?.getAttribute("value"),
    );
    expect(values).toEqual(["62,5", "1,5", "12,50"]);
  });

  it.each(["basics", "dates", "applicants", "criteria", "review", "commission", "reporting"])(
    "saves the section %s as it stands",
    async (section) => {
      const id = /competitions\/([0-9a-f-]{36})/.exec(secretary.page().url)![1];
      await secretary.get(`/office/competitions/${id}/rules/${section}`);
      await secretary.press("Сохранить");
      expect(secretary.page().status).toBe(200);
      expect(secretary.text()).toContain("сохранён как новая редакция");
    },
  );

  it("announces, moves the clock to the reception, and everybody finds the page", async () => {
    const guest = visitor(site.baseUrl);
    expect((await guest.get(address)).status).toBe(404);
    await secretary.follow("К объявлению");
    await secretary.press("Объявить конкурс");
    expect(secretary.text()).toContain("Конкурс объявлен");
    await secretary.press("К следующей дате");
    expect(secretary.text()).toContain("переведено вперёд");
    expect(secretary.text()).toContain("Сейчас от вас ничего не требуется Идёт приём заявок");

    await guest.get("/");
    expect(guest.text()).toContain("Учебный конкурс СОНКО");
    await guest.press("Найти", { direction: "9", phase: "open" });
    expect(guest.text()).toContain("Найден 1 конкурс");
    await guest.follow("Учебный конкурс СОНКО");
    const told = guest.text().replace(/\u00a0/g, " ");
    for (const words of [
      "Спонсор",
      "123 456",
      "Проходной балл",
      "больше 50 000 ₽ и до 123 456 ₽",
      "62,5 и выше",
      "не оценивается",
      "более половины состава",
      "двух ближайших",
      "Подать заявку",
    ])
      expect(told).toContain(words);
    expect(guest.page().html).not.toMatch(/<script(?! type="(?:module" src|application\/ld\+json"))/);
    expect(guest.page().html).toContain('name="robots" content="noindex"');
    expect((await guest.get("/competitions")).html).not.toContain("noindex");
  });

  it("answers a question that somebody asked, without naming them", async () => {
    const asker = await signedIn(await aPerson("Вера Вопросова"));
    await asker.get(address);
    await asker.press("Задать вопрос", { question: "Можно ли подать две заявки сразу?" });
    expect(asker.text()).toContain("Вопрос отправлен");
    await secretary.get("/office");
    await secretary.follow("Ответьте на вопросы");
    expect(secretary.text()).not.toContain("Вопросова");
    await secretary.press("Опубликовать ответ", { answer: "Да, до двух." });
    await asker.get(address);
    expect(asker.text()).toContain("Да, до двух.");
  });
});

describe("the next year, without scripts", () => {
  it("begins with what the competition was, leads step by step and is announced by two people", async () => {
    await secretary.get("/office");
    await secretary.follow("Учебный конкурс СОНКО");
    await secretary.follow("Создать такой же на следующий год");
    await secretary.press("Создать черновик", { slug: "uchebnyi-2026" });
    expect(secretary.page().status).toBe(400);
    await secretary.press("Создать черновик", { title: "Учебный конкурс, год спустя", slug: "god-spustya" });
    expect(secretary.text()).toContain("Черновик создан по образцу");
    await secretary.follow("Правила");
    expect(secretary.text()).toContain("Не указан правовой акт конкурса");
    expect(secretary.text()).toContain("Исправьте: Конкурс и правовой акт");
    await secretary.follow("Конкурс и правовой акт");
    expect(secretary.page().root.querySelector('[name="legalAct.title"]')?.getAttribute("value")).toBe("");
    await secretary.press("Сохранить");
    expect(secretary.page().status).toBe(400);
    const act = { "legalAct.title": "Порядок", "legalAct.number": "12", "legalAct.date": "2027-02-01" };
    await secretary.press("Сохранить", act);
    expect(secretary.text()).toContain("сохранён как новая редакция");
    await secretary.get(secretary.page().url.replace(/basics.*/, "dates"));
    expect(secretary.text()).toContain("Сроки перенесены на целые годы");
    await secretary.press("Сохранить", { announceByTwo: "on" });
    expect(secretary.text()).not.toContain("Сроки перенесены на целые годы");

    const rules = secretary.page().url.replace(/\/dates.*/, "");
    await secretary.get(rules);
    expect(secretary.text()).toContain("Просмотрите: Деньги");
    const announce = rules.replace(/rules$/, "announce");
    await secretary.get(announce);
    expect(secretary.text()).toContain("Подтвердить пока некому");
    const second = await aPerson("Вторая Секретарь");
    await grant(second, "secretary", organiserId);
    await secretary.get(announce);
    await secretary.press("Передать на подтверждение");
    expect(secretary.text()).toContain("Передано на подтверждение");
    expect(secretary.text()).not.toContain("Подтвердить и объявить конкурс");

    const colleague = await signedIn(second);
    await colleague.get("/office");
    await colleague.follow("К согласованию");
    await colleague.press("Вернуть", { remarks: "коротко" });
    expect(colleague.page().status).toBe(400);
    await colleague.press("Вернуть", { remarks: "Проверьте название конкурса." });
    expect(colleague.text()).toContain("Предложение возвращено");
    await secretary.get(announce);
    expect(secretary.text()).toContain("Проверьте название конкурса.");
    await secretary.press("Передать на подтверждение");
    await colleague.get(rules.replace(/rules$/, "approval"));
    await colleague.press("Подтвердить и объявить конкурс");
    expect(colleague.text()).toContain("Подтверждено и объявлено");
    expect((await visitor(site.baseUrl).get(`/${host}/god-spustya`)).status).toBe(200);
  });
});

describe("anybody", () => {
  it.each([
    "/",
    "/competitions",
    "/competitions?organiser=nobody&year=1999&phase=nonsense&page=x",
    "/help",
    "/help/applicant",
    "/help/expert",
    "/help/commission",
    "/help/secretary",
    "/help/administrator",
    "/about",
    "/contacts",
    "/privacy",
    "/sitemap.xml",
  ])("reads %s in both languages", async (path) => {
    const guest = visitor(site.baseUrl);
    const page = await guest.get(path);
    expect(page.status).toBe(200);
    if (path.endsWith(".xml")) return;
    expect(page.root.querySelectorAll("h1")).toHaveLength(1);
    const english = await guest.get(`${path}${path.includes("?") ? "&" : "?"}lang=en`);
    expect(english.root.querySelector("h1")?.text).not.toMatch(/[А-Яа-я]/);
  });

  it("is told that a page does not exist, and sees no office", async () => {
    const guest = visitor(site.baseUrl);
    for (const path of ["/help/nobody", "/no-such-organiser", `/${host}/no-such-competition`])
      expect((await guest.get(path)).status).toBe(404);
    const stranger = await signedIn(await aPerson("Чужой"));
    expect((await stranger.get("/office")).status).toBe(404);
  });
});
