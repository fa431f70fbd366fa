import { randomUUID } from "node:crypto";
import { type Column, type SQL, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import type postgres from "postgres";
import type { PolicyName } from "../app/access/policy";
import type { Who } from "../app/access/who";
import type { Outcome } from "../app/lifecycle/outcome";
import { openPool } from "./pool.server";

/** Called with every statement just before it is sent, and the number of the pool's connection that sends it. */
type StatementListener = (query: string, connection: number) => void;

/** What a transaction hands to the journal when it ends: one entry a fact, ready to be appended. */
export type JournalRow = {
  entry: string;
  leaf: string;
  nonce: string;
  type: string;
  subjectKind: string;
  subjectId: string;
  competitionId: string | null;
  actorId: string | null;
  actorName: string;
  details: Record<string, string | number | boolean | null>;
};

function connect(databaseUrl: string, size: number, onStatement?: StatementListener) {
  const client = openPool(databaseUrl, { size, onStatement });
  const database = drizzle(client as postgres.Sql, { casing: "snake_case" });
  return { client, database };
}

let open: ReturnType<typeof connect> | undefined;
const listeners = new Set<StatementListener>();

function tellListeners(query: string, connection: number): void {
  for (const listen of listeners) listen(query, connection);
}

/** Opens the pool; the server does it once at start, a test once a file. */
export function openDatabase(options: { url: string; poolSize: number; watchStatements?: boolean }): void {
  if (open) throw new Error("the database is open already");
  open = connect(options.url, options.poolSize, options.watchStatements ? tellListeners : undefined);
}

/** Ends the pool; statements under way are finished first. */
export async function closeDatabase(): Promise<void> {
  const closing = open;
  open = undefined;
  await closing?.client.end();
}

/** Watches every statement until the returned function is called (needs `watchStatements`). */
export function watchStatements(listener: StatementListener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The database for reads. Facts are written in `transaction()` only: a guard trigger refuses everything else. */
export function db() {
  if (!open) throw new Error("the database is not open");
  return open.database;
}

type Database = ReturnType<typeof db>;
type DrizzleTransaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

/** A transaction of the one door. */
export type Tx = DrizzleTransaction;
/** Anything that can read: the database or a transaction. */
export type Reader = Database | Tx;

type Statement = { prepare(name: string): { execute(values: Record<string, unknown>): Promise<unknown> } };
type RowsOf<S extends Statement> = ReturnType<ReturnType<S["prepare"]>["execute"]>;

/**
 * A statement of a hot path, built once and filled at every call: to build a long one takes drizzle longer than the
 * database takes to answer it. What differs from call to call stands in it as `sql.placeholder(name)`.
 */
export function prepared<S extends Statement>(
  build: (database: Database) => S,
): (reader: Reader, values: Record<string, unknown>) => RowsOf<S> {
  let built: ReturnType<S["prepare"]> | undefined;
  return (reader, values) => {
    built ??= build(db()).prepare("") as ReturnType<S["prepare"]>;
    // why: drizzle ties a statement to whom it was built by; its text and the shape of its rows are anybody's.
    const { client } = (reader._ as unknown as { session: { client: unknown } }).session;
    return Object.assign(Object.create(built), { client }).execute(values);
  };
}

/** Columns to write in such a statement, each filled in under its own name. */
export function filledIn<C extends Record<string, Column>>(columns: C): { [Name in keyof C]: SQL } {
  const filled = Object.entries(columns).map(([name, column]) => [
    name,
    sql`${sql.param(sql.placeholder(name), column)}`,
  ]);
  return Object.fromEntries(filled);
}

/** The channel on which workers hear what a committed transaction has for them. */
export const RINGS = "pochin_rings";

type Act = { who: Who; verb: PolicyName; rows: JournalRow[]; rings: Set<string>; writes: Promise<unknown>[] };
const acts = new WeakMap<object, Act>();

/** Who does what in this transaction, and what it has collected for the journal and for workers so far. */
export function actOf(tx: Tx): Act {
  const act = acts.get(tx);
  if (!act) throw new Error("not a transaction of the one door");
  return act;
}

/** Leaves writes that have been sent to the end of the transaction, which waits for them together with its seal. */
export function leave(tx: Tx, ...writes: Promise<unknown>[]): void {
  actOf(tx).writes.push(...writes);
  // why: they are awaited at the end, but only if the transaction comes that far.
  for (const write of writes) write.catch(() => {});
}

class Refused extends Error {
  constructor(readonly outcome: Outcome<never>) {
    super("refused");
  }
}

/**
 * The one door to writing facts (design.md §3). Marks the transaction, runs `work`, then appends to the journal, seals
 * and rings for workers in one call; a refusal that `work` returns rolls everything back and is handed on. Never await the
 * store, mail or hashing inside `work`.
 * @param verb the row of the policy table that the verb is judged by
 * @returns what `work` answered, once it is committed
 */
export async function transaction<T>(
  who: Who,
  verb: PolicyName,
  work: (tx: Tx) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  try {
    return await db().transaction(async (tx) => {
      const mark = randomUUID();
      const act: Act = { who, verb, rows: [], rings: new Set(), writes: [] };
      acts.set(tx, act);
      // Sent together with the first statement of `work`: the server takes them in this order.
      leave(tx, tx.execute(sql`select set_config('app.tx', ${mark}, true)`).execute());
      const outcome = await work(tx);
      if (!outcome.ok) throw new Refused(outcome);
      const sealing = tx.execute<{ sealed: boolean }>(
        sql`select seal_transaction(${mark}, ${JSON.stringify(act.rows)}::jsonb) as sealed,
          (select count(pg_notify(${RINGS}, job)) from unnest(${`{${[...act.rings]}}`}::text[]) job) as rung`,
      );
      const [[sealed]] = await Promise.all([sealing, ...act.writes]);
      if (!sealed?.sealed) throw new Error("transaction lost: its connection no longer carries it");
      return outcome;
    });
  } catch (error) {
    if (error instanceof Refused) return error.outcome;
    throw error;
  }
}
