import { AsyncLocalStorage } from "node:async_hooks";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { db, type Tx } from "~db/client.server";

/**
 * A transaction as a verb asked for it: where in the sources, and how to run it from the start, as often as wanted. `begun`
 * hears the id of its backend before its first statement.
 */
export type Asked<T = unknown> = { site: string; run: (begun?: (backend: number) => void) => Promise<T> };

const plainly = new AsyncLocalStorage<true>();
const CALL = /\btransaction(?:<[^()]*>)?\($/;

/** Every place under app/ where a verb opens a transaction, as `file:line`; what a browser keeps is none of them. */
export function sitesInSources(): string[] {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.startsWith("enhance/"))
    .map((name) => join("app", name));
  return files
    .flatMap((file) =>
      readFileSync(file, "utf8")
        .split("\n")
        .flatMap((line, index) => {
          const call = line.slice(0, line.indexOf("(", line.indexOf("transaction")) + 1);
          return CALL.test(call) && !/^\s*(\*|\/\/|\/\*)/.test(line) ? [`${file}:${index + 1}`] : [];
        }),
    )
    .sort();
}

/** Where in app/ the running code was called from. */
function siteOf(stack: string): string {
  const frame = stack.split("\n").find((line) => /[/]app[/]/.test(line)) ?? "";
  const [, file = "", line = ""] = /(?:file:\/\/)?(\/[^:()]*\/app\/[^:()]*):(\d+)/.exec(frame) ?? [];
  return file ? `${relative(process.cwd(), file)}:${line}` : "";
}

/**
 * Hands every transaction that a verb opens on the open database to `take` instead, one after another. What runs inside
 * `asUsual`, and what tests write themselves, goes through untouched. To be called anew for each opened database.
 */
export function takeTransactions(take: <T>(asked: Asked<T>) => Promise<T>): void {
  const database = db();
  const transaction = database.transaction.bind(database);
  database.transaction = (<T>(work: (tx: Tx) => Promise<T>) => {
    const site = siteOf(new Error().stack ?? "");
    if (!site || plainly.getStore()) return transaction(work);
    const run: Asked<T>["run"] = (begun) =>
      asUsual(() =>
        db().transaction(async (tx) => {
          const [own] = await tx.execute<{ pid: number }>("select pg_backend_pid() as pid");
          begun?.(own!.pid);
          return work(tx);
        }),
      );
    return inTurn(() => take({ site, run }));
  }) as typeof transaction;
}

/** Runs work whose transactions are not handed over. */
export function asUsual<T>(work: () => Promise<T>): Promise<T> {
  return plainly.run(true, work);
}

let last: Promise<unknown> = Promise.resolve();

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work, work);
  last = turn.catch(() => {});
  return turn;
}
