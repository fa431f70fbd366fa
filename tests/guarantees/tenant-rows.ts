import { asc, eq } from "drizzle-orm";
import { db } from "~db/client.server";
import { budgetLine, indicator } from "~db/schema/agreement";
import { agendaItem } from "~db/schema/decision";
import { report } from "~db/schema/reporting";

const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);

/** Items of a meeting's agenda in their order. */
export async function itemsOf(meetingId: string): Promise<string[]> {
  const rows = db().select({ id: agendaItem.id }).from(agendaItem).where(eq(agendaItem.meetingId, meetingId));
  return ids(await rows.orderBy(asc(agendaItem.position)));
}

/** Reports of an agreement, the first due first. */
export async function reportsOf(agreementId: string): Promise<string[]> {
  return ids(
    await db()
      .select({ id: report.id })
      .from(report)
      .where(eq(report.agreementId, agreementId))
      .orderBy(asc(report.dueOn)),
  );
}

/** Lines of an agreement's budget in their order. */
export async function budgetLinesOf(agreementId: string): Promise<string[]> {
  const rows = db().select({ id: budgetLine.id }).from(budgetLine).where(eq(budgetLine.agreementId, agreementId));
  return ids(await rows.orderBy(asc(budgetLine.position)));
}

/** Indicators of an agreement in their order. */
export async function indicatorsOf(agreementId: string): Promise<string[]> {
  const rows = db().select({ id: indicator.id }).from(indicator).where(eq(indicator.agreementId, agreementId));
  return ids(await rows.orderBy(asc(indicator.position)));
}

/** How often a report was saved. */
export async function versionOfReport(reportId: string): Promise<number> {
  const [row] = await db().select({ version: report.version }).from(report).where(eq(report.id, reportId));
  return row!.version;
}
