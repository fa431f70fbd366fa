import { endDrawing } from "~/papers/draw-paper.server";
import { closeDatabase, openDatabase } from "~db/client.server";
import { config } from "./config.server";
import { startJobs } from "./jobs.server";
import { logTrouble } from "./log.server";
import { closeStorage, isStoreSafe, openStore } from "./store.server";

/** The build has its own copy of the pool: its statements are watched through it. */
export { watchStatements } from "~db/client.server";

let stopJobs: (() => Promise<void>) | undefined;

/** Opens what requests need: the pool, the store and, unless WORKER=off, the jobs. Called once, by the server's start. */
export async function openApp(): Promise<void> {
  openDatabase({
    url: config().databaseUrl,
    poolSize: config().dbPool,
    watchStatements: process.env.WATCH_STATEMENTS === "on",
  });
  await openStore(config().store);
  // why: said in the log at once; the site stays open, only a competition is not announced on such a store.
  void isStoreSafe();
  if (config().worker) {
    stopJobs = await startJobs({
      databaseUrl: config().databaseUrl,
      log: (_level, message, meta) => logTrouble(message, meta),
    });
  }
}

/** Ends jobs and drawings, then the store and the pool. */
export async function closeApp(): Promise<void> {
  await stopJobs?.();
  stopJobs = undefined;
  await endDrawing();
  closeStorage();
  await closeDatabase();
}
