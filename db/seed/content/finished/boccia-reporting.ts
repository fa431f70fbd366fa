import type { DemoReporting } from "../reporting";

/** Everything bought and reached by the boccia project: every line is spent to the rouble. */
export const bocciaReporting: DemoReporting = {
  application: "boccia",
  quarters: [
    "Куплен набор для бочча, собрана группа, занятия идут раз в неделю в школьном зале. Двое участников начали ездить из соседнего села.",
    "Группа занимается без перерывов, начата подготовка к турниру. Судья провёл отдельное занятие о правилах.",
  ],
  final:
    "Проведено 21 занятие вместо двадцати, регулярно приходили 22 человека. В турнире сыграли 26 участников из двух сёл. Самое трудное — перевозка зимой, помогли соседи с машинами. Занятия продолжаются, набор хранится в школе.",
  progress: [
    { indicator: 0, day: 30, done: 14, comment: "Группа собрана за первый месяц." },
    { indicator: 0, day: 100, done: 6, comment: "Пришли участники из соседнего села." },
    { indicator: 0, day: 150, done: 2, comment: "Двое пришли после показа игры на празднике." },
    { indicator: 1, day: 40, done: 5, comment: "Занятия по средам." },
    { indicator: 1, day: 105, done: 9, comment: "Без пропусков." },
    { indicator: 1, day: 155, done: 7, comment: "Одно дополнительное перед турниром." },
    { indicator: 2, day: 158, done: 26, comment: "Приехали двое сверх плана." },
  ],
  expenses: [
    {
      line: 0,
      source: "grant",
      document: "Накладная № 118",
      day: 20,
      counterparty: "ООО «Спортснаб-Демо»",
      sum: 23500,
    },
    {
      line: 1,
      source: "grant",
      document: "Акт № 1 к договору с тренером",
      day: 75,
      counterparty: "Назаров П. И.",
      sum: 13500,
    },
    {
      line: 1,
      source: "grant",
      document: "Акт № 2 к договору с тренером",
      day: 150,
      counterparty: "Назаров П. И.",
      sum: 13500,
    },
    {
      line: 1,
      source: "own",
      document: "Справка о добровольном труде",
      day: 150,
      counterparty: "Назаров П. И.",
      sum: 9000,
    },
    {
      line: 2,
      source: "grant",
      document: "Платёжное поручение № 14",
      day: 78,
      counterparty: "Единый налоговый счёт",
      sum: 4050,
    },
    {
      line: 2,
      source: "grant",
      document: "Платёжное поручение № 31",
      day: 152,
      counterparty: "Единый налоговый счёт",
      sum: 4050,
    },
    { line: 3, source: "grant", document: "Акт № 7", day: 60, counterparty: "ИП Гордеев А. А.", sum: 7600 },
    { line: 3, source: "grant", document: "Акт № 19", day: 140, counterparty: "ИП Гордеев А. А.", sum: 7600 },
    { line: 3, source: "own", document: "Чеки заправки № 4–7", day: 145, counterparty: "АЗС «Демо»", sum: 7600 },
    { line: 4, source: "grant", document: "Товарный чек № 52", day: 156, counterparty: "ИП Савина Н. Л.", sum: 12000 },
  ],
};
