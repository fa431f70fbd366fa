import { setTimeout as pause } from "node:timers/promises";
import type postgres from "postgres";
import { openPostgres } from "~db/connection.server";

/** What stands still around a deadline. */
export type Stall = "nothing" | "process" | "backends" | "competition" | "versions";

/** When: milliseconds from the deadline, by `performance.now()`; `long` ones outlast the grace. */
export type Around = { deadline: number; graceMs: number; long: boolean; competitionId: string };

/** Somebody with a connection of his own, whom no stall of the pool holds up. */
export function openAdmin(databaseUrl: string): postgres.Sql {
  return openPostgres(databaseUrl, { max: 2, onnotice: () => {}, connection: { application_name: "stalls" } });
}

export const until = (instant: number) => pause(Math.max(0, instant - performance.now()));

/** Makes one kind of stall around a deadline and ends it; settles when everything moves again. */
export async function makeStall(kind: Stall, admin: postgres.Sql, around: Around): Promise<void> {
  const end = around.deadline + (around.long ? around.graceMs + 150 : 120);
  if (kind === "process") await blockProcess(around.deadline);
  if (kind === "backends") await stopBackends(admin, around.deadline - 40, end);
  if (kind === "competition")
    await holdLock(
      admin,
      around.deadline - 50,
      end,
      (tx) => tx`select 1 from competition where id = ${around.competitionId} for update`,
    );
  if (kind === "versions")
    await holdLock(admin, around.deadline - 80, end, (tx) => tx`lock table application_version in share mode`);
}

/** The event loop of the application gets nothing done for 40 of every 55 milliseconds. */
async function blockProcess(deadline: number): Promise<void> {
  await until(deadline - 60);
  while (performance.now() < deadline + 200) {
    const end = performance.now() + 40;
    while (performance.now() < end);
    await pause(15);
  }
}

/** SIGSTOP to every backend of the pool, SIGCONT in the end. */
async function stopBackends(admin: postgres.Sql, from: number, end: number): Promise<void> {
  await until(from);
  const rows = await admin<{ pid: number }[]>`
    select pid from pg_stat_activity where datname = current_database() and application_name = 'pochin'`;
  for (const { pid } of rows) process.kill(pid, "SIGSTOP");
  await until(end);
  for (const { pid } of rows) process.kill(pid, "SIGCONT");
}

async function holdLock(
  admin: postgres.Sql,
  from: number,
  end: number,
  lock: (tx: postgres.Sql) => Promise<unknown>,
): Promise<void> {
  await until(from);
  await admin.begin(async (tx) => {
    await lock(tx as unknown as postgres.Sql);
    await until(end);
  });
}
