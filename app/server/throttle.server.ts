import { sql } from "drizzle-orm";
import { db } from "~db/client.server";

/**
 * Counts one attempt at `key` and answers whether it is within `limit` of its window. Keys pair what is attempted with
 * who attempts it (address and device), never the account alone: a rival's guesses must not lock the owner out (G4).
 */
export async function withinLimit(
  key: string,
  { limit, windowSeconds }: { limit: number; windowSeconds: number },
): Promise<boolean> {
  const [row] = await db().execute<{ count: number }>(sql`
    insert into rate_counter as r (key, window_starts_at, count) values (${key}, clock_timestamp(), 1)
    on conflict (key) do update set
      count = case when r.window_starts_at < clock_timestamp() - make_interval(secs => ${windowSeconds}) then 1 else r.count + 1 end,
      window_starts_at = case when r.window_starts_at < clock_timestamp() - make_interval(secs => ${windowSeconds}) then clock_timestamp() else r.window_starts_at end
    returning count`);
  return (row?.count ?? 0) <= limit;
}

/** Takes one counted attempt back: the right password is no guess. */
export async function giveBack(key: string): Promise<void> {
  await db().execute(sql`update rate_counter set count = count - 1 where key = ${key} and count > 0`);
}
