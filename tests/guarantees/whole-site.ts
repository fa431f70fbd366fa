import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { isAlive } from "~/server/embedded/processes.server";
import { openPostgres } from "~db/connection.server";
import { freePort } from "../open-parts";

/** What is killed: the application, one backend of the database, the whole database, the file store, or all of them. */
export const victims = ["app", "backend", "postmaster", "store", "all"] as const;
export type Victim = (typeof victims)[number];

const LONGEST_START_MS = 90_000;

/**
 * The site as `npm start` runs it, durable, in processes of its own: the application with its embedded PostgreSQL, and the
 * file store beside it. Each of them can be killed like a machine kills, and `start` brings up whatever is down.
 */
export class WholeSite {
  readonly dataDir = mkdtempSync(join(tmpdir(), "pochin-whole-"));
  baseUrl = "";
  /** Settles when everything runs. */
  up: Promise<void> = Promise.resolve();
  private app: ChildProcess | undefined;
  private store: ChildProcess | undefined;
  private env: Record<string, string> = {};

  /** Chooses ports and keys once; they stay the same over every restart. The environment of this process gets them too. */
  async prepare(): Promise<void> {
    const [port, storePort] = [await freePort(), await freePort()];
    this.baseUrl = `http://localhost:${port}`;
    mkdirSync(join(this.dataDir, "store"));
    this.env = {
      DATA_DIR: this.dataDir,
      PORT: `${port}`,
      BASE_URL: this.baseUrl,
      DEMO: "off",
      DB_POOL: "8",
      S3_ENDPOINT: `http://127.0.0.1:${storePort}`,
      S3_BUCKET: "pochin",
      S3_ACCESS_KEY_ID: "test",
      S3_SECRET_ACCESS_KEY: randomBytes(12).toString("hex"),
    };
    Object.assign(process.env, this.env);
  }

  /** Starts what does not run, and answers once the site does. */
  start(): Promise<void> {
    this.up = this.startAll();
    return this.up;
  }

  private async startAll(): Promise<void> {
    if (!isRunning(this.store)) {
      const { S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = this.env;
      const port = new URL(S3_ENDPOINT!).port;
      const args = [join(this.dataDir, "store"), port, S3_ACCESS_KEY_ID!, S3_SECRET_ACCESS_KEY!];
      this.store = spawn(process.execPath, ["--import", "tsx", "tests/guarantees/serve-store.ts", ...args], {
        stdio: ["ignore", "inherit", "inherit", "ipc"],
      });
      await once(this.store, "message");
    }
    if (!isRunning(this.app)) {
      const { DATABASE_URL: _, ...inherited } = process.env;
      this.app = spawn(process.execPath, ["--import", "tsx", "app/server/start.ts"], {
        stdio: ["ignore", "ignore", "inherit"],
        env: { ...inherited, ...this.env },
      });
    }
    await this.answers();
  }

  private async answers(): Promise<void> {
    for (const until = performance.now() + LONGEST_START_MS; performance.now() < until; await pause(50)) {
      if (!isRunning(this.app)) throw new Error(`the application ended with ${this.app?.exitCode}`);
      const open = await fetch(`${this.baseUrl}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (open) return;
    }
    throw new Error("the application did not start");
  }

  /** The address of the application's database, through the socket of its embedded PostgreSQL. */
  databaseUrl(): string {
    const [, , , , socketDir] = this.postmasterFile();
    return `postgres://postgres@localhost/pochin?host=${encodeURIComponent(socketDir!)}`;
  }

  private postmasterFile(): string[] {
    const folder = readdirSync(this.dataDir).find((name) => /^pg-\d+$/.test(name));
    return readFileSync(join(this.dataDir, folder!, "postmaster.pid"), "utf8").split("\n");
  }

  /** Kills with SIGKILL, and answers when the victim is gone. What dies with it has died too, or runs on by itself. */
  async kill(victim: Victim): Promise<void> {
    const postmaster = Number(this.postmasterFile()[0]);
    const gone: Promise<unknown>[] = [];
    if (victim === "store" || victim === "all") gone.push(endOf(this.store), killed(this.store));
    if (victim === "backend") gone.push(killBackend(this.databaseUrl()));
    if (victim === "postmaster" || victim === "all") {
      process.kill(postmaster, "SIGKILL");
      // why: an application whose own database is gone ends by itself, in its time.
      gone.push(endOf(this.app));
    }
    if (victim === "app" || victim === "all") gone.push(endOf(this.app), killed(this.app));
    await Promise.all(gone);
    if (victim !== "store" && victim !== "backend")
      for (let left = 200; isAlive(postmaster) && left > 0; left -= 1) await pause(50);
  }

  async stop(): Promise<void> {
    for (const child of [this.app, this.store]) {
      if (!isRunning(child)) continue;
      const ended = endOf(child);
      child?.kill(child === this.app ? "SIGTERM" : "SIGKILL");
      await ended;
    }
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

const isRunning = (child: ChildProcess | undefined) =>
  child !== undefined && child.exitCode === null && child.signalCode === null;

async function endOf(child: ChildProcess | undefined): Promise<void> {
  if (child && isRunning(child)) await once(child, "exit");
}

async function killed(child: ChildProcess | undefined): Promise<void> {
  child?.kill("SIGKILL");
}

/** One backend that serves the application; PostgreSQL then ends all others too and recovers from its log. */
async function killBackend(url: string): Promise<void> {
  const sql = openPostgres(url, { max: 1, onnotice: () => {} });
  const rows = await sql<{ pid: number }[]>`
    select pid from pg_stat_activity where application_name = 'pochin' and pid <> pg_backend_pid()
    order by state = 'active' desc, random() limit 1`;
  for (const { pid } of rows) process.kill(pid, "SIGKILL");
  await sql.end({ timeout: 0 }).catch(() => {});
}
