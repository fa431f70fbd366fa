import { sql } from "drizzle-orm";
import type { Tx } from "~db/client.server";
import type { JobName } from "./jobs.server";

/** Jobs that a transaction has asked for already, to run at once. */
const asked = new WeakMap<Tx, Set<JobName>>();

/**
 * Asks for a job in the same transaction as the fact it serves: the worker sees it after the commit, and never when the
 * transaction is rolled back. Several wake-ups of one transaction are one. Every transaction has a key of its own:
 * with a shared one all who post a letter would wait for each other's commits.
 * @param options.runAt when to run, at once by default
 * @param options.key replaces a wake-up asked for earlier under the same key, for a date that can move
 */
export async function wake(
  tx: Tx,
  job: JobName,
  { id = null, runAt, key }: { id?: string | null; runAt?: Date; key?: string } = {},
): Promise<void> {
  if (runAt === undefined && key === undefined && id === null && !isFirst(tx, job)) return;
  const ownKey =
    key === undefined ? sql`${job}::text || ':' || pg_current_xact_id()::text` : sql`${`${job}:${key}`}::text`;
  await tx.execute(sql`select graphile_worker.add_job(${job}::text,
    payload := ${JSON.stringify({ id })}::json, run_at := ${runAt?.toISOString() ?? null}::timestamptz, job_key := ${ownKey})`);
}

function isFirst(tx: Tx, job: JobName): boolean {
  const before = asked.get(tx) ?? new Set();
  asked.set(tx, before);
  return before.size !== before.add(job).size;
}
