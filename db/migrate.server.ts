import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as runMigrations } from "drizzle-orm/postgres-js/migrator";
import { Logger, runMigrations as migrateQueue } from "graphile-worker";
import { openPostgres } from "./connection.server";
import { exemptions } from "./exemptions";

const MIGRATION_LOCK = 7071;
const quiet = new Logger(() => () => {});
const inThisFolder = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/**
 * Brings a database to the current schema, that of the job queue too, and puts its guards in place. Safe to run by several processes at once:
 * drizzle's migrator takes no lock of its own, so one is held on the same single connection.
 */
export async function migrate(databaseUrl: string): Promise<void> {
  const sql = openPostgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await runMigrations(drizzle(sql), { migrationsFolder: inThisFolder("./migrations") });
    await sql.unsafe(await readFile(inThisFolder("./guards.sql"), "utf8"));
    await sql.unsafe("alter table rate_counter set unlogged");
    const names = Object.keys(exemptions).map((name) => `'${name}'`);
    await sql.unsafe(`select install_guards(array[${names.join(", ")}]::text[])`);
    await migrateQueue({ connectionString: databaseUrl, logger: quiet });
  } finally {
    await sql.end();
  }
}
