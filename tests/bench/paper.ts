import { meetingProtocol } from "~/papers/meeting-protocol.server";
import { digestOf, renderPaper } from "~/papers/render.server";
import { protocolSnapshot } from "../unit/papers-samples";
import type { Scene } from "./scene";

const ROWS = 50;
const TIMES = 15;

/** The protocol of a meeting with fifty applications, drawn again and again. */
export const scene: Scene = {
  kind: "own",
  prepare: async () => async () => {
    const snapshot = protocolSnapshot(ROWS);
    const imprint = { digest: digestOf(snapshot), competitionTitle: "Конкурс", date: "2026-04-20T00:00:00Z" };
    const told: string[] = [];
    for (const format of ["pdf", "docx"] as const) {
      const times: number[] = [];
      for (let n = 0; n < TIMES; n += 1) {
        const from = performance.now();
        await renderPaper(meetingProtocol(snapshot), format, imprint);
        times.push(performance.now() - from);
      }
      const sorted = [...times].sort((a, b) => a - b);
      told.push(`${format}_first_ms=${times[0]!.toFixed(0)} ${format}_median_ms=${sorted[TIMES >> 1]!.toFixed(0)}`);
    }
    return told.join(" ");
  },
};
