import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { openTenants, type Tenants } from "./guarantees/two-tenants";

/** The played tenants for a test file. The story is played in a process of its own, since settings are read once a process. */
export async function openPlayedTenants(clusterUrl: string): Promise<Tenants> {
  const play = ["--import", "tsx", "tests/play-tenants.ts", clusterUrl];
  await promisify(execFile)(process.execPath, play, { env: { ...process.env, VITEST: "" } });
  return openTenants(clusterUrl);
}
