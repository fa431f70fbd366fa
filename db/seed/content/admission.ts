import { line } from "./sections";
import type { DemoCheck, DemoRejection, DemoReturn } from "./types";

/** Requirements that are not simply met; every other check is "ok" with no comment. */
export const checks: readonly DemoCheck[] = [
  {
    application: "kindness",
    requirement: "budgetDebts",
    result: "fail",
    comment:
      "По сведениям финансового управления, не возвращён остаток субсидии прошлых лет — 14 320 ₽, срок возврата истёк.",
  },
  {
    application: "patriotic",
    requirement: "debts",
    result: "fail",
    comment:
      "Справки нет: вместо неё приложена квитанция об оплате налога. Отсутствие задолженности она не подтверждает.",
  },
  {
    application: "firewood",
    requirement: "liquidation",
    result: "notApplicable",
    comment: "У объединения нет юридического лица. Проверен фонд, который принимает средства: действующий.",
  },
  {
    application: "knitting",
    requirement: "liquidation",
    result: "notApplicable",
    comment: "У группы нет юридического лица. Проверен фонд, который принимает средства: действующий.",
  },
];

/** Rejected applications with grounds of the rules. */
export const rejections: readonly DemoRejection[] = [
  {
    application: "kindness",
    ground: "requirements",
    text: "На дату рассмотрения у организации есть просроченная задолженность по возврату субсидии в местный бюджет — 14 320 ₽ (письмо финансового управления). После возврата можно участвовать в следующем конкурсе.",
  },
  {
    application: "patriotic",
    ground: "documents",
    text: "Вместо справки налогового органа об отсутствии задолженности приложена квитанция об оплате налога. Справка указана в объявлении как обязательный документ.",
  },
];

/** Returned for correction, corrected in time and then admitted. */
export const returns: readonly DemoReturn[] = [
  {
    application: "library",
    sections: ["budget"],
    remarks:
      "В бюджете не объяснены цена и количество: сколько часов работает юрист и почему столько, зачем три ноутбука, что входит в связь. Допишите обоснование каждой строки. Сумму запроса не увеличивайте.",
    corrected: {
      budget: [
        line(
          "services",
          "Юрист, консультации по видеосвязи",
          1200,
          60,
          0,
          "60 часов: два с половиной часа в неделю в течение 24 недель. Ставка по двум предложениям юристов.",
        ),
        line(
          "services",
          "Бухгалтер, консультации",
          900,
          50,
          15000,
          "50 часов: два часа в неделю на приёме и занятие об отчёте. Треть часов бухгалтер работает добровольно.",
        ),
        line(
          "equipment",
          "Ноутбуки для трёх точек приёма",
          42000,
          3,
          0,
          "В филиалах нет компьютеров с камерой, без неё юриста не услышать. По одному на каждую точку.",
        ),
        line("printing", "Памятки", 60, 400, 6000, "400 штук по пяти темам, 16 страниц. Макет делаем сами."),
        line(
          "travel",
          "Поездки в филиалы",
          2500,
          8,
          4000,
          "По четыре поездки в Атласово и Долиновку, бензин. Часть поездок на машине библиотеки.",
        ),
        line(
          "office",
          "Связь и бумага",
          2500,
          6,
          7000,
          "Доступ в интернет в двух филиалах по 900 ₽ и бумага на 700 ₽ в месяц, шесть месяцев.",
        ),
      ],
    },
  },
];
