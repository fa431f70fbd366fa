import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { inArray, sql } from "drizzle-orm";
import { system } from "~/access/who";
import { record } from "~/journal/record.server";
import { made, type Outcome, refused } from "~/lifecycle/outcome";
import { db, transaction, watchStatements } from "~db/client.server";
import { organiser, roleGrant } from "~db/schema/registration";

const NEIGHBOUR = "neighbour-";
const LONGEST_MS = 20_000;

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
    await tx
      .insert(organiser)
      .values({ id, slug: `${NEIGHBOUR}${id}`, name: "N", shortName: "N", zone: "Asia/Omsk", locality: "N" });
    await pause(Math.random() * 6);
    await tx.execute(
      sql`insert into role_grant (person_id, organiser_id, role) select id, ${id}, 'secretary' from person order by id limit 1`,
    );
    if (!commits) return refused("wrongState");
    record(tx, { type: "organiser.created", subject: { kind: "organiser", id } });
    return made(undefined);
  }).catch(() => undefined);
  return { id, commits, acknowledged: outcome?.ok === true };
}

/** What is wrong with neighbours: half of one there, all of it lost, or there although it refused. */
async function neighbourFaults(others: Awaited<ReturnType<typeof neighbour>>[]): Promise<string[]> {
  if (others.length === 0) return [];
  const ids = others.map(({ id }) => id);
  const first = await db().select({ id: organiser.id }).from(organiser).where(inArray(organiser.id, ids));
  const second = await db()
    .select({ id: roleGrant.organiserId })
    .from(roleGrant)
    .where(inArray(roleGrant.organiserId, ids));
  return others.flatMap(({ id, commits, acknowledged }) => {
    const [one, two] = [first, second].map((rows) => rows.some((row) => row.id === id));
    if (one !== two) return [`a neighbour is half there (${one}, ${two})`];
    if (acknowledged && !one) return ["an acknowledged neighbour is lost"];
    if (!commits && one) return ["a neighbour that refused is there"];
    return [];
  });
}

export type Kill = {
  faults: string[];
  /** What the guarded tables hold afterwards, to compare the next kill with. */
  after: string;
  statements: string[];
  outcome: Outcome<unknown> | Error | "hung";
};

type HowToKill = {
  /** The statement before which the backend dies, from 1 after BEGIN, COMMIT at the latest; 0 kills nothing. */
  at: number;
  neighbours: number;
  /** Waits until the backend is gone, so that the statement surely never arrives; otherwise the two race. */
  surely: boolean;
  before: string;
};

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Ends a backend and, asked to, holds everything up until it is gone. */
function end(pid: number, surely: boolean): void {
  process.kill(pid, "SIGTERM");
  const latest = performance.now() + 2_000;
  while (surely && isAlive(pid) && performance.now() < latest);
}

/**
 * Runs a transaction and kills its backend just before one of its statements, while neighbours commit and refuse in the
 * same pool. Tells what came of it.
 * @param run begins the transaction and, in it, hands over the id of its backend before anything else
 */
export async function runAndKill(
  run: (begun: (backend: number) => void) => Promise<Outcome<unknown>>,
  { at, neighbours, surely, before }: HowToKill,
): Promise<Kill> {
  await db().execute("delete from rate_counter");
  const statements: string[] = [];
  const beside: ReturnType<typeof neighbour>[] = [];
  let asking = -1;
  let own: { connection: number; backend: number } | undefined;
  let ended = false;
  let isKilled = false;
  const stop = watchStatements((query, connection) => {
    if (query.includes("pg_backend_pid")) asking = connection;
    else if (connection === own?.connection && !ended) {
      const text = query.trim().split(/\s+/).slice(0, 4).join(" ");
      statements.push(text);
      // why: a transaction asks less once what never changes is kept; then it dies before its COMMIT.
      isKilled = statements.length === at || (at > 0 && text === "commit");
      if (isKilled) end(own.backend, surely);
      ended = isKilled || text === "commit" || text === "rollback";
    }
  });
  const running = run((backend) => {
    own = { connection: asking, backend };
    for (let index = 0; index < neighbours; index += 1) beside.push(neighbour(index % 2 === 0));
  }).catch((error: Error) => error);
  const outcome = await Promise.race([running, pause(LONGEST_MS).then(() => "hung" as const)]);
  const others = await Promise.race([Promise.all(beside), pause(LONGEST_MS).then(() => "hung" as const)]);
  stop();
  // why: the client has to see that the connection is gone before it is asked for facts.
  while (isKilled && own && isAlive(own.backend)) await pause(2);
  if (isKilled) await pause(5);

  const faults: string[] = [];
  if (outcome === "hung") faults.push("hung");
  if (others === "hung") faults.push("a neighbour hung");
  else faults.push(...(await neighbourFaults(others)));
  const after = await fingerprint();
  const changed = after !== before;
  const mayBeThere = !surely && statements[at - 1] === "commit";
  const succeeded = typeof outcome === "object" && "ok" in outcome && outcome.ok;
  if (succeeded && !changed) faults.push("acknowledged, but nothing is there");
  if (!succeeded && changed && !mayBeThere) faults.push("not acknowledged, but something is there");
  return { faults, after, statements, outcome };
}
