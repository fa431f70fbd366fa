import { describe, expect, test } from "vitest";
import { isTied } from "~/lifecycle/5-review/conflict";
import { distribute } from "~/lifecycle/5-review/distribute";
import { identityMask } from "~/lifecycle/5-review/mask";
import { namesIn } from "~/lifecycle/5-review/named-in";

const legalForms = new Set(["ано", "автономная", "некоммерческая", "организация", "фонд"]);
const mask = identityMask(
  {
    organisations: ["Автономная некоммерческая организация «Добрые дела»", "Фонд «Помощь»"],
    people: ["Кравец Павел Ильич", "Алёна Зуева"],
    numbers: ["4101000010"],
    phones: ["+7 (415) 332-12-34"],
    sites: ["https://dobrodela.ru/about"],
    handles: ["https://vk.com/dobrye_lyudi/"],
    addresses: ["ул. Победы, д. 7"],
  },
  { hidden: "[скрыто]", legalForms },
);

describe("the mask of identity", () => {
  test.each([
    ["Наши «Добрые дела» и добрыми делами", "Наши «[скрыто]» и [скрыто]"],
    ["Фондом «Помощь» оказана помощь детям", "Фондом «[скрыто]» оказана помощь детям"],
    ["П. И. Кравец, с Кравцом, Павла Ильича", "[скрыто], с [скрыто], [скрыто]"],
    ["Алены Зуевой нет, АЛЁНА есть", "[скрыто] нет, [скрыто] есть"],
    ["ИНН 4101 000 010, тел. 8 415 332 12 34", "ИНН [скрыто], тел. [скрыто]"],
    ["Пишите a.b@mail.ru, vk.com/group, dobrodela", "Пишите [скрыто], [скрыто], [скрыто]"],
    ["Наша группа dobrye_lyudi", "Наша группа [скрыто]"],
    ["Адрес: ул. Победы д.7", "Адрес: [скрыто]"],
    ["Обычный текст о делах села, 250 000 рублей", "Обычный текст о делах села, 250 000 рублей"],
  ])("%s", (text, shown) => {
    expect(mask(text)).toBe(shown);
  });
});

test("a site with a hyphen is hidden as well", () => {
  const identity = { organisations: [], people: [], numbers: [], phones: [], handles: [], addresses: [] };
  const hides = identityMask({ ...identity, sites: ["https://dobro-delo.ru"] }, { hidden: "[скрыто]", legalForms });
  expect(hides("Ищите Dobro-Delo")).toBe("Ищите [скрыто]");
});

describe("who is named among founders", () => {
  const none = { organisations: [], people: [], numbers: [] };
  test.each([
    ["Кравец Павел Ильич", { ...none, people: ["Кравец Павел Ильич"] }],
    ["Зуева А. П., председатель", { ...none, people: ["Зуева А. П."] }],
    ["Зуева А.П.", { ...none, people: ["Зуева А. П."] }],
    ["Алёна Зуева", { ...none, people: ["Алёна Зуева"] }],
    ["гражданин Оглоблин Мирон Фомич (50 %)", { ...none, people: ["Оглоблин Мирон Фомич"] }],
    ["Кравец Павел Ильич и Зуева Алёна Петровна", { ...none, people: ["Кравец Павел Ильич", "Зуева Алёна Петровна"] }],
    ["Фонд «Помощь», ИНН 4101000010", { ...none, organisations: ["Фонд «Помощь»"], numbers: ["4101000010"] }],
    ["Администрация Мильковского района", { ...none, organisations: ["Администрация Мильковского района"] }],
    [
      "Кравец Павел Ильич\nФонд «Помощь»",
      { ...none, people: ["Кравец Павел Ильич"], organisations: ["Фонд «Помощь»"] },
    ],
    ["", none],
  ])("%s", (text, named) => {
    expect(namesIn(text, legalForms)).toEqual(named);
  });
});

describe("ties of an expert", () => {
  const applicant = { names: ["АНО «Добрые дела»"], inn: "4101000010" };
  const tied = (organisation: string, inn: string | null = null, endedOn: string | null = null) =>
    isTied([{ organisation, inn, endedOn }], applicant, "2026-11-22", legalForms);
  test("are found by the ИНН or by the name apart from its form, within the look-back", () => {
    expect(tied("добрые дела")).toBe(true);
    expect(tied("Другое", "4101000010")).toBe(true);
    expect(tied("Добрые дела", null, "2024-01-01")).toBe(true);
    expect(tied("Добрые дела", "4101000010", "2020-01-01")).toBe(false);
    expect(tied("Добрые люди")).toBe(false);
  });
});

describe("the even distribution", () => {
  const applications = Array.from({ length: 10 }, (_, n) => ({ id: `a${n}`, needs: 2, experts: [] }));
  const experts = ["x", "y", "z", "w"].map((id) => ({ id, load: 0 }));
  const draw = (text: string) => [...text].reverse().join("");
  const isBarred = (expert: string, application: string) => expert === "x" && application < "a5";
  test("does not depend on the order of what is given, and bars nobody into a sheet", () => {
    const given = distribute({ applications, experts, isBarred, draw });
    const again = distribute({
      applications: [...applications].reverse(),
      experts: [...experts].reverse(),
      isBarred,
      draw,
    });
    expect(again).toEqual(given);
    expect(given).toHaveLength(20);
    expect(given.filter((one) => isBarred(one.expertId, one.applicationId))).toEqual([]);
    expect(experts.map(({ id }) => given.filter((one) => one.expertId === id).length)).toEqual([5, 5, 5, 5]);
  });
});
