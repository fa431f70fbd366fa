import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { createDatabase, startPostgres } from "~/server/embedded/postgres.server";
import { migrate } from "~db/migrate.server";
import { TEMPLATE } from "./template";

declare module "vitest" {
  interface ProvidedContext {
    clusterUrl: string;
  }
}

/** One PostgreSQL for the whole run, with a migrated template; removed afterwards. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), "pochin-cluster-"));
  // why: CI runs on what a newcomer gets, who has no PostgreSQL of the system's.
  const packaged = process.env.POSTGRES_BINARIES === "embedded" || Boolean(process.env.CI);
  const binaries = packaged ? "embedded" : "auto";
  const postgres = await startPostgres({ dataDir, binaries, durable: false });
  await migrate(await createDatabase(postgres.url, TEMPLATE));
  project.provide("clusterUrl", postgres.url);
  return async () => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
