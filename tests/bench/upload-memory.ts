import { setTimeout as pause } from "node:timers/promises";
import type { Scene } from "./scene";
import { residentOf, sendingPeople, uploadOnce } from "./sending";

/** Uploads of 1 MB that are under way at one time. */
const AT_ONCE = 64;
const WAVES = 3;

/** Sixty-four people upload at once as fast as the site takes it; how much more the server holds meanwhile, for each. */
export const scene: Scene = {
  kind: "own",
  prepare: async () => {
    const people = await sendingPeople(AT_ONCE);
    return async ({ url, pid }) => {
      for (const one of people) await uploadOnce(url, one);
      await pause(2_000);
      const before = residentOf(pid);
      let most = before;
      const watch = setInterval(() => {
        most = Math.max(most, residentOf(pid));
      }, 20);
      const began = performance.now();
      let done = 0;
      for (let wave = 0; wave < WAVES; wave += 1)
        for (const isDone of await Promise.all(people.map((one) => uploadOnce(url, one)))) if (isDone) done += 1;
      clearInterval(watch);
      const seconds = (performance.now() - began) / 1000;
      return `server_kb_each=${Math.round((most - before) / AT_ONCE / 1024)} at_once=${AT_ONCE} done=${done} of=${AT_ONCE * WAVES} (server ${Math.round(before / 1024 / 1024)} MB before, after ${AT_ONCE} uploads in turn, ${Math.round(most / 1024 / 1024)} MB at most; ${seconds.toFixed(0)} s)`;
    };
  },
};
