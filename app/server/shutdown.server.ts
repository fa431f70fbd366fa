import { watchLaunchers } from "./launchers.server";
import { inBoth, type StartText, say } from "./say.server";

/** Ctrl-C reaches us from the terminal and again from npm and tsx; only a later one is meant as a second. */
const SAME_PRESS_MS = 1_000;
const PATIENCE_MS = 40_000;

/** What has been started, and how all of it ends: once, in the opposite order. */
export interface Shutdown {
  /** Aborted as soon as the end begins, so that a start under way stops. */
  signal: AbortSignal;
  /** Remembers how to close what has just been started, and how to cut it off at once. */
  opened(close: () => unknown, cut?: () => void): void;
  /** Ends everything because of something unexpected, with exit code 1. */
  fail(words: (text: StartText) => string): void;
  /** Names the start itself: the end waits for it to notice `signal`, so that nothing is opened behind its back. */
  starting(start: Promise<unknown>): void;
}

/** Makes Ctrl-C, SIGTERM, the death of npm and uncaught errors end the process in order. */
export function prepareShutdown(): Shutdown {
  const ending = new AbortController();
  const opened: { close: () => unknown; cut?: () => void }[] = [];
  let started: Promise<unknown> = Promise.resolve();
  let pressedAt = 0;

  async function end(code: number) {
    if (ending.signal.aborted) return;
    ending.abort();
    setTimeout(() => cutOff(1), PATIENCE_MS).unref();
    await started;
    for (let part = opened.pop(); part; part = opened.pop()) await closeOne(part.close);
    process.exit(code);
  }

  function cutOff(code: number) {
    for (const { cut } of opened) cut?.();
    process.exit(code);
  }

  function pressed() {
    if (ending.signal.aborted && performance.now() - pressedAt > SAME_PRESS_MS) {
      say((t) => t.killed);
      cutOff(1);
    }
    if (ending.signal.aborted) return;
    pressedAt = performance.now();
    say((t) => t.stopping);
    void end(0);
  }

  function fail(words: (text: StartText) => string) {
    if (ending.signal.aborted) return;
    console.error(inBoth(words));
    void end(1);
  }

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, pressed);
  for (const event of ["uncaughtException", "unhandledRejection"] as const)
    process.on(event, (error: unknown) => {
      if (!ending.signal.aborted) console.error(error);
      fail((t) => t.partDied(t.part.app, event));
    });
  // A terminal that has gone away takes the output with it, which is no reason to fail half-way.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  watchLaunchers(pressed);
  return {
    signal: ending.signal,
    opened: (close, cut) => opened.push({ close, cut }),
    fail,
    starting: (start) => {
      // why: the start reports its own failure; the end only waits for it.
      started = start.catch(() => {});
    },
  };
}

/** One part that does not close well keeps no other open. */
async function closeOne(close: () => unknown) {
  try {
    await close();
  } catch (error) {
    console.error(error);
  }
}
