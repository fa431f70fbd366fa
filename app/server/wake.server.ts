import { sql } from "drizzle-orm";
import { actOf, type Tx } from "~db/client.server";
import type { JobName } from "./job";

/**
 * Rings for a job: workers hear it when the transaction is committed, and never when it is rolled back. Several rings of
 * one transaction are one. A ring that no worker was there to hear is made good by the job's call of every minute.
 */
export function ring(tx: Tx, job: JobName): void {
  actOf(tx).rings.add(job);
}

/**
 * Asks for a job at a later instant, in the same transaction as the fact it serves.
 * @param options.key replaces what was asked for earlier under the same key, for a date that can move
 */
export async function wake(
  tx: Tx,
  job: JobName,
  { id = null, runAt, key }: { id?: string | null; runAt: Date; key?: string },
): Promise<void> {
  const ownKey =
    key === undefined ? sql`${job}::text || ':' || pg_current_xact_id()::text` : sql`${`${job}:${key}`}::text`;
  await tx.execute(sql`select graphile_worker.add_job(${job}::text,
    payload := ${JSON.stringify({ id })}::json, run_at := ${runAt.toISOString()}::timestamptz, job_key := ${ownKey})`);
}
