import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { CannotStart } from "../say.server";
import type { Seat } from "./postgres-seat.server";
import { commandOf, isAlive } from "./processes.server";

/**
 * Stops the PostgreSQL that a killed run left on the data of this seat, and clears its mark where it is stale.
 * PostgreSQL's own check goes by process number alone, which another program of the same user may have by now.
 * Throws CannotStart when it does not stop in half a minute.
 */
export async function stopLeftBehind(seat: Seat) {
  const postmaster = readMark(seat);
  if (postmaster > 0 && worksIn(postmaster, seat.data)) {
    await askToStop(postmaster, "SIGINT", 20_000);
    await askToStop(postmaster, "SIGQUIT", 10_000);
    if (worksIn(postmaster, seat.data)) throw new CannotStart((t) => t.stillRunning(postmaster));
  }
  for (const pid of workersIn(seat.data)) await askToStop(pid, "SIGQUIT", 5_000);
  const [stuck] = workersIn(seat.data);
  if (stuck) throw new CannotStart((t) => t.stillRunning(stuck));
  // Under another user PostgreSQL's own check is right about a living process, and ours may not be allowed to look.
  // why not about a dead one: until somebody has buried it, PostgreSQL takes it for a running one.
  if (seat.user ? postmaster > 0 && !isAlive(postmaster) : existsSync("/proc/self/cwd")) onMark(seat, "rm", "-f");
}

const readMark = (seat: Seat) => Number(onMark(seat, "cat").split("\n")[0]) || 0;

/** A program on the mark of a running PostgreSQL, as the user of the seat: root without the right to enter any folder could not. */
function onMark(seat: Seat, ...program: string[]): string {
  const [file, ...args] = [...seat.prefix, ...program, join(seat.data, "postmaster.pid")];
  const ran = spawnSync(file!, args, { cwd: "/", encoding: "utf8", ...(seat.changeUser ? seat.user : {}) });
  return ran.stdout ?? "";
}

async function askToStop(pid: number, signal: NodeJS.Signals, patience: number) {
  if (!isAlive(pid)) return;
  process.kill(pid, signal);
  for (const until = Date.now() + patience; isAlive(pid) && Date.now() < until; ) await pause(50);
}

/** By its folder, or where that may not be looked at (root without ptrace rights), by its command line. */
function worksIn(pid: number, data: string): boolean {
  if (!isAlive(pid)) return false;
  return folderOf(pid) === data || `${commandOf(pid)} `.includes(` -D ${data} `);
}

/** PostgreSQL's processes all stand in their data folder, so orphans of a dead postmaster are found by it. */
function workersIn(data: string): number[] {
  if (!existsSync("/proc/self/cwd")) return [];
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => folderOf(pid) === data && commandOf(pid).startsWith("postgres:"));
}

function folderOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    // Another user's process, one that has just ended, or a system without /proc.
    return undefined;
  }
}
