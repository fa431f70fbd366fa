import { and, eq, inArray, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { round, sheet } from "~db/schema/blind";
import { assignment, conflict } from "~db/schema/review";
import { done, type Outcome, refused } from "../outcome";
import { sheetFacts } from "./sheets.blind.server";

/**
 * The expert recognises the applicant or has an interest: the sheet is over for them, what was written in it is dropped, and
 * the application never comes back to them. Writes outside the blind schema, so it stands apart from it; answers nothing.
 */
export async function recuseFromSheet(who: Who, sheetId: string, reason: string): Promise<Outcome> {
  if (!isUuid(sheetId)) return refused("notFound");
  return transaction(who, "sheet.recuse", async (tx) => {
    const facts = await sheetFacts(tx, who, sheetId);
    if (!facts || who.kind !== "person") return refused("notFound");
    const may = policy["sheet.recuse"](who, facts);
    if (!may.ok) return may;
    await tx.select({ id: round.id }).from(round).where(eq(round.id, facts.roundId)).for("share");
    const recused = await tx
      .update(sheet)
      .set({ state: "recused", draft: null })
      .where(and(eq(sheet.id, sheetId), inArray(sheet.state, ["assigned", "begun"])))
      .returning({ id: sheet.id });
    if (recused.length === 0) return refused("changedMeanwhile");
    const [ended] = await tx
      .update(assignment)
      .set({ endedAt: sql`competition_now(${facts.competitionId})`, endReason: reason })
      .where(eq(assignment.sheetId, sheetId))
      .returning({ applicationId: assignment.applicationId });
    if (!ended) throw new Error(`sheet ${sheetId} has no assignment`);
    await tx
      .insert(conflict)
      .values({
        competitionId: facts.competitionId,
        applicationId: ended.applicationId,
        personId: who.id,
        source: "expert",
        text: reason,
      })
      .onConflictDoNothing();
    record(tx, { type: "expert.recused", subject: { kind: "sheet", id: sheetId }, competitionId: facts.competitionId });
    return done;
  });
}
