import { drawPaper } from "~/papers/draw-paper.server";
import { protocolSnapshot } from "../unit/papers-samples";
import type { Scene } from "./scene";

const ROWS = 50;
const TIMES = 15;

/** The protocol of a meeting with fifty applications, drawn again and again the way the site draws it; the first opens the thread. */
export const scene: Scene = {
  kind: "own",
  prepare: async () => async () => {
    const snapshot = protocolSnapshot(ROWS);
    const told: string[] = [`rows=${ROWS}`];
    for (const format of ["pdf", "docx"] as const) {
      const times: number[] = [];
      for (let n = 0; n < TIMES; n += 1) {
        const from = performance.now();
        await drawPaper({ snapshot, format, date: "2026-04-20T00:00:00Z" });
        times.push(performance.now() - from);
      }
      const sorted = [...times].sort((a, b) => a - b);
      const shown = [times[0]!, sorted[TIMES >> 1]!, sorted.at(-1)!].map((one) => one.toFixed(0));
      told.push(`${format}_first_ms=${shown[0]} ${format}_median_ms=${shown[1]} ${format}_max_ms=${shown[2]}`);
    }
    return told.join(" ");
  },
};
