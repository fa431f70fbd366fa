import { execFileSync } from "node:child_process";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { buildOnce } from "~/server/build.server";

/** The build of the site, made anew when the sources are newer; by one of the processes that want it, the others wait. */
export async function build(): Promise<ServerBuild> {
  await buildOnce(async () => {
    execFileSync("npx", ["remix", "vite:build"], { stdio: "pipe", env: { ...process.env, VITEST: "" } });
  });
  return import(pathToFileURL("build/server/index.js").href);
}
