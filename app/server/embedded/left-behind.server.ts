import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { CannotStart } from "../say.server";
import { commandOf, isAlive } from "./processes.server";

/**
 * Stops the PostgreSQL that a killed run left on this data folder, and clears its mark where it is stale.
 * PostgreSQL's own check goes by process number alone, which another program may have by now.
 * Throws CannotStart when it does not stop in half a minute.
 */
export async function stopLeftBehind(data: string) {
  const mark = join(data, "postmaster.pid");
  const postmaster = Number(existsSync(mark) ? readFileSync(mark, "utf8").split("\n")[0] : 0);
  if (postmaster > 0 && worksIn(postmaster, data)) {
    await askToStop(postmaster, "SIGINT", 20_000);
    await askToStop(postmaster, "SIGQUIT", 10_000);
    if (worksIn(postmaster, data)) throw new CannotStart((t) => t.stillRunning(postmaster));
  }
  for (const pid of workersIn(data)) await askToStop(pid, "SIGQUIT", 5_000);
  const [stuck] = workersIn(data);
  if (stuck) throw new CannotStart((t) => t.stillRunning(stuck));
  if (canSeeFolders()) rmSync(mark, { force: true });
}

async function askToStop(pid: number, signal: NodeJS.Signals, patience: number) {
  if (!isAlive(pid)) return;
  process.kill(pid, signal);
  for (const until = Date.now() + patience; isAlive(pid) && Date.now() < until; ) await pause(50);
}

function worksIn(pid: number, data: string): boolean {
  if (!isAlive(pid)) return false;
  return canSeeFolders() ? folderOf(pid) === data : commandOf(pid).includes(data);
}

/** PostgreSQL's processes all stand in their data folder, so orphans of a dead postmaster are found by it. */
function workersIn(data: string): number[] {
  if (!canSeeFolders()) return [];
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => folderOf(pid) === data && commandOf(pid).includes("postgres"));
}

function canSeeFolders(): boolean {
  return existsSync("/proc/self/cwd");
}

function folderOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    // Another user's process, or one that has just ended.
    return undefined;
  }
}
