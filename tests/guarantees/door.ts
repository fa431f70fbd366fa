import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, createConnection, createServer, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import type postgres from "postgres";
import { system } from "~/access/who";
import { done } from "~/lifecycle/outcome";
import { db, transaction } from "~db/client.server";
import { openPostgres } from "~db/connection.server";
import { openPool } from "~db/pool.server";
import { organiser } from "~db/schema/registration";

const row = (id: string) => ({
  id,
  slug: `door-${id.slice(0, 8)}`,
  name: "Door",
  shortName: "Door",
  zone: "Asia/Omsk",
  locality: "Door",
});

async function isThere(id: string): Promise<boolean> {
  return (await db().select({ id: organiser.id }).from(organiser).where(eq(organiser.id, id))).length > 0;
}

/**
 * What stands behind the pool, should it ever be gone round: the guard refuses what a dead transaction writes on a new
 * connection, the seal refuses a commit that nobody finished, and a transaction whose connection lost it is not acknowledged.
 */
export async function doorFaults(databaseUrl: string): Promise<string[]> {
  const faults = await Promise.all([
    lateWrite(databaseUrl),
    unsealedCommit(databaseUrl),
    lostTransaction(),
    cutLine(databaseUrl),
  ]);
  return faults.filter((fault) => fault !== undefined);
}

/** A transaction of a client beside the pool goes on writing after its backend has died; by then the slot is somebody else's. */
async function lateWrite(databaseUrl: string): Promise<string | undefined> {
  let died = () => {};
  const hasDied = new Promise<void>((resolve) => {
    died = resolve;
  });
  const client = openPostgres(databaseUrl, { max: 1, onnotice: () => {}, onclose: () => died(), backoff: () => 0.02 });
  const { id, slug, name, shortName, zone, locality } = row(randomUUID());
  const began = client.begin(async (tx) => {
    const [own] = await tx`select pg_backend_pid() as pid, set_config('app.tx', ${randomUUID()}, true)`;
    await db().execute(sql`select pg_terminate_backend(${own?.pid})`);
    await hasDied;
    // why: the client takes up its new connection a moment after it has seen the old one end.
    await pause(150);
    await tx`insert into organiser (id, slug, name, short_name, zone, locality)
      values (${id}, ${slug}, ${name}, ${shortName}, ${zone}, ${locality})`.catch(() => {});
  });
  await began.catch(() => {});
  await pause(50);
  await client`select 1`.catch(() => {});
  await pause(200);
  await client.end({ timeout: 1 });
  return (await isThere(id)) ? "a dead transaction wrote on a new connection" : undefined;
}

const CUTS = 30;

/**
 * The line to the server is cut while a statement is under way: its transaction is refused, whatever it asks later goes
 * nowhere (an unfenced statement or ROLLBACK may be written to a socket that is gone, and end the process), and the pool
 * serves on. Which of the two comes first is a matter of luck, hence often.
 */
async function cutLine(databaseUrl: string): Promise<string | undefined> {
  const line = await openLine(databaseUrl);
  const pool = openPool(line.url, { size: 1 });
  const begins = (work: (tx: postgres.TransactionSql) => Promise<unknown>) =>
    pool.begin(work as () => Promise<unknown>).then(
      (): string[] => ["a transaction whose line was cut was acknowledged"],
      (): string[] => [],
    );
  async function slowly(tx: postgres.TransactionSql) {
    setTimeout(line.cut, 5);
    await tx.unsafe("select pg_sleep(1)");
  }
  const goesOn = (tx: postgres.TransactionSql) =>
    slowly(tx).catch(() => tx.unsafe("select 1").then(() => tx.unsafe("select 1")));
  const faults: string[] = [];
  for (let cuts = 0; cuts < CUTS; cuts += 1) faults.push(...(await begins(cuts % 2 === 0 ? slowly : goesOn)));
  await pause(100);
  const isServed = await Promise.race([pool.unsafe("select 1").then(() => true), pause(3_000, false)]);
  if (!isServed) faults.push("nobody is served after a line was cut");
  await pool.end();
  line.close();
  return faults[0];
}

/** A line to the database server that can be cut without a word, as a network does. */
async function openLine(databaseUrl: string): Promise<{ url: string; cut(): void; close(): void }> {
  const { searchParams, username, pathname } = new URL(databaseUrl);
  const path = `${searchParams.get("host")}/.s.PGSQL.${searchParams.get("port") ?? 5432}`;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = createConnection(path);
    for (const socket of [near, far]) sockets.add(socket.on("error", () => {}));
    near.pipe(far).pipe(near);
  });
  const cut = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const close = () => {
    cut();
    server.close();
  };
  return { url: `postgres://${username}@127.0.0.1:${port}${pathname}`, cut, close };
}

async function unsealedCommit(databaseUrl: string): Promise<string | undefined> {
  const client = openPostgres(databaseUrl, { max: 1, onnotice: () => {} });
  const { id, slug, name, shortName, zone, locality } = row(randomUUID());
  await client
    .begin(async (tx) => {
      await tx`select set_config('app.tx', ${randomUUID()}, true)`;
      await tx`insert into organiser (id, slug, name, short_name, zone, locality)
        values (${id}, ${slug}, ${name}, ${shortName}, ${zone}, ${locality})`;
    })
    .catch(() => {});
  await client.end();
  return (await isThere(id)) ? "a transaction without its seal committed" : undefined;
}

async function lostTransaction(): Promise<string | undefined> {
  const id = randomUUID();
  const outcome = await transaction(system, "seed.play", async (tx) => {
    await tx.insert(organiser).values(row(id));
    await tx.execute(sql`rollback`);
    await tx.execute(sql`begin`);
    return done;
  }).catch(() => undefined);
  return outcome?.ok && !(await isThere(id))
    ? "a transaction that its connection had lost was acknowledged"
    : undefined;
}
