import { type SQL, sql } from "drizzle-orm";
import type { Who } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import type { Tx } from "~db/client.server";
import { applicationFacts, type LoadedApplication } from "./application.queries.server";

/** Milliseconds since the headers of the request came in, by the monotonic clock; asked again whenever it matters. */
export type Waited = () => number;

/** For what no request waited for: a seed, a test. */
export const noWait: Waited = () => 0;

const READINGS = 20;

/**
 * Facts for an act that only counts before the deadline (design.md §6): locks the application, takes `FOR SHARE` on its
 * competition, and only then reads the clock. `now` is the arrival: the competition's clock less the milliseconds waited.
 * The closer takes `FOR UPDATE`, so either it sees this act, or this act sees its closed competition.
 *
 * An arrival is only known to lie between "clock − waited after" and "clock − waited before" the reading, since locks
 * and stalls may come between. A reading that leaves the answer open is taken again: with the locks held it is short.
 */
export async function arrivalFacts(
  tx: Tx,
  who: Who,
  applicationId: string,
  waited: Waited,
): Promise<LoadedApplication | undefined> {
  if (!isUuid(applicationId)) return undefined;
  const asked = waited();
  // Sent at once, so that the facts behind it are read under the locks.
  const locking = tx
    .execute<{ clock: string }>(sql`
    with mine as materialized (select competition_id from application where id = ${applicationId} for update),
         theirs as materialized (
           select clock_shift from competition where id = (select competition_id from mine) for share)
    select ${milliseconds(sql`clock_timestamp() + clock_shift`)} as clock from theirs`)
    .execute();
  const [[locked], facts] = await Promise.all([locking, applicationFacts(tx, who, applicationId)]);
  if (!locked || !facts) return undefined;
  let clock = Number(locked.clock);
  let latest = clock - asked;
  let earliest = clock - waited();

  const closesAt = facts.closesAt.getTime();
  for (let left = READINGS; left > 0 && latest > closesAt && earliest <= closesAt; left -= 1) {
    const before = waited();
    clock = await readClock(tx, facts.id);
    latest = Math.min(latest, clock - before);
    earliest = Math.max(earliest, clock - waited());
  }
  // why: a Date drops what is below a millisecond, which would let in who came that much too late.
  return { ...facts, now: new Date(Math.ceil(latest)) };
}

/** An instant as milliseconds since 1970 with its microseconds, which a Date or a formatted time would drop. */
function milliseconds(instant: SQL): SQL {
  return sql`(extract(epoch from ${instant}) * 1000)::text`;
}

async function readClock(tx: Tx, competitionId: string): Promise<number> {
  const [row] = await tx.execute<{ clock: string }>(
    sql`select ${milliseconds(sql`competition_now(${competitionId})`)} as clock`,
  );
  return Number(row!.clock);
}
