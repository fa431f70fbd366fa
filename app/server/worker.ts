import { closeDatabase, openDatabase } from "~db/client.server";
import { config, readConfig } from "./config.server";
import { startMail } from "./embedded/parts.server";
import { startJobs } from "./jobs.server";
import { logTrouble } from "./log.server";
import { CannotStart, say } from "./say.server";
import { closeStorage, openStore } from "./store.server";
import { closeOwnTransport } from "./transport.server";

/** The jobs in a process of their own, for installations whose site runs with WORKER=off on parts of their own. */
async function work(): Promise<void> {
  const given = readConfig(process.env);
  if (given.embedded.database) throw new CannotStart((t) => t.missing("DATABASE_URL"));
  let closeInbox: () => Promise<void> = async () => {};
  const started = (part: { close: () => Promise<void> }) => {
    closeInbox = part.close;
  };
  Object.assign(process.env, await startMail(given, started));
  openDatabase({ url: config().databaseUrl, poolSize: config().dbPool });
  await openStore(config().store);
  const stop = await startJobs({
    databaseUrl: config().databaseUrl,
    log: (_level, message, meta) => logTrouble(message, meta),
  });
  const end = async () => {
    await stop();
    closeOwnTransport();
    await closeInbox();
    closeStorage();
    await closeDatabase();
    process.exit(0);
  };
  process.once("SIGINT", end);
  process.once("SIGTERM", end);
}

work().catch((error) => {
  if (error instanceof CannotStart) say((t) => t.notStarted(error.words(t)));
  else console.error(error);
  process.exit(1);
});
