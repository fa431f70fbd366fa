import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { turns } from "~/server/turns.server";
import type { Order } from "./drawable.server";
import type { Said } from "./drawing-thread.server";
import type { OnRows } from "./paper";
import type { RenderedPaper } from "./render.server";

/** Two folders up is the project, from the sources and from the build alike. */
const project = fileURLToPath(new URL("../..", import.meta.url));
const threadFile = join(project, "app", "papers", "drawing-thread.mjs");

/** Small papers are drawn one after another in one thread that stays; nobody waits longer than this for one. */
const inTurn = turns({ atOnce: 1, mostWaiting: 100 });
const PATIENCE_MS = 60_000;
let shared: Worker | undefined;

/**
 * Draws a paper that somebody waits for. It is drawn in a thread, so that nobody else waits meanwhile; the same order
 * always gives the same bytes. Large ones are `drawApart`.
 */
export function drawPaper(order: Order): Promise<RenderedPaper> {
  return inTurn(async () => {
    const thread = sharedThread();
    try {
      return await ask(thread, order, { signal: AbortSignal.timeout(PATIENCE_MS) });
    } catch (error) {
      // why: whatever went wrong in it, the next paper begins in a thread of which nothing bad is known.
      if (shared === thread) await endDrawing();
      throw error;
    }
  });
}

/** Draws a paper in a thread of its own, which ends with it, or at once when `signal` says so. */
export async function drawApart(
  order: Order,
  watch: { onRows?: OnRows; signal?: AbortSignal },
): Promise<RenderedPaper> {
  const thread = openThread();
  try {
    return await ask(thread, order, watch);
  } finally {
    await thread.terminate();
  }
}

/** Ends the thread that small papers are drawn in; the next paper opens it again. */
export async function endDrawing(): Promise<void> {
  const ending = shared;
  shared = undefined;
  await ending?.terminate();
}

function sharedThread(): Worker {
  if (shared) return shared;
  const opened = openThread();
  opened.once("exit", () => {
    if (shared === opened) shared = undefined;
  });
  shared = opened;
  return opened;
}

function openThread(): Worker {
  const thread = new Worker(threadFile);
  // why: an idle thread holds up no program that has come to its end, and its death is told to whoever asks it.
  thread.unref();
  thread.on("error", () => {});
  return thread;
}

/** One order at a time: what the thread says next is about it. */
async function ask(
  thread: Worker,
  order: Order,
  { onRows, signal }: { onRows?: OnRows; signal?: AbortSignal },
): Promise<RenderedPaper> {
  signal?.throwIfAborted();
  const over = new AbortController();
  thread.ref();
  try {
    return await new Promise<RenderedPaper>((resolve, reject) => {
      const listen = (said: Said) => {
        if ("drawn" in said) resolve(said.drawn);
        else if ("failed" in said) reject(new Error(`a paper was not drawn: ${said.failed}`));
        else onRows?.(said.rows, said.of);
      };
      thread.on("message", listen).on("error", reject);
      const ended = () => reject(new Error("the drawing thread ended"));
      thread.on("exit", ended);
      signal?.addEventListener("abort", () => reject(signal.reason), { signal: over.signal });
      over.signal.addEventListener("abort", () => {
        thread.off("message", listen).off("error", reject).off("exit", ended);
      });
      thread.postMessage(order);
    });
  } finally {
    over.abort();
    thread.unref();
  }
}
