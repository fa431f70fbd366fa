/** What the columns of a budget line are called when its category is counted in its own way. */
export const lines = {
  plain: {},
  payroll: { price: "Оклад в месяц", quantity: "Сколько месяцев", factor: "Занятость в проекте, %" },
  contributions: { price: "Фонд оплаты труда", factor: "Тариф взносов, %" },
  office: { price: "Сумма в месяц", quantity: "Сколько месяцев" },
  trips: { price: "Расходы на человека в день", quantity: "Сколько человек", factor: "Сколько дней" },
};
