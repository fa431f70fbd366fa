import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import { afterEach, describe, expect, inject, test } from "vitest";
import { createDatabase } from "~/server/embedded/postgres.server";
import { openPostgres } from "~db/connection.server";
import { migrate } from "~db/migrate.server";

const inMigrations = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../db/migrations/meta/${name}`, import.meta.url), "utf8"));

const opened: ReturnType<typeof openPostgres>[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((sql) => sql.end()));
});

async function anEmptyDatabase() {
  const url = await createDatabase(inject("clusterUrl"), `m_${randomBytes(6).toString("hex")}`);
  const sql = openPostgres(url, { max: 1, onnotice: () => {} });
  opened.push(sql);
  return { url, sql };
}

/** Everything that makes a database what it is: columns, constraints, indexes, triggers and functions of ours. */
async function shapeOf(sql: ReturnType<typeof openPostgres>): Promise<string[]> {
  const rows = await sql<{ thing: string }[]>`
    select format('%s.%s.%s %s %s', table_schema, table_name, column_name, udt_name, is_nullable) as thing
      from information_schema.columns where table_schema in ('public', 'blind')
    union all select format('%s %s', conrelid::regclass, pg_get_constraintdef(oid)) from pg_constraint
      where connamespace in ('public'::regnamespace, 'blind'::regnamespace)
    union all select indexdef from pg_indexes where schemaname in ('public', 'blind')
    union all select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
    union all select pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace and prokind = 'f'
    union all select hash from drizzle.__drizzle_migrations
    order by 1`;
  return rows.map(({ thing }) => thing);
}

describe("the schema", () => {
  test("is what the migrations make: nothing is left to generate", async () => {
    const files = import.meta.glob<Record<string, unknown>>("../../db/schema/*.ts", { eager: true });
    const journal: { entries: { idx: number }[] } = inMigrations("_journal.json");
    const last = `${journal.entries.at(-1)!.idx}`.padStart(4, "0");
    const written = generateDrizzleJson(Object.assign({}, ...Object.values(files)), undefined, undefined, "snake_case");
    expect(Object.keys(written.tables).length).toBeGreaterThan(40);
    expect(await generateMigration(inMigrations(`${last}_snapshot.json`), written)).toEqual([]);
  });

  test("stays as it is when a migrated database is migrated again", async () => {
    const { url, sql } = await anEmptyDatabase();
    await migrate(url);
    const before = await shapeOf(sql);
    expect(before.length).toBeGreaterThan(300);
    await migrate(url);
    expect(await shapeOf(sql)).toEqual(before);
  });

  test("comes out whole when three processes migrate an empty database at once", async () => {
    const [alone, shared] = [await anEmptyDatabase(), await anEmptyDatabase()];
    await migrate(alone.url);
    await Promise.all([migrate(shared.url), migrate(shared.url), migrate(shared.url)]);
    expect(await shapeOf(shared.sql)).toEqual(await shapeOf(alone.sql));
  });
});
