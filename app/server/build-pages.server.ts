import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildIsFresh, buildOnce } from "./build.server";
import { CannotStart, say } from "./say.server";

/** The folder of the whole project. */
export const projectFolder = fileURLToPath(new URL("../..", import.meta.url));

/** The application as it was built last. */
export const builtServer = join(projectFolder, "build/server/index.js");

/** Builds the pages when there are none or something they are made of is newer. Throws CannotStart when that fails. */
export async function buildPages(stop: AbortSignal) {
  if (buildIsFresh()) return;
  const builder = builderProgram();
  if (!builder && existsSync(builtServer)) return;
  if (!builder) throw new CannotStart((t) => t.noBuilder);
  say((t) => t.building);
  await buildOnce(async () => {
    if (!(await runQuietly([builder, "vite:build"], stop))) throw new CannotStart((t) => t.buildFailed);
  }, stop);
}

/** Fills the demonstration into an empty database, by the verbs of the application. Throws CannotStart when that fails. */
export async function seedDemonstration(stop: AbortSignal) {
  const seed = join(projectFolder, "db/seed/run.ts");
  if (!existsSync(seed)) return;
  say((t) => t.seeding);
  if (!(await runQuietly(["--import", "tsx", seed, "--if-empty"], stop))) throw new CannotStart((t) => t.seedFailed);
}

/** Runs node on a program; what it prints is shown only when it fails. */
async function runQuietly(args: string[], stop: AbortSignal): Promise<boolean> {
  const child = spawn(process.execPath, args, { cwd: projectFolder, stdio: ["ignore", "pipe", "pipe"], signal: stop });
  const printed: Buffer[] = [];
  child.stdout.on("data", (part) => printed.push(part));
  child.stderr.on("data", (part) => printed.push(part));
  const [code] = await once(child, "close");
  if (code !== 0) process.stderr.write(Buffer.concat(printed));
  return code === 0;
}

function builderProgram(): string | undefined {
  try {
    return join(dirname(createRequire(import.meta.url).resolve("@remix-run/dev/package.json")), "dist/cli.js");
  } catch {
    // Installed without development packages; then only what is built already can be served.
    return undefined;
  }
}
