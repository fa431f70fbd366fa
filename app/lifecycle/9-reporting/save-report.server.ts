import { and, eq, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { transaction } from "~db/client.server";
import { indicator } from "~db/schema/agreement";
import { indicatorFact, report } from "~db/schema/reporting";
import { made, type Outcome, refused } from "../outcome";
import type { ReportForm } from "./report.form";
import { reportFacts } from "./report.queries.server";

/**
 * Saves a report as far as it is written. Refuses `changedMeanwhile` when somebody saved another version of it, `badInput`
 * for an indicator that is not the agreement's, and what `report.edit` refuses.
 * @returns the number of the version saved
 */
export async function saveReport(
  who: Who,
  reportId: string,
  { version, summary, facts: typed }: Omit<ReportForm, "next">,
): Promise<Outcome<number>> {
  return transaction(who, "report.edit", async (tx) => {
    const facts = await reportFacts(tx, who, reportId);
    if (!facts) return refused("notFound");
    const may = policy["report.edit"](who, facts);
    if (!may.ok) return may;
    const known = await tx
      .select({ id: indicator.id })
      .from(indicator)
      .where(eq(indicator.agreementId, facts.agreementId));
    const ids = new Set(known.map(({ id }) => id));
    const named = new Set(typed.map(({ indicatorId }) => indicatorId));
    if (named.size !== typed.length || typed.some(({ indicatorId }) => !ids.has(indicatorId)))
      return refused("badInput");

    const saved = await tx
      .update(report)
      .set({ summary, version: version + 1, savedAt: facts.now })
      .where(and(eq(report.id, reportId), eq(report.version, version), eq(report.state, facts.report)))
      .returning({ version: report.version });
    if (saved.length === 0) return refused("changedMeanwhile");
    if (typed.length > 0) {
      await tx
        .insert(indicatorFact)
        .values(typed.map((row) => ({ reportId, competitionId: facts.id, ...row })))
        .onConflictDoUpdate({
          target: [indicatorFact.reportId, indicatorFact.indicatorId],
          set: { fact: sql`excluded.fact`, comment: sql`excluded.comment` },
        });
    }
    return made(saved[0]!.version);
  });
}
