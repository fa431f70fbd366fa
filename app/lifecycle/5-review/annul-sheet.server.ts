import { and, eq, isNull } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { sheet } from "~db/schema/blind";
import { openedSheet } from "~db/schema/review";
import { done, type Outcome, refused } from "../outcome";
import { sheetOrigin } from "./replace-expert.server";
import { lastRound, roundFacts } from "./round.queries.server";

/**
 * Sets an opened sheet aside, with a reason: it counts no longer and stays readable (design.md §4). Another expert takes its
 * place in an extra round. Refuses `wrongState` once the commission has begun to meet, or while another round is under way.
 */
export async function annulSheet(who: Who, sheetId: string, reason: string): Promise<Outcome> {
  if (!isUuid(sheetId)) return refused("notFound");
  return transaction(who, "review.annul", async (tx) => {
    const origin = await sheetOrigin(tx, sheetId);
    const facts = origin && (await roundFacts(tx, who, origin.roundId));
    if (!origin || !facts) return refused("notFound");
    const may = policy["review.annul"](who, facts);
    if (!may.ok) return may;
    if ((await lastRound(tx, facts.id))?.state !== "opened") return refused("wrongState");
    const annulled = await tx
      .update(openedSheet)
      .set({ annulledAt: facts.now, annulReason: reason })
      .where(and(eq(openedSheet.sheetId, sheetId), isNull(openedSheet.annulledAt)))
      .returning({ id: openedSheet.sheetId });
    if (annulled.length === 0) return refused("changedMeanwhile");
    await tx.update(sheet).set({ state: "annulled" }).where(eq(sheet.id, sheetId));
    record(tx, {
      type: "sheet.annulled",
      subject: { kind: "application", id: origin.applicationId },
      competitionId: facts.id,
      details: { round: facts.ordinal, reason },
    });
    return done;
  });
}
