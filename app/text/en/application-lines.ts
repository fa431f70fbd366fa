import type { lines as source } from "../ru/application-lines";

export const lines: typeof source = {
  plain: {},
  payroll: { price: "Salary a month", quantity: "Months", factor: "Share of working time in the project, %" },
  contributions: { price: "Payroll", factor: "Contribution rate, %" },
  office: { price: "Sum a month", quantity: "Months" },
  trips: { price: "Cost per person per day", quantity: "People", factor: "Days" },
};
