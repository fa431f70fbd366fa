import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import { system } from "~/access/who";
import { done } from "~/lifecycle/outcome";
import { db, transaction } from "~db/client.server";
import { openPostgres } from "~db/connection.server";
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
 * What stands behind the fence, should it ever be gone round: the guard refuses what a dead transaction writes on a new
 * connection, the seal refuses a commit that nobody finished, and a transaction whose connection lost it is not acknowledged.
 */
export async function doorFaults(databaseUrl: string): Promise<string[]> {
  const faults = await Promise.all([lateWrite(databaseUrl), unsealedCommit(databaseUrl), lostTransaction()]);
  return faults.filter((fault) => fault !== undefined);
}

/** A transaction of an unfenced client goes on writing after its backend has died; by then the slot is somebody else's. */
async function lateWrite(databaseUrl: string): Promise<string | undefined> {
  const client = openPostgres(databaseUrl, { max: 1, onnotice: () => {}, backoff: () => 0.02 });
  const { id, slug, name, shortName, zone, locality } = row(randomUUID());
  const began = client.begin(async (tx) => {
    const [own] = await tx`select pg_backend_pid() as pid, set_config('app.tx', ${randomUUID()}, true)`;
    await db().execute(sql`select pg_terminate_backend(${own?.pid})`);
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
