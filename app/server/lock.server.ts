import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { birthOf, isAlive } from "./embedded/processes.server";
import { CannotStart } from "./say.server";

interface Holder {
  pid: number;
  /** A process number is used again after a while; together with its birth it is not. */
  born: string;
}

/** A start right after npm was killed finds the old process still on its way out. */
const PATIENCE_MS = 4_000;

/**
 * Takes a folder for this process alone, until the returned function is called or the process is dead. Throws CannotStart,
 * naming the process, when another one holds it and does not let go within `patienceMs`, four seconds unless said.
 */
export async function lockFolder(
  folder: string,
  { patienceMs = PATIENCE_MS, stop }: { patienceMs?: number; stop?: AbortSignal } = {},
): Promise<() => void> {
  const lock = join(folder, "lock");
  const mine = `${lock}.${process.pid}`;
  writeFileSync(mine, JSON.stringify({ pid: process.pid, born: birthOf(process.pid) } satisfies Holder));
  try {
    const until = Date.now() + patienceMs;
    for (let holder = tryToPlace(mine, lock); holder; holder = tryToPlace(mine, lock)) {
      const { pid } = holder;
      if (Date.now() > until) throw new CannotStart((t) => t.alreadyRunning(folder, pid));
      await pause(100, undefined, { signal: stop });
    }
  } finally {
    rmSync(mine);
  }
  return () => rmSync(lock, { force: true });
}

/** Places the lock, over a stale one too; or answers who holds it. */
function tryToPlace(mine: string, lock: string): Holder | undefined {
  if (isPlaced(mine, lock)) return undefined;
  const held = readOrEmpty(lock);
  const holder = holderIn(held);
  if (holder) return holder;
  clearStale(lock, held);
  return isPlaced(mine, lock) ? undefined : (holderIn(readOrEmpty(lock)) ?? { pid: 0, born: "" });
}

function readOrEmpty(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

/** A hard link appears with its content at once, and only where nothing was. */
function isPlaced(mine: string, lock: string): boolean {
  try {
    linkSync(mine, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Of two that find the same stale lock, the slower may have moved the faster one's fresh lock away: it puts it back. */
function clearStale(lock: string, stale: string) {
  const aside = `${lock}.stale.${process.pid}`;
  if (!existsSync(lock)) return;
  renameSync(lock, aside);
  if (readFileSync(aside, "utf8") !== stale) isPlaced(aside, lock);
  rmSync(aside);
}

function holderIn(content: string): Holder | undefined {
  const match = /^\{"pid":(\d+),"born":"([^"]*)"\}$/.exec(content);
  if (!match) return undefined;
  const pid = Number(match[1]);
  return isAlive(pid) && birthOf(pid) === match[2] ? { pid, born: match[2]! } : undefined;
}
