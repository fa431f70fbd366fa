import type postgres from "postgres";
import { isFrequent } from "./frequent.server";

type Unsafe = (statement: string, parameters?: unknown[], options?: object) => unknown;
type Callback = (sql: postgres.TransactionSql) => unknown;

/** Statements with parameters are sent as they are; those asked often stay prepared at the server. */
function sendBy<T extends postgres.Sql | postgres.TransactionSql>(sql: T): Unsafe {
  const send = sql.unsafe.bind(sql) as Unsafe;
  return (statement, parameters = [], options = {}) =>
    send(statement, parameters, { ...options, prepare: parameters.length > 0 && isFrequent(statement) });
}

/** A call on a dead transaction: its promise never settles, so the callback goes no further and nothing reaches a neighbour. */
function neverSettles(): Promise<never> & { values: () => Promise<never> } {
  const promise = new Promise<never>(() => {}) as Promise<never> & { values: () => Promise<never> };
  promise.values = () => promise;
  return promise;
}

function fenceConnection<T extends postgres.TransactionSql>(sql: T, isDead: () => boolean): T {
  const send = sendBy(sql);
  const fenced: Unsafe = (...args) => (isDead() ? neverSettles() : send(...args));
  return new Proxy(sql, {
    get: (target, key) => (key === "unsafe" ? fenced : Reflect.get(target, key)),
    apply(target, self, args) {
      return isDead() ? neverSettles() : Reflect.apply(target as unknown as (...a: unknown[]) => unknown, self, args);
    },
  });
}

/**
 * Fences `begin` of a postgres.js client. When a backend dies, postgres.js 3.4.9 hands its slot to another transaction
 * while the dead callback keeps writing, and even commits there (design.md §3). Once the promise of `begin` has rejected,
 * no statement of that callback, nor its COMMIT or ROLLBACK, leaves the process.
 */
export function fence<T extends postgres.Sql>(client: T): T {
  const send = sendBy(client);
  return new Proxy(client, {
    get(target, key) {
      if (key === "unsafe") return send;
      if (key !== "begin") return Reflect.get(target, key);
      return (...args: unknown[]) => {
        const callback = args.pop() as Callback;
        let dead = false;
        const begun = (target.begin as (...a: unknown[]) => Promise<unknown>)(
          ...args,
          (sql: postgres.TransactionSql) =>
            new Promise((resolve, reject) => {
              Promise.resolve(callback(fenceConnection(sql, () => dead))).then(
                (value) => dead || resolve(value),
                (error) => dead || reject(error),
              );
            }),
        );
        begun.catch(() => {
          dead = true;
        });
        return begun;
      };
    },
  });
}
