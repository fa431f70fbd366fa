import { and, eq } from "drizzle-orm";
import type { Tx } from "~db/client.server";
import { report } from "~db/schema/reporting";
import type { LoadedReport } from "./report.queries.server";

/**
 * Locks the report that its expenses are about to change in, so that it is not sent meanwhile.
 * @returns whether it is still in the state that the facts say
 */
export async function holdDraft(tx: Tx, facts: LoadedReport): Promise<boolean> {
  const held = await tx
    .update(report)
    .set({ savedAt: facts.now })
    .where(and(eq(report.id, facts.reportId), eq(report.state, facts.report)))
    .returning({ id: report.id });
  return held.length > 0;
}
