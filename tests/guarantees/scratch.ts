import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import type { Bug } from "./guarantee";

const COPIED = [
  "app",
  "db",
  "emails",
  "storage",
  "tests",
  "public",
  "package.json",
  "tsconfig.json",
  "remix.config.js",
  "vite.config.ts",
];

/**
 * Builds the server of a copy only: no planted bug touches what the browser gets, which is the healthy tree's. The builder
 * is one process for all copies, since most of a build is starting the tools.
 */
async function buildServer(folder: string): Promise<void> {
  cpSync(join("build", "client"), join(folder, "build", "client"), { recursive: true });
  const manifest = readFileSync(join("build", ".vite", "client-manifest.json"), "utf8");
  mkdirSync(join(folder, "build", "client", ".vite"));
  writeFileSync(
    join(folder, "build", "client", ".vite", "manifest.json"),
    manifest.replaceAll('"node_modules/', `"${relative(realpathSync(folder), resolve("node_modules"))}/`),
  );
  builder ??= startBuilder();
  const builds = builder;
  const built = building.then(() => builtBy(builds, folder));
  // why not heard here: whoever asked for this copy hears it below; the next copy is built all the same.
  building = built.catch(() => {});
  await built;
}

type Builder = { child: ChildProcess; ended: Promise<unknown[]> };
let builder: Builder | undefined;
/** The builder's folder is a process's own, so that copies are built one after the other. */
let building = Promise.resolve();

function startBuilder(): Builder {
  const child = fork(join("tests", "guarantees", "build-copies.ts"), { execArgv: ["--import", "tsx"] });
  return { child, ended: once(child, "exit") };
}

async function builtBy({ child, ended }: Builder, folder: string): Promise<void> {
  child.send(folder);
  const [fault] = await Promise.race([once(child, "message"), ended]);
  if (fault !== "") throw new Error(`the copy with a planted bug cannot be built: ${fault}`);
}

/** A copy of the sources with one bug planted; undefined when the bug no longer applies. */
export async function plant(
  bug: Bug,
  { build }: { build: boolean },
): Promise<{ folder: string; remove(): void } | undefined> {
  const folder = mkdtempSync(join(tmpdir(), "pochin-bug-"));
  for (const name of COPIED) cpSync(name, join(folder, name), { recursive: true });
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const path = join(folder, bug.file);
  const before = readFileSync(path, "utf8");
  if (!before.includes(bug.find)) {
    remove();
    return undefined;
  }
  writeFileSync(path, before.replace(bug.find, bug.replace));
  if (build) await buildServer(folder);
  return { folder, remove };
}
