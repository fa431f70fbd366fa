import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { bellOf } from "~/server/rings.server";

/** A job that runs until it is let go, and counts how often and how many at once it ran. */
function aJob() {
  const runs = { begun: 0, atOnce: 0, most: 0 };
  let letGo: (() => void) | undefined;
  const job = async () => {
    runs.begun += 1;
    runs.most = Math.max(runs.most, ++runs.atOnce);
    await new Promise<void>((resolve) => {
      letGo = resolve;
    });
    runs.atOnce -= 1;
  };
  return { runs, job, letGo: () => letGo?.() };
}

function aBell(job: () => Promise<unknown>) {
  const [ending, faults] = [new AbortController(), [] as unknown[]];
  const bell = bellOf("aJob", job, { signal: ending.signal, log: (_level, _message, meta) => faults.push(meta.error) });
  return { ...bell, faults, end: () => ending.abort() };
}

test("rings while a job runs are one more run, and never two at once", async () => {
  const { runs, job, letGo } = aJob();
  const bell = aBell(job);
  for (let ring = 0; ring < 5; ring += 1) bell.ring();
  expect(runs.begun).toBe(1);
  letGo();
  await pause(5);
  expect(runs.begun).toBe(2);
  letGo();
  await bell.isQuiet();
  expect(runs).toEqual({ begun: 2, atOnce: 0, most: 1 });
});

test("a job that fails is reported and rung for again", async () => {
  let tries = 0;
  const bell = aBell(async () => {
    tries += 1;
    if (tries === 1) throw new Error("no mail server");
  });
  bell.ring();
  await bell.isQuiet();
  bell.ring();
  await bell.isQuiet();
  expect(tries).toBe(2);
  expect(bell.faults).toEqual([new Error("no mail server")]);
});

test("after the end nothing is begun any more", async () => {
  const { runs, job, letGo } = aJob();
  const bell = aBell(job);
  bell.ring();
  bell.ring();
  bell.end();
  letGo();
  await bell.isQuiet();
  bell.ring();
  await bell.isQuiet();
  expect(runs.begun).toBe(1);
});
