import { and, count, eq, isNull } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person, Who } from "~/access/who";
import type { PickedFile } from "~/server/form-upload.server";
import { type KeptFile, keepFile, referTo } from "~/server/keep-file.server";
import { db, transaction } from "~db/client.server";
import { budgetLine } from "~db/schema/agreement";
import { expense } from "~db/schema/reporting";
import type { Faults } from "../8-agreement/agreement";
import { fileError } from "../file-error";
import { made, type Outcome, refused } from "../outcome";
import { dayOf } from "../time";
import { holdDraft } from "./hold-draft.server";
import { MAX_EXPENSES } from "./report";
import type { ExpenseForm } from "./report.form";
import { type LoadedReport, reportFacts } from "./report.queries.server";

/** An expense is added, or its fields are wrong and nothing is. */
export type ExpenseAdded = { id: string } | { faults: Faults };

/**
 * Adds an expense to a report being written: asks, stores the file and reads it back, asks again and writes the row. Days
 * outside the agreement's term or in the future, a line of another budget and granted money without a file are named fields.
 * Refuses `limitExceeded` beyond `MAX_EXPENSES`, and what `report.edit` refuses (domain.md §3.1, Expense).
 */
export async function addExpense(
  who: Who,
  reportId: string,
  form: ExpenseForm,
  picked: PickedFile | null,
): Promise<Outcome<ExpenseAdded>> {
  if (who.kind !== "person") return refused("notSignedIn");
  const asked = await reportFacts(db(), who, reportId);
  if (!asked) return refused("notFound");
  const mayNow = policy["report.edit"](who, asked);
  if (!mayNow.ok) return mayNow;
  const faults = await faultsOf(asked, form, picked);
  if (Object.keys(faults).length > 0) return made({ faults });
  const add = (kept: KeptFile | null) => writeExpense(who, reportId, form, { kept, name: picked?.name ?? "" });
  if (!picked) return add(null);
  const outcome = await keepFile(picked.file, { name: picked.name, scope: asked.organiserId }, add);
  return outcome.ok && "unfit" in outcome.value
    ? made({ faults: { file: fileError(outcome.value.unfit) } })
    : (outcome as Outcome<ExpenseAdded>);
}

type Scan = { kept: KeptFile | null; name: string };

function writeExpense(
  who: Person,
  reportId: string,
  form: ExpenseForm,
  { kept, name }: Scan,
): Promise<Outcome<{ id: string }>> {
  return transaction(who, "report.edit", async (tx) => {
    const facts = await reportFacts(tx, who, reportId);
    if (!facts) return refused("notFound");
    const may = policy["report.edit"](who, facts);
    if (!may.ok) return may;
    if (!(await holdDraft(tx, facts))) return refused("changedMeanwhile");
    const [held] = await tx
      .select({ number: count() })
      .from(expense)
      .where(and(eq(expense.reportId, reportId), isNull(expense.removedAt)));
    if ((held?.number ?? 0) >= MAX_EXPENSES) return refused("limitExceeded", { max: MAX_EXPENSES });
    const file = kept ? await referTo(tx, kept, { name, uploadedBy: who.id }) : null;
    if (file && !file.ok) return file;
    const [row] = await tx
      .insert(expense)
      .values({
        ...form,
        reportId,
        competitionId: facts.id,
        fileId: file?.value ?? null,
        addedBy: who.id,
        addedAt: facts.now,
      })
      .returning({ id: expense.id });
    return made({ id: row!.id });
  });
}

async function faultsOf(
  { agreementId, startsOn, endsOn, now, zone }: LoadedReport,
  { budgetLineId, documentDate, source }: ExpenseForm,
  picked: PickedFile | null,
): Promise<Faults> {
  const today = dayOf(now, zone);
  const last = today < endsOn ? today : endsOn;
  const faults: Faults = {};
  if (documentDate > last) faults.documentDate = { code: "dayAfter", params: { day: last } };
  if (documentDate < startsOn) faults.documentDate = { code: "dayBefore", params: { day: startsOn } };
  if (source === "grant" && !picked) faults.file = { code: "fileRequired" };
  const [line] = await db()
    .select({ id: budgetLine.id })
    .from(budgetLine)
    .where(and(eq(budgetLine.id, budgetLineId), eq(budgetLine.agreementId, agreementId)));
  if (!line) faults.budgetLineId = { code: "notAllowed" };
  return faults;
}
