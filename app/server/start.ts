import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { migrate } from "~db/migrate.server";
import { buildPages, builtServer, projectFolder, seedDemonstration } from "./build-pages.server";
import { type Config, config, readConfig } from "./config.server";
import { startEmbeddedParts } from "./embedded/parts.server";
import { tryGivenParts } from "./given-parts.server";
import { listen } from "./http-server.server";
import { lockFolder } from "./lock.server";
import { CannotStart, say } from "./say.server";
import { prepareShutdown, type Shutdown } from "./shutdown.server";

/** What the built application offers to its start; the build has its own copy of every module, so nothing else reaches its pool. */
interface App {
  openApp(): Promise<void>;
  closeApp(): Promise<void>;
}

/** The whole way from settings to an open site; every part is remembered for the end as soon as it runs. */
async function start(shutdown: Shutdown) {
  process.env.NODE_ENV ??= "production";
  const given = readConfig(process.env);
  process.env.DATA_DIR = given.dataDir;
  process.env.DEMO = given.demo ? "on" : "off";
  openFolder(given.dataDir);
  shutdown.opened(await lockFolder(given.dataDir));
  process.env.PORT = `${await freePort(given)}`;
  await tryGivenParts(given);
  Object.assign(process.env, await startEmbeddedParts(given, (part) => watch(shutdown, part)));
  shutdown.signal.throwIfAborted();

  await buildPages(shutdown.signal);
  say((t) => t.migrating);
  await migrate(config().databaseUrl);
  shutdown.signal.throwIfAborted();
  if (config().demo) await seedDemonstration(shutdown.signal);

  const build: ServerBuild = await import(pathToFileURL(builtServer).href);
  const app = build.entry.module as unknown as App;
  shutdown.opened(() => app.closeApp());
  await app.openApp();
  shutdown.signal.throwIfAborted();
  const site = await listen(build, config()).catch((error) => {
    throw cannotListen(error, config());
  });
  shutdown.opened(() => site.close());
  await greet();
}

function watch(shutdown: Shutdown, part: Parameters<Parameters<typeof startEmbeddedParts>[1]>[0]) {
  shutdown.opened(part.close, () => part.pid && process.kill(part.pid, "SIGQUIT"));
  void part.ended?.then((how) => shutdown.fail((t) => t.partDied(t.part[part.name], how)));
}

async function greet() {
  say((t) => t.open(config().baseUrl));
  const accounts = join(projectFolder, "db/seed/accounts.ts");
  if (config().demo && existsSync(accounts)) {
    const { demoAccounts } = await import(pathToFileURL(accounts).href);
    say((t) => t.accounts);
    console.table(demoAccounts);
  }
  say((t) => t.howToStop);
}

/** PostgreSQL may work as another user, who passes through this folder to its own; nothing in it can be listed or read. */
function openFolder(folder: string) {
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new CannotStart((t) => t.folderUnusable(folder, (error as NodeJS.ErrnoException).code ?? String(error)));
  }
}

/** Step by step, because Node's own recursive mkdir never returns where a folder cannot be made (in /proc, for one). */
function makeFolder(folder: string) {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o711 });
}

/** Finds out before anything is built or started that the port is free; port 0 means any. */
async function freePort({ port, host }: Config): Promise<number> {
  const probe = createServer();
  await new Promise<void>((opened, failed) => probe.once("error", failed).listen(port, host, opened)).catch((error) => {
    throw cannotListen(error, { port, host });
  });
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  return typeof address === "object" && address ? address.port : port;
}

function cannotListen(error: NodeJS.ErrnoException, { port, host }: Pick<Config, "port" | "host">): Error {
  if (error.code === "EADDRINUSE") return new CannotStart((t) => t.portTaken(port));
  if (error.code === "EACCES") return new CannotStart((t) => t.portForbidden(port));
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND") return new CannotStart((t) => t.hostMissing(host));
  return error;
}

function explain(error: unknown, shutdown: Shutdown) {
  if (shutdown.signal.aborted) return;
  if (error instanceof CannotStart) return shutdown.fail((t) => t.notStarted(error.words(t)));
  console.error(error);
  shutdown.fail((t) => t.notStarted(error instanceof Error ? error.message : String(error)));
}

const shutdown = prepareShutdown();
const starting = start(shutdown);
shutdown.starting(starting);
starting.catch((error) => explain(error, shutdown));
