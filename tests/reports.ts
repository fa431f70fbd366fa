import { asc, eq } from "drizzle-orm";
import type { Person } from "~/access/who";
import type { VersionFile } from "~/lifecycle/3-application/content";
import { addExpense } from "~/lifecycle/9-reporting/add-expense.server";
import type { ExpenseForm } from "~/lifecycle/9-reporting/report.form";
import { saveReport } from "~/lifecycle/9-reporting/save-report.server";
import type { PickedFile } from "~/server/form-upload.server";
import { db } from "~db/client.server";
import { budgetLine, indicator } from "~db/schema/agreement";
import { report } from "~db/schema/reporting";
import { receive } from "~storage/temporary-file.server";
import { anAgreement, aPublishedCompetition, aWinner, type Published, today, type WinnerOf } from "./winners";

export type Reported = {
  of: Published;
  winner: WinnerOf;
  head: Person;
  secretary: Person;
  agreementId: string;
  /** Lines of the budget, indicators and reports by their place. */
  lines: string[];
  indicators: string[];
  reports: string[];
};

/** A winner with an agreement: nothing is reported yet. */
export async function anAgreedProject(of?: Published, number = 1, files: VersionFile[] = []): Promise<Reported> {
  const published = of ?? (await aPublishedCompetition());
  const winner = await aWinner(published, { number, files });
  const agreementId = await anAgreement(published, winner);
  const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id);
  const [lines, indicators, reports] = await Promise.all([
    db()
      .select({ id: budgetLine.id })
      .from(budgetLine)
      .where(eq(budgetLine.agreementId, agreementId))
      .orderBy(asc(budgetLine.position)),
    db()
      .select({ id: indicator.id })
      .from(indicator)
      .where(eq(indicator.agreementId, agreementId))
      .orderBy(asc(indicator.position)),
    db().select({ id: report.id }).from(report).where(eq(report.agreementId, agreementId)).orderBy(asc(report.dueOn)),
  ]);
  return {
    of: published,
    winner,
    head: winner.head,
    secretary: published.secretary,
    agreementId,
    lines: idsOf(lines),
    indicators: idsOf(indicators),
    reports: idsOf(reports),
  };
}

/** Writes a report whole, but for expenses. */
export async function writeReport(
  { head, indicators }: Reported,
  reportId: string,
  facts = ["38.5", "1"],
): Promise<void> {
  const [row] = await db().select({ version: report.version }).from(report).where(eq(report.id, reportId));
  const rows = indicators.map((indicatorId, at) => ({ indicatorId, fact: facts[at] ?? "", comment: "" }));
  const saved = await saveReport(head, reportId, {
    version: row!.version,
    summary: "Площадка построена.",
    facts: rows,
  });
  if (!saved.ok) throw new Error(`not saved: ${saved.reason}`);
}

/** The scan of a document, as an upload takes it in. */
export async function aScan(
  name = "чек.pdf",
  text = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n% scan\ntrailer<</Root 1 0 R>>\n%%EOF\n",
): Promise<PickedFile> {
  const received = await receive([Buffer.from(text)] as unknown as AsyncIterable<Uint8Array>, 1_000_000);
  if (!received.ok) throw new Error(received.reason);
  return { name, file: received.file };
}

/** An expense of 1 000,00 ₽ of granted money on the first line. */
export function anExpense(of: Pick<Reported, "lines">, over: Partial<ExpenseForm> = {}): ExpenseForm {
  return {
    budgetLineId: of.lines[0]!,
    source: "grant",
    documentKind: "paymentOrder",
    documentNumber: "17",
    documentDate: today,
    counterparty: "ООО «Качели»",
    sum: 100_000n,
    ...over,
  };
}

/** Adds an expense with its scan by the verb and answers its id. */
export async function spend(of: Reported, reportId: string, over: Partial<ExpenseForm> = {}): Promise<string> {
  const scan = await aScan();
  try {
    const added = await addExpense(of.head, reportId, anExpense(of, over), scan);
    if (!added.ok || !("id" in added.value)) throw new Error(`not added: ${JSON.stringify(added)}`);
    return added.value.id;
  } finally {
    await scan.file.close();
  }
}
