import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/** Whether a process exists and is not merely waiting to be buried; another user's counts. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  return statOf(pid)?.[0] !== "Z";
}

/** When a process began, in a form to compare only: a process number alone may belong to another program by now. */
export function birthOf(pid: number): string {
  return statOf(pid)?.[19] ?? asked(pid, "lstart=");
}

/** The process that started this one; 0 when unknown. */
export function parentOf(pid: number): number {
  return Number(statOf(pid)?.[1] ?? asked(pid, "ppid="));
}

/** The command line of a process, empty when it has ended. */
export function commandOf(pid: number): string {
  if (!existsSync("/proc/self/stat")) return asked(pid, "command=");
  return readOrEmpty(`/proc/${pid}/cmdline`).replaceAll("\0", " ").trim();
}

/** Fields of /proc/PID/stat after the name in brackets, which may hold spaces: state, parent, … start time at 19. */
function statOf(pid: number): string[] | undefined {
  const stat = readOrEmpty(`/proc/${pid}/stat`);
  return stat ? stat.slice(stat.lastIndexOf(")") + 2).split(" ") : undefined;
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    // The process has ended, or this system has no /proc.
    return "";
  }
}

function asked(pid: number, what: string): string {
  return spawnSync("ps", ["-o", what, "-p", String(pid)], { encoding: "utf8" }).stdout?.trim() ?? "";
}
