import { createHash, randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import type { Person } from "~/access/who";
import { db } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { session } from "~db/schema/registration";
import { aClosedCompetition, identityOf, PASSWORD } from "../submitted-competition";
import { type Visitor, visitor } from "../visitor";
import { useSite } from "../world";

const parts = useSite();
const comment = "Обоснование достаточно длинное, чтобы пройти проверку листа перед тем, как его запечатают.";

/** Somebody who is signed in already: signing in has a journey of its own. */
async function browserOf(who: Person): Promise<Visitor> {
  const token = randomBytes(20).toString("hex");
  await db()
    .insert(session)
    .values({
      id: createHash("sha256").update(token).digest("hex"),
      userId: who.id,
      expiresAt: new Date(Date.now() + 3600_000),
    });
  const browser = visitor(parts.baseUrl);
  browser.cookies.set("session", token);
  return browser;
}

it("from sealed applications to open marks, with scripts off", async () => {
  const world = await aClosedCompetition({ applications: 2, experts: 2 });
  const office = `/office/competitions/${world.id}`;
  const secretary = await browserOf(world.secretary);

  await secretary.get(`${office}/applications`);
  expect(secretary.text()).toContain("Поступило 2 заявки");
  expect(secretary.page().html).not.toContain("Чистый берег");
  await secretary.follow("Вскрыть заявки");
  await secretary.press("Вскрыть заявки");
  expect(secretary.text()).toContain("Заявки вскрыты");

  for (const title of ["Чистый берег 1", "Чистый берег 2"]) {
    await secretary.get(`${office}/applications`);
    await secretary.follow(title);
    expect(secretary.text()).toContain(identityOf(0).fullName.slice(0, 40));
    await secretary.follow("Проверить требования");
    const met = Object.fromEntries(world.rules.requirements.map(({ key }) => [`checks.${key}.result`, "ok"]));
    await secretary.press("Сохранить", met);
    await secretary.follow("Допустить");
    await secretary.press("Допустить к экспертизе");
    expect(secretary.text()).toContain("Заявка допущена");
  }

  await secretary.get(`${office}/review`);
  await secretary.follow("Подготовить раунд");
  await secretary.press("Сделать копии");
  await secretary.press("Распределить поровну");
  expect(secretary.text()).toContain("Заявки распределены");
  await secretary.follow("Начать раунд");
  await secretary.press("Начать раунд");
  expect(secretary.text()).toContain("Раунд начат");

  const seen: string[] = [];
  for (const person of world.experts) {
    const expert = await browserOf(person);
    await expert.get("/expert");
    seen.push(expert.page().html);
    const sheets = expert
      .page()
      .root.querySelectorAll("table a")
      .map((link) => link.getAttribute("href")!);
    expect(sheets).toHaveLength(2);
    for (const sheet of sheets) {
      await expert.get(sheet);
      seen.push(expert.page().html);
      expect(Buffer.byteLength(expert.page().html)).toBeLessThan(60 * 1024);
      await expert.press("Проверить и запечатать", { "marks.relevance.mark": "8" });
      expect(expert.text()).toContain("Лист ещё нельзя запечатать");
      await expert.get(sheet);
      const marks = world.rules.criteria.flatMap(({ key }) => [
        [`marks.${key}.mark`, "8"],
        [`marks.${key}.comment`, comment],
      ]);
      await expert.press("Сохранить черновик", { ...Object.fromEntries(marks), conclusion: "recommended" });
      expect(expert.text()).toContain("Черновик сохранён");
      await expert.press("Проверить и запечатать");
      await expert.press("Запечатать лист");
      expect(expert.text()).toContain("Лист запечатан");
      await expert.get(sheet);
      seen.push(expert.page().html);
    }
    expect((await expert.get(`/expert/sheets/${world.id}`)).status).toBe(404);
    expect((await expert.get(`${office}/review`)).status).toBe(404);
  }
  for (const n of [0, 1]) {
    for (const needle of [
      ...Object.values(identityOf(n)),
      world.applications[n]!.id,
      world.applications[n]!.applicantId,
    ]) {
      expect(seen.filter((html) => html.includes(needle))).toEqual([]);
    }
  }

  await secretary.get(`${office}/review`);
  expect(secretary.text()).toContain("Запечатано листов: 4 из 4");
  await secretary.follow("Закрыть раунд");
  await secretary.press("Закрыть раунд");
  await secretary.follow("Вскрыть оценки");
  await secretary.press("Подтвердить вскрытие", { password: "не тот" });
  expect(secretary.page().status).toBe(400);
  await secretary.press("Подтвердить вскрытие", { password: PASSWORD });
  expect(secretary.text()).toContain("Ждём второго");
  const chair = await browserOf(world.chair);
  await chair.get(`/commission/competitions/${world.id}/opening`);
  await chair.press("Подтвердить вскрытие", { password: PASSWORD });
  expect(chair.text()).toContain("Оценки открыты");
  await secretary.get(`${office}/review`);
  expect(secretary.text()).toContain("80");
  await secretary.follow("Эксперт 1");
  expect(secretary.text()).toContain(comment);
  const [row] = await db().select({ state: competition.state }).from(competition).where(eq(competition.id, world.id));
  expect(row?.state).toBe("ranking");
});
