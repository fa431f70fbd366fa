import { Logger, run, type TaskList } from "graphile-worker";
import { closeReceptions } from "../lifecycle/3-application/close-reception.job.server";
import { remindOfDrafts } from "../lifecycle/3-application/remind-of-drafts.job.server";
import { drawPapers } from "../lifecycle/4-admission/draw-papers.job.server";
import { remindOfTerms } from "../lifecycle/9-reporting/remind-of-terms.job.server";
import { collectFiles } from "./collect-files.job.server";
import { writeDigests } from "./digest.job.server";
import type { Job, JobLog, JobName } from "./job";
import { sendLetters } from "./letters.job.server";
import { hearRings } from "./rings.server";
import { closeOwnTransport } from "./transport.server";

/** What each job does; its name is what others ring for. */
export const jobs: Record<JobName, Job> = {
  sendLetters,
  closeReceptions,
  collectFiles,
  remindOfDrafts,
  remindOfTerms,
  writeDigests,
  drawPapers,
};

const CONCURRENCY = 3;

/**
 * Starts the worker inside this process; several processes share one queue. The database must be migrated and open.
 * @returns how to stop: no new job is taken, those under way are waited for, then the connections end
 */
export async function startJobs({
  databaseUrl,
  tasks = jobs,
  log = () => {},
}: {
  databaseUrl: string;
  tasks?: Record<string, Job>;
  log?: JobLog;
}): Promise<() => Promise<void>> {
  const runner = await run({
    connectionString: databaseUrl,
    maxPoolSize: CONCURRENCY + 2,
    concurrency: CONCURRENCY,
    noHandleSignals: true,
    taskList: tasksOf(tasks),
    crontab: Object.keys(tasks)
      .map((name) => `* * * * * ${name} ?jobKey=${name}:everyMinute`)
      .join("\n"),
    logger: new Logger(() => (level, message, meta) => {
      if (level === "warning" || level === "error") log(level, message, meta ?? {});
    }),
  });
  const stopHearing = await hearRings(databaseUrl, { tasks, log });
  return async () => {
    await Promise.all([stopHearing(), runner.stop()]);
    closeOwnTransport();
  };
}

function tasksOf(tasks: Record<string, Job>): TaskList {
  return Object.fromEntries(
    Object.entries(tasks).map(([name, job]) => [
      name,
      async (payload, { abortSignal }) => {
        await job({ id: idIn(payload), signal: abortSignal });
      },
    ]),
  ) as TaskList;
}

function idIn(payload: unknown): string | null {
  const id = (payload as { id?: unknown } | null)?.id;
  return typeof id === "string" ? id : null;
}
