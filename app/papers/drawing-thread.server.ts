import { parentPort } from "node:worker_threads";
import { draw, type Order } from "./drawable.server";
import type { RenderedPaper } from "./render.server";

/** What a thread says of its order: how far it has come, then how it ended. */
export type Said = { rows: number; of: number } | { drawn: RenderedPaper } | { failed: string };

const EVERY_MS = 200;
let last = 0;

const say = (said: Said, bytes: ArrayBuffer[] = []) => parentPort?.postMessage(said, bytes);

parentPort?.on("message", async (order: Order) => {
  try {
    const drawn = await draw(order, (rows, of) => {
      const now = performance.now();
      if (now - last < EVERY_MS && rows < of) return;
      last = now;
      say({ rows, of });
    });
    say({ drawn }, [drawn.bytes.buffer as ArrayBuffer]);
  } catch (error) {
    say({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
