import { execFileSync } from "node:child_process";
import { mkdirSync, rmdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { buildIsFresh } from "~/server/build.server";

const LOCK = join("node_modules", ".building");
const STALE_LOCK_MS = 180_000;

/** Takes the lock of building; answers false when another test file built in the meantime. */
async function lock(): Promise<boolean> {
  for (;;) {
    try {
      mkdirSync(LOCK);
      return true;
    } catch {
      const age = Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? 0);
      if (age > STALE_LOCK_MS) rmdirSync(LOCK);
      await pause(250);
      if (buildIsFresh()) return false;
    }
  }
}

/** The build of the site, made anew when the sources are newer. */
export async function build(): Promise<ServerBuild> {
  if (!buildIsFresh() && (await lock())) {
    try {
      if (!buildIsFresh())
        execFileSync("npx", ["remix", "vite:build"], { stdio: "pipe", env: { ...process.env, VITEST: "" } });
    } finally {
      rmdirSync(LOCK);
    }
  }
  return import(pathToFileURL("build/server/index.js").href);
}
