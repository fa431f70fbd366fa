import type { formula as ru } from "../ru/announcement-formula";

export const formula: typeof ru = {
  title: "How it is worked out",
  hint: "Choose one value, or two and what is done with them. More than two can be added or multiplied. Where different things are done, make several questions that the system works out, and join them.",
  complex: "This calculation is more than can be chosen here. It stays unless you choose a first value.",
  choose: "Choose",
  left: "First value",
  operation: "What is done",
  right: "Second value",
  number: "Or a number",
  moreTitle: "More values of a sum or a product",
  moreValue: (n) => `Value ${n}`,
  none: "None",
  operations: {
    is: "Take the first as it is",
    add: "First + second",
    subtract: "First − second",
    multiply: "First × second",
    divide: "First ÷ second",
    share: "What per cent of the second the first is",
  },
  shows: "How it is shown",
  showsAs: { number: "Number", money: "Roubles", percent: "Per cent" },
  answer: ({ section, question }) => `${section}: ${question}`,
  count: ({ section, question }) => `${section}: rows of the list “${question}”`,
  sum: ({ section, question, column }) => `${section}: sum of “${column}” in the list “${question}”`,
  sums: { total: "Cost of the line", requested: "From the grant" },
};
