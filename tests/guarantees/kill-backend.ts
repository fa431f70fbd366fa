import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import type postgres from "postgres";
import { system } from "~/access/who";
import { record } from "~/journal/record.server";
import { made, type Outcome, refused } from "~/lifecycle/outcome";
import { db, transaction, watchStatements } from "~db/client.server";
import { organiser, roleGrant } from "~db/schema/registration";

const NEIGHBOUR = "neighbour-";
const LONGEST_MS = 8_000;

type Client = { reserve(): Promise<postgres.ReservedSql> };

/** The backend behind each connection of the pool, found by holding all of them at once. */
async function backends(poolSize: number): Promise<Map<number, number>> {
  const found = new Map<number, number>();
  let current = -1;
  const stop = watchStatements((query, connection) => {
    if (query.includes("pg_backend_pid")) current = connection;
  });
  const held: postgres.ReservedSql[] = [];
  const client = (db() as unknown as { $client: Client }).$client;
  for (let n = 0; n < poolSize; n += 1) {
    const reserved = await client.reserve();
    held.push(reserved);
    const [row] = await reserved`select pg_backend_pid() as pid`;
    found.set(current, row?.pid as number);
  }
  for (const reserved of held) reserved.release();
  stop();
  return found;
}

/**
 * One digest of every guarded table, without what the neighbours wrote: equal digests mean that nothing changed.
 * Columns of the journal that only count are left out, since neighbours append to it too.
 */
export async function fingerprint(): Promise<string> {
  const tables = await db().execute<{ name: string }>(sql`
    select distinct format('%I.%I', n.nspname, c.relname) as name
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where t.tgname = 'guard_write' order by 1`);
  const parts = tables.map(({ name }) => {
    const without: Record<string, string> = {
      "public.organiser": `where t.slug not like '${NEIGHBOUR}%'`,
      "public.role_grant": `where t.organiser_id is null or t.organiser_id not in (select id from organiser where slug like '${NEIGHBOUR}%')`,
      "public.journal_entry": "where t.entry not like '%organiser.created%'",
      "public.journal_payload": "where t.type <> 'organiser.created'",
    };
    const row = name.startsWith("public.journal") ? "to_jsonb(t) - 'seq'" : "to_jsonb(t)";
    return `select '${name}' as name, md5(coalesce(string_agg((${row})::text, ',' order by (${row})::text), '')) as digest from ${name} t ${without[name] ?? ""}`;
  });
  const rows = await db().execute<{ name: string; digest: string }>(sql.raw(parts.join(" union all ")));
  return JSON.stringify(rows.map((row) => [row.name, row.digest]).sort());
}

/** Somebody else's transaction beside the one that is killed: it commits, or refuses after it has written. */
async function neighbour(commits: boolean): Promise<{ id: string; commits: boolean; acknowledged: boolean }> {
  const id = randomUUID();
  const outcome = await transaction(system, "seed.play", async (tx) => {
    await tx.insert(organiser).values({ id, slug: `${NEIGHBOUR}${id}`, name: "N", shortName: "N", zone: "Asia/Omsk", locality: "N" });
    await pause(Math.random() * 6);
    await tx.execute(sql`insert into role_grant (person_id, organiser_id, role) select id, ${id}, 'secretary' from person order by id limit 1`);
    if (!commits) return refused("wrongState");
    record(tx, { type: "organiser.created", subject: { kind: "organiser", id } });
    return made(undefined);
  }).catch(() => undefined);
  return { id, commits, acknowledged: outcome?.ok === true };
}

/** What is wrong with a neighbour: half of it there, all of it lost, or there although it refused. */
async function neighbourFault({ id, commits, acknowledged }: Awaited<ReturnType<typeof neighbour>>): Promise<string | undefined> {
  const first = (await db().select({ id: organiser.id }).from(organiser).where(eq(organiser.id, id))).length;
  const second = (await db().select({ id: roleGrant.id }).from(roleGrant).where(eq(roleGrant.organiserId, id))).length;
  if (first !== second) return `a neighbour is half there (${first}, ${second})`;
  if (acknowledged && first === 0) return "an acknowledged neighbour is lost";
  if (!commits && first > 0) return "a neighbour that refused is there";
  return undefined;
}

export type Kill = { statement: number; faults: string[]; changed: boolean; statements: string[]; outcome: Outcome<unknown> | "rejected" | "hung" };

/**
 * Runs a verb and kills its backend just before its statement number `at` (from 1, BEGIN and COMMIT included; 0 kills
 * nothing), while neighbours commit and refuse in the same pool. Tells what came of it.
 */
export async function runAndKill(verb: () => Promise<Outcome<unknown>>, { at, poolSize, neighbours }: { at: number; poolSize: number; neighbours: number }): Promise<Kill> {
  const pids = await backends(poolSize);
  const before = await fingerprint();
  const statements: string[] = [];
  let connection: number | undefined;
  let ended = false;
  const stop = watchStatements((query, number) => {
    const text = query.trim().split(/\s+/).slice(0, 4).join(" ");
    if (connection === undefined && text === "begin") connection = number;
    if (number !== connection || ended) return;
    statements.push(text);
    if (statements.length === at) process.kill(pids.get(number)!, "SIGTERM");
    if (text === "commit" || text === "rollback") ended = true;
  });
  const running = verb().then(
    (outcome) => outcome,
    () => "rejected" as const,
  );
  const beside = Array.from({ length: neighbours }, (_, index) => neighbour(index % 2 === 0));
  const outcome = await Promise.race([running, pause(LONGEST_MS).then(() => "hung" as const)]);
  const others = await Promise.race([Promise.all(beside), pause(LONGEST_MS).then(() => "hung" as const)]);
  stop();

  const faults: string[] = [];
  if (outcome === "hung") faults.push("the verb hung");
  if (others === "hung") faults.push("a neighbour hung");
  else for (const other of others) faults.push(...[await neighbourFault(other)].filter((fault) => fault !== undefined));
  const changed = (await fingerprint()) !== before;
  const atCommit = statements[at - 1] === "commit";
  const succeeded = typeof outcome === "object" && outcome.ok;
  if (succeeded && !changed) faults.push("acknowledged, but nothing is there");
  if (!succeeded && changed && !atCommit) faults.push(`half: not acknowledged, but something is there (killed at ${statements[at - 1]})`);
  return { statement: at, faults, changed, statements, outcome };
}
