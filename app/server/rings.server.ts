import { RINGS } from "~db/client.server";
import { openPostgres } from "~db/connection.server";
import type { Job, JobLog } from "./job";

/**
 * Runs jobs that committed transactions ring for (`ring`), each once at the start too, for what rang while nobody was
 * there. A job never runs twice at once here; rings that come while it runs are one more run.
 * @returns how to stop: jobs are asked to end and waited for
 */
export async function hearRings(
  databaseUrl: string,
  { tasks, log }: { tasks: Record<string, Job>; log: JobLog },
): Promise<() => Promise<void>> {
  const ending = new AbortController();
  const bells = new Map(
    Object.entries(tasks).map(([name, job]) => [name, bellOf(name, job, { signal: ending.signal, log })]),
  );
  const listener = openPostgres(databaseUrl, { max: 1, onnotice: () => {} });
  await listener.listen(RINGS, (name) => bells.get(name)?.ring());
  for (const bell of bells.values()) bell.ring();
  return async () => {
    ending.abort();
    await listener.end({ timeout: 5 });
    await Promise.all([...bells.values()].map((bell) => bell.isQuiet()));
  };
}

/** One job and its bell: `ring` has it run, `isQuiet` waits until it does not. */
export function bellOf(name: string, job: Job, { signal, log }: { signal: AbortSignal; log: JobLog }) {
  let [isRung, isRunning] = [false, false];
  let last = Promise.resolve();

  async function run(): Promise<void> {
    isRunning = true;
    while (isRung && !signal.aborted) {
      isRung = false;
      await job({ id: null, signal }).catch((error) => log("error", `${name} failed`, { error }));
    }
    isRunning = false;
  }

  return {
    ring: () => {
      isRung = true;
      if (!isRunning) last = run();
    },
    isQuiet: () => last,
  };
}
