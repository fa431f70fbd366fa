import { and, eq, isNull } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { expense } from "~db/schema/reporting";
import { done, type Outcome, refused } from "../outcome";
import { holdDraft } from "./hold-draft.server";
import { reportFacts } from "./report.queries.server";

/** Takes an expense out of a report being written; the row and its file are kept. Refuses what `report.edit` refuses. */
export async function removeExpense(who: Who, reportId: string, expenseId: string): Promise<Outcome> {
  return transaction(who, "report.edit", async (tx) => {
    const facts = await reportFacts(tx, who, reportId);
    if (!facts) return refused("notFound");
    const may = policy["report.edit"](who, facts);
    if (!may.ok) return may;
    if (!isUuid(expenseId)) return refused("notFound");
    if (!(await holdDraft(tx, facts))) return refused("changedMeanwhile");
    const removed = await tx
      .update(expense)
      .set({ removedAt: facts.now })
      .where(and(eq(expense.id, expenseId), eq(expense.reportId, reportId), isNull(expense.removedAt)))
      .returning({ id: expense.id });
    return removed.length > 0 ? done : refused("notFound");
  });
}
