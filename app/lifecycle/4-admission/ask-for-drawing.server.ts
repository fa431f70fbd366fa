import { inArray, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person, Who } from "~/access/who";
import { ring } from "~/server/wake.server";
import { type Tx, transaction } from "~db/client.server";
import { paperDrawing } from "~db/schema/papers";
import { statesBefore } from "../moves";
import { done, type Outcome, refused } from "../outcome";
import { type DrawnFormat, drawingMoves } from "../papers";
import { type DrawingOf, drawingFacts } from "./drawing.queries.server";

/**
 * Somebody of the office asks for a large paper as a file, which a job then draws. Who asks while it is being drawn waits
 * for the same drawing. A paper that is drawn stays as it is; the journal is drawn anew, as it is at this moment. Refuses
 * `notFound`.
 */
export async function askForDrawing(who: Who, of: DrawingOf): Promise<Outcome> {
  return transaction(who, "paper.draw", async (tx) => {
    const facts = await drawingFacts(tx, who, of);
    if (!facts || who.kind !== "person") return refused("notFound");
    const may = policy["paper.draw"](who, facts);
    if (!may.ok) return may;
    await putInLine(tx, who, { competitionId: facts.id, asOf: facts.now, ...facts });
    return done;
  });
}

type InLine = { competitionId: string; paperId: string | null; format: DrawnFormat; rows: number; asOf: Date };

/** Puts a paper in the line of what is to be drawn, unless it stands there or is drawn. Asks no policy. */
export async function putInLine(
  tx: Tx,
  who: Person,
  { competitionId, paperId, format, rows, asOf }: InLine,
): Promise<void> {
  const fresh = {
    state: "waiting",
    asOf,
    rowsDrawn: 0,
    rowsInAll: rows,
    askedBy: who.id,
    askedAt: sql`clock_timestamp()`,
    fileId: null,
    worker: null,
    leasedUntil: null,
    tries: 0,
  } as const;
  const from = statesBefore(drawingMoves, "ask").filter((state) => paperId === null || state !== "done");
  await tx
    .insert(paperDrawing)
    .values({ competitionId, paperId, format, ...fresh })
    .onConflictDoUpdate({
      target: [paperDrawing.competitionId, paperDrawing.paperId, paperDrawing.format],
      set: fresh,
      setWhere: inArray(paperDrawing.state, from),
    });
  ring(tx, "drawPapers");
}
