import { birthOf, commandOf, isAlive, parentOf } from "./embedded/processes.server";

/**
 * Calls back when npm or tsx, which started this process, has been killed: without them nobody can press Ctrl-C here any more, and a
 * server left alone would block the next start.
 */
export function watchLaunchers(gone: () => void) {
  const launchers = launchersOf(process.pid).map((pid) => ({ pid, born: birthOf(pid) }));
  if (launchers.length === 0) return;
  const watch = setInterval(() => {
    if (launchers.every(({ pid, born }) => isAlive(pid) && birthOf(pid) === born)) return;
    clearInterval(watch);
    gone();
  }, 500);
  watch.unref();
}

/** The chain of parents up to npm; a shell between counts, one above does not. */
function launchersOf(pid: number): number[] {
  const parent = parentOf(pid);
  if (parent <= 1) return [];
  const command = commandOf(parent);
  if (/^npm\b/.test(command)) return [parent];
  const above = /\/tsx\b|sh -c /.test(command) ? launchersOf(parent) : [];
  return /\/tsx\b/.test(command) || above.length > 0 ? [parent, ...above] : [];
}
