import type { DemoReporting } from "../reporting";

/** Everything bought and reached by the choir; its first report was returned once. */
export const choirReporting: DemoReporting = {
  application: "choir",
  quarters: [
    "Сшиты 18 костюмов, записаны фонограммы, дан первый концерт в Шаромах. На концерт пришли жители двух соседних улиц и школьники.",
    "Концерты прошли в трёх сёлах, песенник свёрстан. Зрители прислали 30 заявок на любимые песни, 12 вошли в песенник.",
  ],
  final:
    "Дано шесть концертов, их слушали 641 человек. Песенник напечатан и роздан в библиотеки и дома ветеранов. В хор пришли четыре новых участника. Дома культуры включили концерты в свой план на следующий год.",
  progress: [
    { indicator: 0, day: 50, done: 1, comment: "Концерт в Шаромах." },
    { indicator: 0, day: 110, done: 3, comment: "Долиновка, Лазо, Атласово." },
    { indicator: 0, day: 150, done: 2, comment: "Два концерта в Милькове." },
    { indicator: 1, day: 50, done: 84, comment: "Полный зал дома культуры." },
    { indicator: 1, day: 110, done: 257, comment: "Три села." },
    { indicator: 1, day: 150, done: 300, comment: "На площади и в доме культуры." },
    { indicator: 2, day: 118, done: 200, comment: "Напечатан весь тираж." },
  ],
  expenses: [
    { line: 0, source: "grant", document: "Акт № 3 на пошив", day: 40, counterparty: "ИП Лукина Е. В.", sum: 60000 },
    {
      line: 0,
      source: "own",
      document: "Ведомость взносов участников хора",
      day: 40,
      counterparty: "ИП Лукина Е. В.",
      sum: 10200,
    },
    { line: 1, source: "grant", document: "Акт № 11", day: 52, counterparty: "ООО «Долина-Транс-Демо»", sum: 7500 },
    { line: 1, source: "grant", document: "Акт № 24", day: 112, counterparty: "ООО «Долина-Транс-Демо»", sum: 22500 },
    { line: 1, source: "grant", document: "Акт № 30", day: 151, counterparty: "ООО «Долина-Транс-Демо»", sum: 10000 },
    {
      line: 1,
      source: "own",
      document: "Кассовый чек № 208",
      day: 151,
      counterparty: "ООО «Долина-Транс-Демо»",
      sum: 5000,
    },
    {
      line: 2,
      source: "grant",
      document: "Накладная типографии № 77",
      day: 118,
      counterparty: "ООО «Типография-Демо»",
      sum: 20000,
    },
    {
      line: 2,
      source: "own",
      document: "Платёжное поручение № 9",
      day: 119,
      counterparty: "ООО «Типография-Демо»",
      sum: 4000,
    },
    { line: 3, source: "grant", document: "Акт № 5 студии", day: 35, counterparty: "ИП Белых Д. Р.", sum: 16000 },
  ],
  returned: {
    firstSummary: "Костюмы сшиты, концерт прошёл.",
    remark:
      "Напишите, сколько костюмов сшито, где прошёл концерт и сколько людей пришло. К акту № 3 приложите ведомость взносов участников: без неё собственный вклад не подтверждён.",
  },
};
