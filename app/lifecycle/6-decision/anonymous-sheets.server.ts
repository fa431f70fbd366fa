import { createHash } from "node:crypto";
import Big from "big.js";
import { and, eq, isNull } from "drizzle-orm";
import type { Reader } from "~db/client.server";
import { openedSheet } from "~db/schema/review";
import type { CompetitionRules } from "../2-announcement/rules";
import type { AnonymousSheet } from "./view";

/**
 * The counted sheets of an application without their experts; their order follows a hash of their ids, not the assignment.
 * Ask the policy first: this function does not.
 */
export async function anonymousSheets(
  reader: Reader,
  rules: Pick<CompetitionRules, "criteria">,
  of: { competitionId: string; applicationId: string },
): Promise<AnonymousSheet[]> {
  const rows = await reader
    .select({
      sheetId: openedSheet.sheetId,
      payload: openedSheet.payload,
      total: openedSheet.total,
      conclusion: openedSheet.conclusion,
    })
    .from(openedSheet)
    .where(
      and(
        eq(openedSheet.competitionId, of.competitionId),
        eq(openedSheet.applicationId, of.applicationId),
        isNull(openedSheet.annulledAt),
      ),
    );
  return rows
    .map((row) => ({ ...row, order: createHash("sha256").update(row.sheetId).digest("hex") }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ payload, total, conclusion }) => ({
      total: new Big(total).toFixed(2),
      conclusion,
      remarks: payload.remarks,
      marks: rules.criteria.flatMap(({ key, title, max }) => {
        const given = payload.marks[key];
        return given ? [{ criterion: title, mark: given.mark, max, comment: given.comment }] : [];
      }),
    }));
}
