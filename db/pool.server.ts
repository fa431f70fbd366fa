import { setTimeout as pause } from "node:timers/promises";
import type postgres from "postgres";
import { openPostgres } from "./connection.server";
import { isFrequent } from "./frequent.server";

const LONGEST_END_MS = 5_000;

/** One connection and whether it is lost: one that is lost serves nobody any more. */
type Slot = { sql: postgres.Sql; isLost: boolean };

/** What drizzle asks of a client: a statement that is sent when its rows are awaited, or a transaction. */
export type Pool = Pick<postgres.Sql, "options" | "unsafe" | "begin"> & {
  /** Waits a few seconds at most until nobody holds a connection, then closes them all. */
  end(): Promise<void>;
};

type PoolOptions = { size: number; onStatement?: (query: string, connection: number) => void };

type Send = (statement: string, parameters?: never[], options?: object) => postgres.PendingQuery<postgres.Row[]>;

/** Statements with parameters are sent as they are; those asked often stay prepared at the server. */
function sendBy(sql: postgres.Sql | postgres.TransactionSql): Send {
  const send = sql.unsafe.bind(sql);
  return (statement, parameters = [], options = {}) =>
    send(statement, parameters, { ...options, prepare: parameters.length > 0 && isFrequent(statement) });
}

/**
 * Begins a transaction behind a fence (design.md §3): once its connection is lost, no statement of the callback leaves the
 * process, and neither does the COMMIT or ROLLBACK that its end would cause.
 */
function beginFenced(slot: Slot, callback: (sql: postgres.TransactionSql) => Promise<unknown>) {
  return slot.sql.begin((own) => {
    const send = sendBy(own);
    const fenced: Send = (...asked) => (slot.isLost ? neverSettles() : send(...asked));
    return new Promise((resolve, reject) => {
      callback(Object.assign(own, { unsafe: fenced })).then(
        (value) => slot.isLost || resolve(value),
        (error) => slot.isLost || reject(error),
      );
    });
  });
}

function neverSettles(): ReturnType<Send> {
  const promise = new Promise<never>(() => {});
  return Object.assign(promise, { values: () => promise }) as unknown as ReturnType<Send>;
}

/**
 * A pool of clients with one connection each, which stands between us and what postgres.js 3.4.9 does when a backend dies.
 * It hands the slot to another transaction while the dead callback keeps writing there, even commits it; and what it had
 * not yet sent it puts before the greeting of the slot's next connection, which then waits for an answer that never comes.
 * Here nobody gets a client again whose connection was lost: the next one who asks gets a new one.
 */
export function openPool(databaseUrl: string, { size, onStatement }: PoolOptions): Pool {
  const open = new Set<Slot>();
  const idle: Slot[] = [];
  const waiting: ((slot: Slot) => void)[] = [];
  const options = { parsers: {}, serializers: {} } as unknown as postgres.Sql["options"];
  let held = 0;
  let becomesFree: (() => void) | undefined;

  function openSlot(): Slot {
    const sql = openPostgres(databaseUrl, {
      max: 1,
      onnotice: () => {},
      onclose: () => lose(slot),
      connection: { application_name: "pochin" },
      ...(onStatement ? { debug: (connection: number, query: string) => onStatement(query, connection) } : {}),
    });
    Object.assign(sql.options.parsers, options.parsers);
    Object.assign(sql.options.serializers, options.serializers);
    const slot: Slot = { sql, isLost: false };
    open.add(slot);
    return slot;
  }

  function lose(slot: Slot): void {
    if (slot.isLost) return;
    slot.isLost = true;
    open.delete(slot);
    const at = idle.indexOf(slot);
    if (at >= 0) idle.splice(at, 1);
    // why: nothing can be said of the end of a client whose connection has ended already.
    slot.sql.end({ timeout: 0 }).catch(() => {});
  }

  function take(): Slot | Promise<Slot> {
    if (held >= size) return new Promise((resolve) => waiting.push(resolve));
    held += 1;
    return idle.pop() ?? openSlot();
  }

  function giveBack(slot: Slot): void {
    const next = waiting.shift();
    if (next) next(slot.isLost ? openSlot() : slot);
    else {
      held -= 1;
      if (!slot.isLost) idle.push(slot);
      if (held === 0) becomesFree?.();
    }
  }

  async function on<T>(work: (slot: Slot) => PromiseLike<T>): Promise<T> {
    const slot = await take();
    try {
      return await work(slot);
    } catch (error) {
      if (isConnectionLost(error)) lose(slot);
      throw error;
    } finally {
      giveBack(slot);
    }
  }

  function unsafe(...asked: Parameters<Send>) {
    return {
      values: () => on(({ sql }) => sendBy(sql)(...asked).values()),
      // biome-ignore lint/suspicious/noThenProperty: like the client's own statement, it is sent when it is awaited.
      then: (...handlers: Parameters<Promise<unknown>["then"]>) =>
        on(({ sql }) => sendBy(sql)(...asked)).then(...handlers),
    };
  }

  const begin = (callback: Parameters<typeof beginFenced>[1]) => on((slot) => beginFenced(slot, callback));

  async function end(): Promise<void> {
    const free = new Promise<void>((resolve) => {
      becomesFree = resolve;
    });
    if (held > 0) await Promise.race([free, pause(LONGEST_END_MS, undefined, { ref: false })]);
    await Promise.all([...open].map(({ sql }) => sql.end({ timeout: 0 })));
  }

  return { options, unsafe, begin, end } as unknown as Pool;
}

/** Whether an error ends the connection with the statement: the backend says so with its severity, the client by its code. */
function isConnectionLost(error: unknown): boolean {
  const { severity, code, syscall } = Object(error) as { severity?: string; code?: string; syscall?: string };
  return severity === "FATAL" || severity === "PANIC" || syscall !== undefined || /^CONNECT/.test(code ?? "");
}
