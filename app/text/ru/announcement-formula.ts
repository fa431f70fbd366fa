/** Words of the choice by which the secretary says how an answer is worked out. */
export const formula = {
  title: "Как считать",
  hint: "Выберите одно значение или два и действие с ними. Складывать и умножать можно и больше двух. Если действия разные, сделайте несколько вопросов, которые считает система, и соедините их.",
  complex: "Этот расчёт сложнее, чем можно выбрать здесь. Он останется, если не выбрать первое значение.",
  choose: "Выберите",
  left: "Первое значение",
  operation: "Действие",
  right: "Второе значение",
  number: "Или число",
  moreTitle: "Ещё значения для суммы или произведения",
  moreValue: (n: number) => `Значение ${n}`,
  none: "Нет",
  operations: {
    is: "Взять первое как есть",
    add: "Первое + второе",
    subtract: "Первое − второе",
    multiply: "Первое × второе",
    divide: "Первое ÷ второе",
    share: "Сколько процентов первое составляет от второго",
  },
  shows: "Как показать",
  showsAs: { number: "Число", money: "Рубли", percent: "Проценты" },
  answer: ({ section, question }: Place) => `${section}: ${question}`,
  count: ({ section, question }: Place) => `${section}: сколько строк в списке «${question}»`,
  sum: ({ section, question, column }: Place & { column: string }) =>
    `${section}: сумма «${column}» в списке «${question}»`,
  sums: { total: "Стоимость строки", requested: "Из гранта" },
};

type Place = { section: string; question: string };
