import type { ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";

type Tree = Parameters<typeof matchRoutes>[0];

/** A plain address: nothing encoded, no empty step, none that starts with a dot. */
const PLAIN = /^(?:\/|(?:\/[\w~-][\w.~-]*)+)$/;
const MOST_SHAPES = 1_000;

/**
 * Remix walks over every route of its build several times a request. This gives it, for an address, a build that holds
 * only the routes the address leads through, and the whole build where that is not certain. Addresses of one shape (the
 * words that stand in routes, and a gap for anything else) always lead through the same routes.
 * @returns a function from the address of a request (path and query) to the build that answers it
 */
export function branchesOf(build: ServerBuild): (address: string) => ServerBuild {
  const tree = treeOf(build);
  const words = wordsOf(build);
  const known = new Map<string, ServerBuild>();
  return (address) => {
    const [path = "", query = ""] = address.split("?", 2);
    if (!PLAIN.test(path) || path.endsWith(".data") || query.includes("_data")) return build;
    const shape = shapeOf(path, words);
    const before = known.get(shape);
    if (before) return before;
    const matches = matchRoutes(tree, path);
    if (!matches || known.size >= MOST_SHAPES) return build;
    const branch = only(
      build,
      matches.map(({ route }) => route.id!),
    );
    known.set(shape, branch);
    return branch;
  };
}

/** Addresses are matched without regard to case. */
function shapeOf(path: string, words: Set<string>): string {
  return path
    .toLowerCase()
    .split("/")
    .map((step) => (words.has(step) ? step : ":"))
    .join("/");
}

function wordsOf(build: ServerBuild): Set<string> {
  const steps = Object.values(build.routes).flatMap((route) => route?.path?.toLowerCase().split("/") ?? []);
  return new Set(["", ...steps.map((step) => step.replace(/\?$/, "")).filter((step) => !/^[:*]/.test(step))]);
}

function treeOf(build: ServerBuild, parentId?: string): Tree {
  return Object.values(build.routes).flatMap((route) => {
    if (!route || route.parentId !== parentId) return [];
    const { id, path, index, caseSensitive } = route;
    return [index ? { id, path, index, caseSensitive } : { id, path, caseSensitive, children: treeOf(build, id) }];
  });
}

function only(build: ServerBuild, ids: readonly string[]): ServerBuild {
  const pick = <T>(all: Record<string, T>) => Object.fromEntries(ids.map((id) => [id, all[id]!]));
  return { ...build, routes: pick(build.routes), assets: { ...build.assets, routes: pick(build.assets.routes) } };
}
