import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
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

/** A copy of the sources with one bug planted; undefined when the bug no longer applies. */
export function plant(bug: Bug, { build }: { build: boolean }): { folder: string; remove(): void } | undefined {
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
  if (build) execFileSync("npx", ["remix", "vite:build"], { cwd: folder, stdio: "pipe" });
  return { folder, remove };
}
