import { mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { lockFolder } from "./lock.server";

const root = fileURLToPath(new URL("../..", import.meta.url));
const SOURCES = [
  "app",
  "db",
  "emails",
  "storage",
  "public",
  "package-lock.json",
  "remix.config.js",
  "vite.config.ts",
  "tsconfig.json",
];
/** What the last build wrote at its very end. */
const BUILT = join("build", "server", "index.js");
/** Beside the build, which is emptied when it is made anew. */
const LOCKED = join(".cache", "build");

function newest(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Whether the build is there and no source is newer than it. */
export function buildIsFresh(): boolean {
  const built = statSync(join(root, BUILT), { throwIfNoEntry: false })?.mtimeMs;
  return built !== undefined && SOURCES.every((source) => newest(join(root, source)) <= built);
}

/**
 * Builds unless the build is fresh. Of several processes one builds, starts and tests alike: the others wait for it as long
 * as it lives, and find its build.
 */
export async function buildOnce(build: () => Promise<void>, stop?: AbortSignal): Promise<void> {
  if (buildIsFresh()) return;
  const folder = join(root, LOCKED);
  mkdirSync(folder, { recursive: true });
  const unlock = await lockFolder(folder, { patienceMs: Number.POSITIVE_INFINITY, stop });
  try {
    if (!buildIsFresh()) await build();
  } finally {
    unlock();
  }
}
