import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openPostgres } from "~db/connection.server";
import { CannotStart } from "../say.server";
import { stopLeftBehind } from "./left-behind.server";
import { type Binaries, findBinaries } from "./postgres-binaries.server";
import { makeOwnFolder, mayEnter, onSeat, type Seat, takeSeat } from "./postgres-seat.server";

export interface EmbeddedPostgres {
  /** The address of the maintenance database `postgres`, as its superuser. */
  url: string;
  socketDir: string;
  /** Where the data are: `DATA_DIR/pg-<major>`, unless only root could reach that. */
  data: string;
  major: number;
  pid: number;
  /** Settles when PostgreSQL has ended for whatever reason, with how it ended. */
  ended: Promise<string>;
  /** Breaks off what is running, writes everything down, stops, and removes the socket. */
  stop(): Promise<void>;
}

export interface PostgresOptions {
  dataDir: string;
  binaries: "auto" | "system" | "embedded";
  /** False gives up safety on power loss for speed; for tests only. */
  durable?: boolean;
}

const settings = {
  listen_addresses: "",
  unix_socket_permissions: "0770",
  max_connections: "60",
  shared_buffers: "128MB",
  // Containers often have 64 MB of /dev/shm, which parallel queries can exhaust.
  max_parallel_workers_per_gather: "0",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  log_checkpoints: "off",
};
const careless = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

/**
 * Starts a real PostgreSQL 15-18 on a folder of data, reached by a socket that only this user can open.
 * The caller holds the lock of `dataDir`: what still runs on the data is stopped first. Call it from the main thread only, because
 * PostgreSQL ends with the thread that started it. Throws CannotStart, in words, when it cannot be.
 */
export async function startPostgres({ dataDir, binaries, durable = true }: PostgresOptions): Promise<EmbeddedPostgres> {
  const folder = resolve(dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const chosen = chooseBinaries(folder, binaries);
  const seat = takeSeat(chosen.folder, join(folder, `pg-${chosen.major}`));
  if (existsSync(seat.data)) await stopLeftBehind(seat);
  else createCluster(seat, durable);

  const socketDir = makeSocketFolder(seat);
  const log = join(folder, "postgres.log");
  const child = launch(seat, socketDir, log, durable ? settings : { ...settings, ...careless });
  const ended = new Promise<string>((done) => child.once("exit", (code, signal) => done(signal ?? `${code}`)));
  const url = `postgres://postgres@localhost/postgres?host=${encodeURIComponent(socketDir)}`;
  const stop = () => stopServer(child, ended, socketDir);
  await waitUntilOpen(url, child, log).catch(async (error) => {
    await stop();
    throw error;
  });
  return { url, socketDir, data: seat.data, major: chosen.major, pid: child.pid!, ended, stop };
}

/**
 * Creates a database, from a template when one is named; one that exists is left as it is.
 * @param name a plain lower-case name
 * @returns its address
 */
export async function createDatabase(adminUrl: string, name: string, template?: string): Promise<string> {
  const address = new URL(adminUrl);
  address.pathname = `/${name}`;
  const sql = openPostgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    const [existing] = await sql`select from pg_database where datname = ${name}`;
    if (!existing) await sql`create database ${sql(name)} ${template ? sql`template ${sql(template)}` : sql``}`;
  } finally {
    await sql.end();
  }
  return address.href;
}

/** Data of another major version cannot be opened; starting beside them would look like an empty installation. */
function chooseBinaries(folder: string, which: PostgresOptions["binaries"]): Binaries {
  const have = findBinaries(which);
  if (have.length === 0)
    throw new CannotStart(
      (t) => ({ auto: t.noBinaries, system: t.noSystemBinaries, embedded: t.noPackageBinaries })[which],
    );
  const kept = readdirSync(folder).flatMap((name) => Number(/^pg-(\d+)$/.exec(name)?.[1] ?? 0) || []);
  const fitting = have.find(({ major }) => kept.includes(major));
  if (fitting) return fitting;
  if (kept.length === 0) return have[0]!;
  throw new CannotStart((t) => t.otherMajor(join(folder, `pg-${kept[0]}`), kept[0]!, have[0]!.major));
}

/** Made beside and renamed, so that a kill half-way never leaves half a cluster in the right place. */
function createCluster(seat: Seat, durable: boolean) {
  const half = `${seat.data}.half`;
  rmSync(half, { recursive: true, force: true });
  makeOwnFolder(seat, half);
  const options = [
    "-D",
    half,
    "-A",
    "trust",
    "-E",
    "UTF8",
    "--locale=C.UTF-8",
    "-U",
    "postgres",
    ...(durable ? [] : ["-N"]),
  ];
  const [file, args, user] = onSeat(seat, "initdb", options);
  const made = spawnSync(file, args, { ...user, cwd: "/", encoding: "utf8" });
  if (made.status !== 0) throw new CannotStart((t) => t.databaseDidNotStart(made.stderr || String(made.error)));
  renameSync(half, seat.data);
}

/** Its own session, so that Ctrl-C in a terminal reaches us and not PostgreSQL, which is stopped last. */
function launch(seat: Seat, socketDir: string, log: string, chosen: Record<string, string>): ChildProcess {
  const options = Object.entries(chosen).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const [file, args, user] = onSeat(seat, "postgres", ["-D", seat.data, "-k", socketDir, ...options]);
  const output = openSync(log, "w", 0o600);
  const child = spawn(file, args, { ...user, cwd: "/", detached: true, stdio: ["ignore", output, output] });
  closeSync(output);
  return child;
}

/** Under the system's temporary folder, because a socket's path may not be longer than 107 bytes. */
function makeSocketFolder(seat: Seat): string {
  const longest = 107 - "/pochin-0123456789ab-abcdef/.s.PGSQL.5432".length;
  const usual = tmpdir();
  const fits = Buffer.byteLength(usual) <= longest && (!seat.user || mayEnter(usual, seat.user));
  const name = `pochin-${createHash("sha256").update(seat.data).digest("hex").slice(0, 12)}`;
  const folder = join(fits ? usual : "/tmp", name);
  if (isOurs(folder, seat)) rmSync(folder, { recursive: true });
  if (!existsSync(folder)) {
    mkdirSync(folder, { mode: 0o700 });
    return share(folder, seat);
  }
  return share(mkdtempSync(`${folder}-`), seat);
}

/** Root keeps its way in by its group, as it may lack the right to enter any folder; sockets inherit the group. */
function share(folder: string, seat: Seat): string {
  if (!seat.user) return folder;
  chownSync(folder, seat.user.uid, process.getgid!());
  chmodSync(folder, 0o2770);
  return folder;
}

function isOurs(folder: string, seat: Seat): boolean {
  if (!existsSync(folder)) return false;
  const found = lstatSync(folder);
  return found.isDirectory() && [process.getuid?.(), seat.user?.uid].includes(found.uid);
}

async function waitUntilOpen(url: string, child: ChildProcess, log: string) {
  let failed: Error | undefined;
  child.once("error", (error) => {
    failed = error;
  });
  for (const until = Date.now() + 120_000; Date.now() < until; await pause(25)) {
    if (failed || child.exitCode !== null || child.signalCode !== null) break;
    if (await answers(url)) return;
  }
  throw new CannotStart((t) => t.databaseDidNotStart(failed?.message ?? readFileSync(log, "utf8").slice(-2_000)));
}

async function answers(url: string): Promise<boolean> {
  const sql = openPostgres(url, { max: 1, connect_timeout: 5, fetch_types: false });
  try {
    await sql`select 1`;
    return true;
  } catch {
    // No socket yet, or still recovering: asked again until the process ends or the time is over.
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function stopServer(child: ChildProcess, ended: Promise<string>, socketDir: string) {
  const isRunning = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  for (const [signal, patience] of [
    ["SIGINT", 20_000],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 5_000],
  ] as const) {
    if (!isRunning()) break;
    child.kill(signal);
    await Promise.race([ended, pause(patience, undefined, { ref: false })]);
  }
  rmSync(socketDir, { recursive: true, force: true });
}
