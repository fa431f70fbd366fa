import { setTimeout as pause } from "node:timers/promises";
import { startSlowLink } from "../slow-link";
import { aPdfOf } from "../uploads";
import type { Scene } from "./scene";
import { residentOf, type SendingPerson, SIZE, sendingPeople, uploadOnce } from "./sending";

const PEOPLE = 40;
const LINK = { bytesPerSecond: 20_000, cutEvery: 170_000, cuts: 5 };
/** Beyond this an upload counts as lost. */
const PATIENCE_MS = 300_000;

/** A file of 1 MB over 20 kB/s whose link breaks five times, for many people at once, and what the server holds meanwhile. */
export const scene: Scene = {
  kind: "own",
  prepare: async () => {
    const people = await sendingPeople(PEOPLE);
    return async ({ url, pid }) => {
      for (const one of people.slice(0, 8)) await uploadOnce(url, one);
      await pause(1_000);
      const before = residentOf(pid);
      let most = before;
      const watch = setInterval(() => {
        most = Math.max(most, residentOf(pid));
      }, 100);
      const began = performance.now();
      const ends = await Promise.all(people.map((one) => overSlowLink(url, one)));
      clearInterval(watch);
      const seconds = ends.map(({ ms }) => ms / 1000).sort((a, b) => a - b);
      const done = ends.filter(({ isDone }) => isDone).length;
      const cuts = ends.reduce((sum, one) => sum + one.cuts, 0);
      return `done=${done} of=${PEOPLE} broken_links=${cuts} median_s=${seconds[PEOPLE >> 1]!.toFixed(1)} server_kb_each=${Math.round((most - before) / PEOPLE / 1024)} (server ${Math.round(before / 1024 / 1024)} MB before, ${Math.round(most / 1024 / 1024)} MB at most; ${Math.round((performance.now() - began) / 1000)} s)`;
    };
  },
};

async function overSlowLink(url: string, person: SendingPerson) {
  const link = await startSlowLink(url, LINK);
  const bytes = aPdfOf(SIZE);
  const began = performance.now();
  let isDone = false;
  while (!isDone && performance.now() - began < PATIENCE_MS) {
    isDone = await uploadOnce(link.url, person, { bytes, link: "slow", origin: url }).catch(() => false);
    if (!isDone) await pause(500);
  }
  const end = { isDone, ms: performance.now() - began, cuts: link.cuts };
  await link.close();
  return end;
}
