import { readdirSync, readFileSync } from "node:fs";

const MS_PER_TICK = 10;

/** The fields of /proc/PID/stat after the name: parent, and ticks of itself and of its ended children. */
function statOf(pid: number): { parent: number; own: number; ended: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = text
      .slice(text.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    return { parent: fields[1]!, own: fields[11]! + fields[12]!, ended: fields[13]! + fields[14]! };
  } catch {
    return undefined;
  }
}

/** Milliseconds of CPU that processes and everything below them have used so far, ended children included. */
export function cpuMsOf(pids: readonly number[]): number {
  const all = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  const stats = new Map(
    all.flatMap((pid) => {
      const stat = statOf(pid);
      return stat ? [[pid, stat] as const] : [];
    }),
  );
  const isBelow = (pid: number): boolean => pids.includes(pid) || (stats.has(pid) && isBelow(stats.get(pid)!.parent));
  let ticks = 0;
  for (const [pid, stat] of stats) if (isBelow(pid)) ticks += stat.own + stat.ended;
  return ticks * MS_PER_TICK;
}
