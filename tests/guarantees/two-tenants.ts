import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import type { Person } from "~/access/who";
import { askReset } from "~/lifecycle/1-registration/ask-reset.server";
import { registerAccount } from "~/lifecycle/1-registration/register-account.server";
import { createDatabase } from "~/server/embedded/postgres.server";
import { sendDueLetters } from "~/server/letters.job.server";
import { store } from "~/server/store.server";
import { ownTransport } from "~/server/transport.server";
import { db } from "~db/client.server";
import { openPostgres } from "~db/connection.server";
import { demoPassword } from "~db/seed/accounts";
import { play } from "~db/seed/play";
import { openParts, type Parts } from "../open-parts";
import { type Played, playsScene, type Scene, scenes } from "./tenant";
import { administrator, type Cast, gathersTenant } from "./tenant-cast";

export type Tenant = { word: string; cast: Cast; competitions: Played[] };
export type Tenants = { parts: Parts; admin: Person; tenants: Tenant[] };

/** The database that the story was played in: each proof and each planted bug of a run copies it. */
const PLAYED = "pochin_tenants";
const PLAYING = 4_721_001;
/** The second tenant exists to be foreign: it has an object of every kind, but not every state. */
const stories: Record<string, readonly Scene[]> = {
  Алеут: scenes,
  Беринг: ["reception", "waiting", "admission", "scoring", "sitting", "published", "reporting"],
};

/** Two organisers that share nothing but the installation, each with competitions in many states. */
export async function openTenants(clusterUrl: string): Promise<Tenants> {
  process.env.WORKER = "off";
  await playUnlessPlayed(clusterUrl);
  const parts = await openParts({ clusterUrl, template: PLAYED });
  const [row] = await db().execute<{ story: Omit<Tenants, "parts"> }>(sql`select story from played_story`);
  const files = await db().execute<{ key: string; body: Uint8Array }>(sql`select key, body from played_file`);
  for (const { key, body } of files) await store().put(key, body, { contentType: "application/pdf" });
  const keys = await db().execute<{ name: string; body: Uint8Array }>(sql`select name, body from played_key`);
  mkdirSync(join(parts.dataDir, "keys"), { recursive: true });
  for (const { name, body } of keys) writeFileSync(join(parts.dataDir, "keys", name), body);
  await sendDueLetters({ transport: ownTransport(), limit: 2 });
  return { parts, ...row!.story };
}

/** One at a time: whoever comes meanwhile finds the story played. */
async function playUnlessPlayed(clusterUrl: string): Promise<void> {
  const client = openPostgres(clusterUrl, { max: 1, onnotice: () => {} });
  await client`select pg_advisory_lock(${PLAYING})`;
  try {
    if (!(await isPlayed(clusterUrl))) await playOnce(clusterUrl);
  } finally {
    await client.end();
  }
}

async function isPlayed(clusterUrl: string): Promise<boolean> {
  const parts = await openParts({ clusterUrl });
  const [row] = await db().execute(sql`select from pg_database where datname = ${PLAYED}`);
  await parts.close();
  return row !== undefined;
}

async function playOnce(clusterUrl: string): Promise<void> {
  const parts = await openParts({ clusterUrl });
  const admin = await administrator();
  const tenants: Tenant[] = [];
  for (const [word, played] of Object.entries(stories)) {
    const cast = await gathersTenant(admin, word);
    const competitions: Played[] = [];
    for (const scene of played) competitions.push(await playsScene(cast, word, scene));
    tenants.push({ word, cast, competitions });
  }
  await leavesLetters();
  await db().execute(sql`create table played_story (story jsonb)`);
  await db().execute(sql`insert into played_story values (${JSON.stringify({ admin, tenants })}::jsonb)`);
  await keepFiles();
  await keepKeys(join(parts.dataDir, "keys"));
  await parts.close();
  await createDatabase(clusterUrl, PLAYED, new URL(parts.databaseUrl).pathname.slice(1));
}

/** Somebody registers and does not confirm, somebody has forgotten the password: links that nobody has followed. */
async function leavesLetters(): Promise<void> {
  const [email, ip] = ["unconfirmed@both.example", "127.0.0.1"];
  const form = { name: "Ещё Не Подтвердил", email, password: demoPassword, consentAccount: "on" } as const;
  await play("somebody registers", registerAccount(form, { ip, agent: "proof" }, "ru"));
  await play("somebody forgets", askReset("admin@both.example", ip));
}

/** What the store holds goes into the database too, so that one copy has everything. */
async function keepFiles(): Promise<void> {
  await db().execute(sql`create table played_file (key text primary key, body bytea)`);
  const keys = await db().execute<{ key: string }>(
    sql`select key from stored_file union select key from blind.copy_file`,
  );
  for (const { key } of keys) {
    const chunks: Uint8Array[] = [];
    const stored = await store().get(key);
    if (!stored) throw new Error(`nothing is stored under ${key}`);
    for await (const chunk of stored.body) chunks.push(chunk);
    await db().execute(sql`insert into played_file values (${key}, ${Buffer.concat(chunks)})`);
  }
}

/** So do the keys of the rounds. */
async function keepKeys(folder: string): Promise<void> {
  await db().execute(sql`create table played_key (name text primary key, body bytea)`);
  for (const name of readdirSync(folder))
    await db().execute(sql`insert into played_key values (${name}, ${readFileSync(join(folder, name))})`);
}
