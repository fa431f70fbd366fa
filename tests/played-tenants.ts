import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { openPostgres } from "~db/connection.server";
import { openTenants, type Tenants } from "./guarantees/two-tenants";

const LOCK = 4_721_001;

/**
 * The played tenants for a test file. The story is played in a process of its own, since settings are read once a process,
 * and by one test file at a time: the others find it played.
 */
export async function openPlayedTenants(clusterUrl: string): Promise<Tenants> {
  const client = openPostgres(clusterUrl, { max: 1, onnotice: () => {} });
  await client`select pg_advisory_lock(${LOCK})`;
  try {
    const play = ["--import", "tsx", "tests/play-tenants.ts", clusterUrl];
    await promisify(execFile)(process.execPath, play, { env: { ...process.env, VITEST: "" } });
  } finally {
    await client.end();
  }
  return openTenants(clusterUrl);
}
