import { randomUUID } from "node:crypto";
import { and, asc, eq, inArray, lt, or, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import { system } from "~/access/who";
import { drawApart } from "~/papers/draw-paper.server";
import type { RenderedPaper } from "~/papers/render.server";
import type { JobCall } from "~/server/job";
import { keepOwnFile, referTo } from "~/server/keep-file.server";
import { logTrouble } from "~/server/log.server";
import { db, type Tx, transaction } from "~db/client.server";
import { paperDrawing } from "~db/schema/papers";
import { statesBefore } from "../moves";
import { done, made, type Outcome, refused } from "../outcome";
import { type DrawingState, drawingMoves } from "../papers";
import { type Claimed, orderOf } from "./drawing-order.server";

/** A worker that has not been heard of for so long has died; it is heard of several times within. */
const LEASE_SECONDS = 30;
const BEAT_MS = 1_000;
/** A paper by which workers died so often is not begun once more. */
const MOST_TRIES = 3;

let isBusy = false;

/**
 * Draws large papers that were asked for, one after another in a thread of their own, and keeps them as files. Runs when
 * somebody has asked, and each minute for what another worker left behind. Safe to run in several processes.
 * @returns how many came to their end
 */
export async function drawPapers({ signal }: Pick<JobCall, "signal">): Promise<number> {
  if (isBusy) return 0;
  isBusy = true;
  try {
    let ended = 0;
    while (!signal.aborted) {
      const claimed = await claim();
      if (!claimed) break;
      await drawClaimed(claimed, signal);
      ended += 1;
    }
    return ended;
  } finally {
    isBusy = false;
  }
}

const isDue = or(
  eq(paperDrawing.state, "waiting"),
  and(eq(paperDrawing.state, "drawing"), lt(paperDrawing.leasedUntil, sql`clock_timestamp()`)),
);
const lease = sql`clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})`;

/** Takes the drawing that has waited longest; of several workers each takes another one. */
async function claim(): Promise<Claimed | null> {
  const [anything] = await db().select({ id: paperDrawing.id }).from(paperDrawing).where(isDue).limit(1);
  if (!anything) return null;
  const outcome = await write(async (tx) => {
    const next = tx
      .select({ id: paperDrawing.id })
      .from(paperDrawing)
      .where(isDue)
      .orderBy(asc(paperDrawing.askedAt), asc(paperDrawing.id))
      .limit(1)
      .for("update", { skipLocked: true });
    const [row] = await tx
      .update(paperDrawing)
      .set({
        state: "drawing",
        worker: randomUUID(),
        leasedUntil: lease,
        rowsDrawn: 0,
        tries: sql`${paperDrawing.tries} + 1`,
      })
      .where(inArray(paperDrawing.id, next))
      .returning();
    return made(row ?? null);
  });
  return outcome.ok ? outcome.value : null;
}

async function drawClaimed(claimed: Claimed, ending: AbortSignal): Promise<void> {
  const stopped = new AbortController();
  const rows = { rowsDrawn: 0, rowsInAll: claimed.rowsInAll };
  const beat = setInterval(async () => {
    // why: a heartbeat that fails proves nothing; the next one tells, and the lease ends by itself.
    const isOurs = await moved(claimed, rows).catch(() => true);
    if (!isOurs) stopped.abort();
  }, BEAT_MS);
  try {
    if (claimed.tries > MOST_TRIES) throw new Error("workers died while they drew it");
    const { order, scope } = await orderOf(claimed);
    const drawn = await drawApart(order, {
      onRows: (rowsDrawn, rowsInAll) => Object.assign(rows, { rowsDrawn, rowsInAll }),
      signal: AbortSignal.any([ending, stopped.signal]),
    });
    await keepDrawn(claimed, drawn, scope);
  } catch (error) {
    if (stopped.signal.aborted) return;
    if (ending.aborted) {
      await moved(claimed, { state: "waiting", tries: claimed.tries - 1, worker: null, leasedUntil: null });
      return;
    }
    logTrouble("a paper was not drawn", { error });
    await moved(claimed, { state: "failed", worker: null, leasedUntil: null });
  } finally {
    clearInterval(beat);
  }
}

/** The file and the row that points at it; a drawing that was cancelled meanwhile leaves neither. */
async function keepDrawn(claimed: Claimed, { bytes, contentType, fileName }: RenderedPaper, scope: string) {
  const kept = await keepOwnFile(bytes, { scope, contentType }, (file) =>
    write(async (tx) => {
      const fileId = await referTo(tx, file, { name: fileName, uploadedBy: claimed.askedBy });
      if (!fileId.ok) return fileId;
      const rows = await tx
        .update(paperDrawing)
        .set({ state: "done", fileId: fileId.value, worker: null, leasedUntil: null })
        .where(isOf(claimed, "finish"))
        .returning({ id: paperDrawing.id });
      return rows.length === 1 ? done : refused("wrongState");
    }),
  );
  if (!kept.ok && kept.reason !== "wrongState") throw new Error(`the store did not keep a paper: ${kept.reason}`);
}

/** Writes down how a drawing stands and that its worker lives. Answers whether it is still the worker's to draw. */
async function moved(claimed: Claimed, change: Partial<typeof paperDrawing.$inferInsert>): Promise<boolean> {
  const outcome = await write(async (tx) => {
    const rows = await tx
      .update(paperDrawing)
      .set({ leasedUntil: lease, ...change })
      .where(isOf(claimed, "begin"))
      .returning({ id: paperDrawing.id });
    return made(rows.length === 1);
  });
  return outcome.ok && outcome.value;
}

function isOf({ id, worker }: Claimed, move: "finish" | "begin") {
  const states = statesBefore(drawingMoves, move) as DrawingState[];
  return and(eq(paperDrawing.id, id), eq(paperDrawing.worker, worker!), inArray(paperDrawing.state, states));
}

function write<T>(work: (tx: Tx) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  return transaction(system, "job.drawPapers", async (tx) => {
    const may = policy["job.drawPapers"](system, {});
    return may.ok ? work(tx) : may;
  });
}
