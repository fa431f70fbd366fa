import { and, eq, inArray, isNull } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { transaction } from "~db/client.server";
import { paperDrawing } from "~db/schema/papers";
import { statesBefore } from "../moves";
import { done, type Outcome, refused } from "../outcome";
import { drawingMoves } from "../papers";
import { type DrawingOf, drawingFacts } from "./drawing.queries.server";

/** Stops a drawing that waits or goes on; one that has come to its end stays as it is. Refuses `notFound`. */
export async function cancelDrawing(who: Who, of: DrawingOf): Promise<Outcome> {
  return transaction(who, "paper.draw", async (tx) => {
    const facts = await drawingFacts(tx, who, of);
    if (!facts) return refused("notFound");
    const may = policy["paper.draw"](who, facts);
    if (!may.ok) return may;
    await tx
      .update(paperDrawing)
      .set({ state: "cancelled", worker: null, leasedUntil: null })
      .where(
        and(
          eq(paperDrawing.competitionId, facts.id),
          facts.paperId === null ? isNull(paperDrawing.paperId) : eq(paperDrawing.paperId, facts.paperId),
          eq(paperDrawing.format, facts.format),
          inArray(paperDrawing.state, statesBefore(drawingMoves, "cancel")),
        ),
      );
    return done;
  });
}
