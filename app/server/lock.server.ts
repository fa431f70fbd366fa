import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { birthOf, isAlive } from "./embedded/processes.server";
import { CannotStart } from "./say.server";

interface Holder {
  pid: number;
  /** A process number is used again after a while; together with its birth it is not. */
  born: string;
}

/**
 * Takes a folder of data for this process alone, until the returned function is called or the process is dead.
 * Throws CannotStart, naming the process, while another one holds it.
 */
export function lockFolder(folder: string): () => void {
  const lock = join(folder, "lock");
  const mine = `${lock}.${process.pid}`;
  writeFileSync(mine, JSON.stringify({ pid: process.pid, born: birthOf(process.pid) } satisfies Holder));
  try {
    if (!isPlaced(mine, lock)) {
      const held = readFileSync(lock, "utf8");
      const holder = holderIn(held);
      if (holder) throw new CannotStart((t) => t.alreadyRunning(folder, holder.pid));
      clearStale(lock, held);
      if (!isPlaced(mine, lock))
        throw new CannotStart((t) => t.alreadyRunning(folder, holderIn(readFileSync(lock, "utf8"))?.pid ?? 0));
    }
  } finally {
    rmSync(mine);
  }
  return () => rmSync(lock, { force: true });
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
