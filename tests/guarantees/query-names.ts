import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** How the sources ask an address for something, by a name that is written out. */
const NAMED = /\b(?:get|getAll|has|typed|asked|oneOf)\((?:[\w.]+, )?"([\w[\]]+)"\)/g;
const IMPORT = /from "~\/([\w./-]+)"/g;

const namesIn = (source: string) => [...source.matchAll(NAMED)].map((found) => found[1]!);
const fileOf = (path: string) => [`${path}.tsx`, `${path}.ts`].find((one) => existsSync(one));

/**
 * The names that a route's address is asked for: those in its own file and in the files of ours that it takes questions
 * from. They are read from the sources, so that a name added tomorrow is attacked tomorrow.
 */
export function queryNamesOf(routeId: string): string[] {
  const file = fileOf(join("app", routeId));
  if (!file) throw new Error(`no file of ${routeId}`);
  const source = readFileSync(file, "utf8");
  if (!/searchParams|useSearchParams/.test(source)) return [];
  const others = [...source.matchAll(IMPORT)]
    .map((found) => fileOf(join("app", found[1]!)))
    .filter((one) => one !== undefined)
    .map((one) => readFileSync(one, "utf8"))
    .filter((text) => text.includes("URLSearchParams"));
  return [...new Set([source, ...others].flatMap(namesIn))];
}

/** Places where a text that is no constant becomes part of a statement: there are none. */
export function rawIn(source: string): string[] {
  const calls = [...source.matchAll(/sql\.(?:raw|identifier)\(([^)]*)/g)].map((found) => found[1]!.trim());
  return calls.filter((said) => !/^(["'`])[^$]*\1$/.test(said));
}
