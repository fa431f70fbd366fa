import { setTimeout as pause } from "node:timers/promises";
import type { Person } from "~/access/who";
import { askForDrawing } from "~/lifecycle/4-admission/ask-for-drawing.server";
import { readDrawing } from "~/lifecycle/4-admission/drawing.queries.server";
import { openApplications } from "~/lifecycle/4-admission/open-applications.server";
import { listPapers } from "~/lifecycle/4-admission/paper.queries.server";
import { anOpening } from "../submitted-competition";
import { manySubmitted } from "./many-opened";
import type { Scene } from "./scene";

const APPLICATIONS = 10_000;
const ASK_MS = 50;

/**
 * The opening of ten thousand applications, and its protocol drawn by the site's own job. Meanwhile the site is asked for a
 * page again and again: the longest answer tells how long it stood still.
 */
export const scene: Scene = {
  kind: "own",
  prepare: async () => {
    const { competition, secretary } = await manySubmitted(APPLICATIONS);
    return async ({ url }) => {
      const began = performance.now();
      const opened = await openApplications(secretary, competition.id, anOpening);
      if (!opened.ok || opened.value !== APPLICATIONS) throw new Error(JSON.stringify(opened));
      const told = [`opening_s=${secondsSince(began)}`];
      const list = await listPapers(secretary, competition.id);
      const [made] = list.ok ? list.value.papers : [];
      for (const format of ["pdf", "docx"]) {
        const asking = new AbortController();
        const longest = longestAnswer(url, asking.signal);
        const from = performance.now();
        const { size, steps } = await drawn(secretary, {
          competitionId: competition.id,
          subject: made!.id,
          format,
        });
        const took = secondsSince(from);
        asking.abort();
        const kilobytes = Math.round(size / 1024);
        told.push(
          `${format}_s=${took} ${format}_kb=${kilobytes} ${format}_steps=${steps} ${format}_longest_page_ms=${(await longest).toFixed(0)}`,
        );
      }
      return told.join(" ");
    };
  },
};

const secondsSince = (from: number) => ((performance.now() - from) / 1000).toFixed(2);

/** Asks for a file and waits until it is there; answers its size and how many times the page showed more rows than before. */
async function drawn(who: Person, of: { competitionId: string; subject: string; format: string }) {
  const asked = await askForDrawing(who, of);
  if (!asked.ok) throw new Error(asked.reason);
  for (let steps = 0, last = 0; ; await pause(ASK_MS)) {
    const read = await readDrawing(who, of);
    if (!read.ok || read.value.state === "failed") throw new Error(JSON.stringify(read));
    if (read.value.state === "done") return { size: read.value.size ?? 0, steps };
    if (read.value.drawn > last) steps += 1;
    last = read.value.drawn;
  }
}

async function longestAnswer(url: string, signal: AbortSignal): Promise<number> {
  let longest = 0;
  while (!signal.aborted) {
    const from = performance.now();
    await (await fetch(url)).arrayBuffer();
    longest = Math.max(longest, performance.now() - from);
    await pause(ASK_MS);
  }
  return longest;
}
