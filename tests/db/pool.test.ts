import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import type postgres from "postgres";
import { afterEach, describe, expect, test } from "vitest";
import { db } from "~db/client.server";
import { openPool, type Pool } from "~db/pool.server";
import { useParts } from "../world";

const parts = useParts();
const SIZE = 3;

let pool: Pool;
afterEach(() => pool.end());

function open(size = SIZE) {
  pool = openPool(parts.databaseUrl, { size });
  return drizzle(pool as postgres.Sql, { casing: "snake_case" });
}

const backend = sql`select pg_backend_pid() as pid`;
const askMany = (database: ReturnType<typeof open>, times: number) =>
  Promise.all(Array.from({ length: times }, () => database.execute<{ pid: number }>(backend)));

async function terminate(pids: readonly number[]): Promise<void> {
  for (const pid of pids) await db().execute(sql`select pg_terminate_backend(${pid}, 1000)`);
}

describe("the pool", () => {
  test("opens no more connections than it may, and serves everybody who waits", async () => {
    const answers = await askMany(open(), 50);
    expect(answers).toHaveLength(50);
    expect(new Set(answers.map(([row]) => row!.pid)).size).toBeLessThanOrEqual(SIZE);
  });

  test("serves everybody at once after every backend has died idle", async () => {
    const database = open();
    const pids = new Set((await askMany(database, 20)).map(([row]) => row!.pid));
    await terminate([...pids]);
    const answers = await askMany(database, 20);
    expect(answers.every(([row]) => !pids.has(row!.pid))).toBe(true);
  });

  test("refuses only what was under way when a backend died", async () => {
    const database = open(1);
    const [row] = await database.execute<{ pid: number }>(backend);
    const slow = database.execute(sql`select pg_sleep(5)`).then(
      () => "slept",
      () => "refused",
    );
    const waiting = askMany(database, 10);
    await expect.poll(async () => isBusy(row!.pid)).toBe(true);
    await terminate([row!.pid]);
    expect(await slow).toBe("refused");
    expect(await waiting).toHaveLength(10);
  });

  test("a transaction that failed gives its connection back", async () => {
    const database = open(1);
    for (let turn = 0; turn < 3; turn += 1)
      await expect(database.transaction((tx) => tx.execute(sql`select 1 / 0`))).rejects.toThrow();
    expect(await askMany(database, 3)).toHaveLength(3);
  });
});

async function isBusy(pid: number): Promise<boolean> {
  const [row] = await db().execute<{ state: string }>(
    sql`select state from pg_stat_activity where pid = ${pid} and query like '%pg_sleep%'`,
  );
  return row?.state === "active";
}
