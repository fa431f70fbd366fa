import { createHash, randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { type Person, system } from "~/access/who";
import { done } from "~/lifecycle/outcome";
import { db, transaction } from "~db/client.server";
import { letter } from "~db/schema/outbox";
import { organiser, session } from "~db/schema/registration";
import { anOpenMeeting } from "../decided-competition";
import { aScoredCompetition, flat } from "../scored-competition";
import { threeTiers } from "../tiers";
import { readPdf } from "../unit/papers-reading";
import { visitor } from "../visitor";
import { useSite } from "../world";

const site = useSite();

/** A browser in which somebody is signed in already. */
async function browserOf(who: Person) {
  const token = randomBytes(20).toString("hex");
  await transaction(system, "seed.play", async (tx) => {
    const id = createHash("sha256").update(token).digest("hex");
    await tx.insert(session).values({ id, userId: who.id, expiresAt: new Date(Date.now() + 3600_000) });
    return done;
  });
  const browser = visitor(site.baseUrl);
  browser.cookies.set("session", token);
  return browser;
}

test("from opened marks to published results and released letters, without scripts", async () => {
  const world = await aScoredCompetition({
    applications: [
      { sheets: [flat("9"), flat("9")], requested: 30_000_000n, by: "АНО «Победители»", title: "Школа для всех" },
      { sheets: [flat("8"), flat("8")], requested: 30_000_000n, by: "АНО «Вторые»", title: "Клуб соседей" },
      { sheets: [flat("5"), flat("4")], requested: 30_000_000n, by: "АНО «Неудачники»", title: "Тайный замысел" },
    ],
  });
  const office = `/office/competitions/${world.competitionId}`;
  const [secretary, chair, one, two] = await Promise.all([world.secretary, ...world.commission].map(browserOf));
  const publicPage = async () => {
    const [row] = await db()
      .select({ slug: organiser.slug })
      .from(organiser)
      .where(eq(organiser.id, world.organiserId));
    return `/${row!.slug}/${world.slug}/results`;
  };

  await secretary!.get(`${office}/ranking`);
  expect(secretary!.text()).toContain("Рейтинг ещё не составлен");
  await secretary!.press("Составить рейтинг");
  expect(secretary!.text()).toContain("Рейтинг составлен");
  expect(secretary!.text()).toContain("90,00");
  expect(secretary!.text()).toContain("Итоговый балл ниже проходного");

  await secretary!.follow("Назначить заседание комиссии");
  await secretary!.press("Назначить заседание", { at: "не дата", place: "" });
  expect(secretary!.page().status).toBe(400);
  await secretary!.press("Назначить заседание", { at: "2026-05-25T14:00", place: "Мильково, Победы, 8" });
  expect(secretary!.text()).toContain("Заседание назначено");
  await secretary!.follow("Перенести заседание");
  await secretary!.press("Перенести заседание", { place: "Библиотека" });
  expect(secretary!.text()).toContain("Библиотека");

  await one!.get("/commission");
  expect(one!.text()).toContain("Познакомьтесь с заявками до заседания");
  await one!.follow("Открыть заседание");
  await one!.follow("Школа для всех");
  for (const words of ["Аренда зала", "Эксперт 1", "Обоснование оценки"]) expect(one!.text()).toContain(words);
  expect(one!.text()).not.toContain(world.expert.name);

  await secretary!.follow("Открыть заседание");
  await secretary!.press("Открыть заседание", { "present[]": [world.chair.id], chair: world.chair.id });
  expect(secretary!.page().status).toBe(409);
  expect(secretary!.text()).toContain("Кворума нет");
  const everybody = world.commission.map((member) => member.id);
  await secretary!.press("Открыть заседание", { "present[]": everybody, chair: world.chair.id });
  expect(secretary!.text()).toContain("Заседание открыто");

  await secretary!.follow("Изменить предложение");
  await secretary!.press("Сохранить", { outcome: "awarded", sum: "300 000,01", reason: "Слишком много" });
  expect(secretary!.page().status).toBe(409);
  await secretary!.press("Сохранить", { outcome: "awarded", sum: "250 000,55", reason: "Сокращены расходы на связь" });
  expect(secretary!.text()).toContain("250 000,55");

  await secretary!.follow("Заявка № 1");
  await secretary!.press("Открыть голосование");
  expect(secretary!.text()).toContain("Голосование открыто");
  await one!.get("/commission");
  await one!.follow("Открыть заседание");
  await one!.press("Против");
  expect(one!.text()).toContain("Ваш голос: против");
  await one!.press("За");
  expect(one!.text()).toContain("Ваш голос: за");
  await two!.get("/commission");
  await two!.follow("Открыть заседание");
  await two!.follow("Заявить о конфликте интересов");
  await two!.press("Заявить и не участвовать", { reason: "Состою в правлении заявителя" });
  expect(two!.text()).toContain("Заявление принято");
  await secretary!.follow("Обновить страницу");
  expect(secretary!.text()).toContain("Состою в правлении заявителя");
  await secretary!.press("Внести голоса", { [`votes.${world.chair.id}`]: "for" });
  expect(secretary!.text()).toContain("Голоса внесены");
  await secretary!.press("Закончить голосование");
  expect(secretary!.text()).toContain("предложение принято");

  for (const number of [2, 3]) {
    await secretary!.follow(`Заявка № ${number}`);
    await secretary!.press("Открыть голосование");
    await chair!.get("/commission");
    await chair!.follow("Открыть заседание");
    await chair!.press("За");
    await secretary!.press("Закончить голосование");
  }
  await secretary!.follow("Подписать протокол");
  expect(secretary!.text()).toContain("Отменить подписание нельзя");
  await secretary!.press("Подписать протокол");
  expect(secretary!.text()).toContain("Протокол подписан");

  const anybody = visitor(site.baseUrl);
  expect((await anybody.get(await publicPage())).status).toBe(404);
  await secretary!.follow("Опубликовать итоги");
  await secretary!.press("Опубликовать итоги");
  expect(secretary!.text()).toContain("Итоги опубликованы");
  await anybody.get(await publicPage());
  expect(anybody.page().status).toBe(200);
  expect(anybody.text()).toContain("Победители");
  expect(anybody.text()).toContain("250 000,55");
  for (const secret of ["Неудачники", "Тайный замысел"]) expect(anybody.page().html).not.toContain(secret);
  expect((await anybody.get(`${await publicPage()}?lang=en`)).html).toContain("Supported projects");
  const pdf = await fetch(new URL(`${await publicPage()}/protocol.pdf`, site.baseUrl));
  expect((await readPdf(new Uint8Array(await pdf.arrayBuffer())))[0]!.text).toContain("ПРОТОКОЛ № 1");
  const csv = await (await fetch(new URL(`${await publicPage()}/winners.csv`, site.baseUrl))).text();
  expect(csv).toContain("Школа для всех;90,00;300000;250000,55");
  expect((await anybody.get(`${await publicPage()}/other`)).status).toBe(404);

  await secretary!.follow("К письмам");
  expect(secretary!.text()).toContain("Ждут отправки: 3 письма");
  await secretary!.follow("Ваш проект поддержан");
  expect(secretary!.text()).toContain("Поздравляем");
  await secretary!.press("Отправить это письмо");
  await secretary!.get(`${office}/letters`);
  await secretary!.press("Отправить 2 письма");
  const letters = await db()
    .select({ state: letter.state })
    .from(letter)
    .where(eq(letter.competitionId, world.competitionId));
  expect(letters.filter((row) => row.state === "held")).toEqual([]);

  const loser = await browserOf(world.heads[2]!.head);
  await loser.get(`/applicant/applications/${world.ids[2]}/feedback`);
  expect(loser.text()).toContain("Смету стоит уточнить");
  expect(loser.page().html).not.toContain(world.expert.name);

  for (const page of ["ranking", "meeting", "publication", "letters"])
    expect((await one!.get(`${office}/${page}`)).status, page).toBe(page === "ranking" ? 200 : 404);
  expect((await two!.get("/commission")).html).toContain("Протокол подписан");
  await two!.follow("Открыть заседание");
  const paper = await two!.follow("Протокол в PDF");
  expect(paper.status).toBe(200);
});

test("the commission sets the pass mark of each tier before it hears an application, on plain forms", async () => {
  const { world, items } = await anOpenMeeting({
    applications: [
      { sheets: [flat("8"), flat("8")], requested: 20_000_000n, title: "Школа для всех" },
      { sheets: [flat("7"), flat("7")], requested: 10_000_000n, title: "Клуб соседей" },
    ],
    rules: { passMarkBy: "commission", tiers: [{ ...threeTiers[0]!, upTo: "10000000" }, threeTiers[1]!] },
  });
  const office = `/office/competitions/${world.competitionId}`;
  const [secretary, chair] = [await browserOf(world.secretary), await browserOf(world.chair)];
  await secretary.get(`${office}/ranking`);
  expect(secretary.text()).toContain("Проходной балл установит комиссия");
  await secretary.get(`${office}/meeting/items/${items[0]!.id}`);
  expect(secretary.text()).toContain("Комиссия ещё не установила проходной балл");
  expect(secretary.text()).not.toContain("Открыть голосование");

  await secretary.get(`${office}/meeting`);
  await secretary.follow("Внести решение о проходном балле");
  const votes = Object.fromEntries(world.commission.map(({ id }) => [`votes.${id}`, "for"]));
  await secretary.press("Записать решение", { ...votes, "marks.small": "100,5", "marks.middle": "" });
  expect(secretary.page().status).toBe(400);
  expect(secretary.text()).toContain("не больше 100");
  await secretary.press("Записать решение", { "marks.small": "70", "marks.middle": "80,5" });
  expect(secretary.text()).toContain("Проходной балл установлен, рейтинг пересчитан");

  await chair.get("/commission");
  await chair.follow("Открыть заседание");
  const read = chair.text().replace(/\u00a0/g, " ");
  for (const words of ["до 100 000 ₽: 70", "80,5", "Итоговый балл ниже проходного"]) expect(read).toContain(words);

  await secretary.get(`${office}/meeting/items/${items[0]!.id}`);
  await secretary.press("Открыть голосование");
  await secretary.get(`${office}/meeting/pass-mark`);
  expect(secretary.text()).toContain("проходной балл больше не меняется");
});
