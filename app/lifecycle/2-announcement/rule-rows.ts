import type { Typed } from "./rule-values";

/** How many rows of a list were typed. */
export function rowCount(typed: Typed, list: string): number {
  return Object.keys(typed).reduce((count, name) => Math.max(count, indexIn(name, list) + 1), 0);
}

/**
 * What was typed, with a row added to a list (`add:criteria`) or taken out of it (`remove:criteria.2`); every other row keeps
 * what was typed into it. An unknown command changes nothing.
 */
export function withRows(typed: Typed, command: string): Typed {
  const [, what, path = ""] = /^(add|remove):([\w.]+)$/.exec(command) ?? [];
  if (what === "add") return { ...typed, [`${path}.${rowCount(typed, path)}.key`]: [""] };
  const [, list = "", digits = ""] = /^(.+)\.(\d+)$/.exec(path) ?? [];
  return what === "remove" && list ? without(typed, list, Number(digits)) : typed;
}

function without(typed: Typed, list: string, row: number): Typed {
  const left: Typed = {};
  for (const [name, values] of Object.entries(typed)) {
    const index = indexIn(name, list);
    if (index === row) continue;
    const after = name.slice(`${list}.${index}`.length);
    left[index > row ? `${list}.${index - 1}${after}` : name] = values;
  }
  return left;
}

function indexIn(name: string, list: string): number {
  if (!name.startsWith(`${list}.`)) return -1;
  const digits = /^\d+/.exec(name.slice(list.length + 1))?.[0];
  return digits === undefined ? -1 : Number(digits);
}
