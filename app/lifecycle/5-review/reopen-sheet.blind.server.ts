import { and, eq, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { db, transaction } from "~db/client.server";
import { round, sheet, sheetReopening } from "~db/schema/blind";
import { done, type Outcome, refused } from "../outcome";
import { openLast, sheetFacts } from "./sheets.blind.server";

/**
 * Takes one's own sealed sheet up again while the round runs: the sealed revision stays, its content becomes the draft.
 * Refuses `wrongStage` once the round is closed.
 */
export async function reopenSheet(who: Who, sheetId: string): Promise<Outcome> {
  const before = isUuid(sheetId) ? await sheetFacts(db(), who, sheetId) : undefined;
  if (!before) return refused("notFound");
  const may = policy["sheet.reopen"](who, before);
  if (!may.ok) return may;
  const { draft } = await openLast(before);
  return transaction(who, "sheet.reopen", async (tx) => {
    await tx.select({ id: round.id }).from(round).where(eq(round.id, before.roundId)).for("share");
    const facts = await sheetFacts(tx, who, sheetId);
    if (!facts) return refused("notFound");
    const still = policy["sheet.reopen"](who, facts);
    if (!still.ok) return still;
    const reopened = await tx
      .update(sheet)
      .set({ state: "begun", draft, draftVersion: facts.draftVersion + 1, sealedAt: null })
      .where(and(eq(sheet.id, sheetId), eq(sheet.state, "sealed"), eq(sheet.revision, before.revision)))
      .returning({ id: sheet.id });
    if (reopened.length === 0) return refused("changedMeanwhile");
    await tx
      .insert(sheetReopening)
      .values({ sheetId, revision: facts.revision, at: sql`competition_now(${facts.competitionId})` });
    record(tx, {
      type: "sheet.reopened",
      subject: { kind: "sheet", id: sheetId },
      competitionId: facts.competitionId,
      details: { revision: facts.revision },
    });
    return done;
  });
}
