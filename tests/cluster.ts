import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { createDatabase, startPostgres } from "~/server/embedded/postgres.server";
import { migrate } from "~db/migrate.server";
import { binaries } from "./binaries";
import { TEMPLATE } from "./template";

declare module "vitest" {
  interface ProvidedContext {
    clusterUrl: string;
  }
}

/** One PostgreSQL for the whole run, with a migrated template; removed afterwards. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), "pochin-cluster-"));
  const postgres = await startPostgres({ dataDir, binaries, durable: false });
  await migrate(await createDatabase(postgres.url, TEMPLATE));
  project.provide("clusterUrl", postgres.url);
  return async () => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
