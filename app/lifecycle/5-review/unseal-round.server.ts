import Big from "big.js";
import { and, asc, eq } from "drizzle-orm";
import { db } from "~db/client.server";
import { copy, round, sheet, sheetRevision } from "~db/schema/blind";
import { copySource } from "~db/schema/review";
import { roundKey } from "./round-key.server";
import { sheetTotal } from "./score";
import { openSealed } from "./sealing.server";
import { type ReviewRules, type SheetPayload, sheetRules } from "./sheet-draft";

export type UnsealedSheet = {
  sheetId: string;
  expertId: string;
  applicationId: string;
  payload: SheetPayload;
  total: string;
};

/**
 * Opens every sealed sheet of a closed round, checking the whole chain of its revisions and its total. Throws when one of
 * them is not what was sealed. A closed round never changes, so this runs before the transaction that writes the marks.
 */
export async function unsealRound(roundId: string): Promise<UnsealedSheet[]> {
  const key = await roundKey(roundId);
  const rows = await db()
    .select({
      sheetId: sheet.id,
      expertId: sheet.expertId,
      current: sheet.revision,
      pseudonym: copy.pseudonym,
      applicationId: copySource.applicationId,
      competitionId: round.competitionId,
      rules: round.rules,
      tier: copy.tier,
      revision: sheetRevision.revision,
      sealed: sheetRevision.sealed,
      commitment: sheetRevision.commitment,
    })
    .from(sheet)
    .innerJoin(round, eq(round.id, sheet.roundId))
    .innerJoin(copy, eq(copy.id, sheet.copyId))
    .innerJoin(copySource, eq(copySource.copyId, sheet.copyId))
    .innerJoin(sheetRevision, eq(sheetRevision.sheetId, sheet.id))
    .where(and(eq(sheet.roundId, roundId), eq(sheet.state, "sealed")))
    .orderBy(asc(sheet.id), asc(sheetRevision.revision));
  const opened: UnsealedSheet[] = [];
  let chain = { sheetId: "", revision: 0, commitment: "" };
  for (const { sealed, commitment, rules, tier, ...row } of rows) {
    if (row.sheetId !== chain.sheetId) chain = { sheetId: row.sheetId, revision: 0, commitment: "" };
    if (row.revision !== chain.revision + 1) throw new Error(`sheet ${row.sheetId} misses a revision`);
    const context = { ...row, roundId, previous: chain.commitment };
    const payload = openSealed(key, context, { sealed, commitment });
    chain = { sheetId: row.sheetId, revision: row.revision, commitment };
    if (row.revision < row.current) continue;
    const { sheetId, expertId, applicationId } = row;
    opened.push({
      sheetId,
      expertId,
      applicationId,
      payload,
      total: checkedTotal(sheetRules(rules, tier), payload, sheetId),
    });
  }
  return opened;
}

function checkedTotal(rules: ReviewRules, payload: SheetPayload, sheetId: string): string {
  const marks = Object.fromEntries(Object.entries(payload.marks).map(([key, { mark }]) => [key, mark]));
  const total = sheetTotal(rules.criteria, marks);
  if (!total.eq(payload.total)) throw new Error(`sheet ${sheetId} was sealed with a wrong total`);
  return total.round(4, Big.roundHalfUp).toFixed(4);
}
