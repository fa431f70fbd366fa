import { createHash } from "node:crypto";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { round, sheet, sheetRevision } from "~db/schema/blind";
import { done, type Outcome, refused } from "../outcome";
import { holdRound } from "./hand-out.server";
import { roundFacts } from "./round.queries.server";

/**
 * Closes a running round: from here on no sheet of it is sealed or reopened. Refuses `incomplete` while a sheet is neither
 * sealed nor taken back with a reason. The journal keeps one hash over all commitments that stand.
 */
export async function closeRound(who: Who, roundId: string): Promise<Outcome> {
  if (!isUuid(roundId)) return refused("notFound");
  return transaction(who, "review.close", async (tx) => {
    await holdRound(tx, roundId, "update");
    const facts = await roundFacts(tx, who, roundId);
    if (!facts) return refused("notFound");
    const may = policy["review.close"](who, facts);
    if (!may.ok) return may;
    const [open] = await tx
      .select({ left: sql<number>`count(*)::int` })
      .from(sheet)
      .where(and(eq(sheet.roundId, roundId), inArray(sheet.state, ["assigned", "begun"])));
    if (open && open.left > 0) return refused("incomplete", { left: open.left });
    const standing = await tx
      .select({ commitment: sheetRevision.commitment })
      .from(sheet)
      .innerJoin(sheetRevision, and(eq(sheetRevision.sheetId, sheet.id), eq(sheetRevision.revision, sheet.revision)))
      .where(and(eq(sheet.roundId, roundId), eq(sheet.state, "sealed")))
      .orderBy(asc(sheetRevision.commitment));
    if (standing.length === 0) return refused("incomplete", { left: 0 });
    await tx.update(round).set({ state: "closed", closedAt: facts.now }).where(eq(round.id, roundId));
    const commitments = createHash("sha256")
      .update(standing.map((row) => row.commitment).join("\n"))
      .digest("hex");
    record(tx, {
      type: "round.closed",
      subject: { kind: "round", id: roundId },
      competitionId: facts.id,
      details: { ordinal: facts.ordinal, sheets: standing.length, commitments },
    });
    return done;
  });
}
