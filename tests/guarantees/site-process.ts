import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Moved } from "./moved-clock";

const LONGEST_START_MS = 60_000;

/** A process that serves the built site, whose clock can be moved while it runs. */
export type SiteProcess = { move(to: Moved): Promise<void>; stop(): Promise<void> };

async function heard(child: ChildProcess, word: string): Promise<void> {
  const late = setTimeout(() => child.kill("SIGKILL"), LONGEST_START_MS);
  for (;;) {
    const [said] = await Promise.race([once(child, "message"), once(child, "exit").then(([code]) => [{ code }])]);
    if (said === word) break;
    if (typeof said === "object") throw new Error(`the site ended with ${said.code}`);
  }
  clearTimeout(late);
}

/** Serves the built site in a process of its own, on the open parts of this one. */
export async function serveMoved(): Promise<SiteProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", "tests/guarantees/serve-moved.ts"], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: process.env,
  });
  await heard(child, "open");
  return {
    async move(to) {
      const moved = heard(child, "moved");
      child.send(to);
      await moved;
    },
    async stop() {
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
  };
}
