import { z } from "zod";
import { termUnits } from "../2-announcement/term";
import { day, money, quantityOrNothing, words } from "../8-agreement/typed.form";
import { version } from "../version.form";
import { documentKinds, expenseSources } from "./report";

/** A report as far as it is written; nothing in it has to be whole. `next` is where to go once it is saved. */
export const ReportForm = z.strictObject({
  version,
  summary: z.string().max(10_000).default(""),
  facts: z
    .array(
      z.strictObject({
        indicatorId: z.uuid("notAllowed"),
        fact: quantityOrNothing.default(""),
        comment: z.string().max(2000).default(""),
      }),
    )
    .max(100)
    .default([]),
  next: z.enum(["expense", "submit"]).optional(),
});
export type ReportForm = z.output<typeof ReportForm>;

/** One expense; its file comes beside it. */
export const ExpenseForm = z.strictObject({
  budgetLineId: z.uuid("requiredChoice"),
  source: z.enum(expenseSources, "requiredChoice"),
  documentKind: z.enum(documentKinds, "requiredChoice"),
  documentNumber: words(100),
  documentDate: day,
  counterparty: words(300),
  sum: money.refine((sum) => sum > 0n, "notAMoney"),
});
export type ExpenseForm = z.output<typeof ExpenseForm>;

/** Remarks, and the days to correct a report by them: calendar ones unless said otherwise. */
export const RemarksForm = z.strictObject({
  remarks: words(5000),
  days: z.coerce.number("notANumber").int("notWhole").min(1).max(90),
  unit: z.enum(termUnits, "notAllowed").optional(),
});
export type RemarksForm = z.output<typeof RemarksForm>;
