import type { ServerBuild } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { db } from "~db/client.server";
import { type Address, addressesOf } from "../guarantees/address-book";
import { fingerprint } from "../guarantees/kill-backend";
import { dataPathOf, inParallel, knock } from "../guarantees/knock";
import { routesOf } from "../guarantees/manifest";
import { type Persona, personasOf, rightOf } from "../guarantees/personas";
import type { Tenants } from "../guarantees/two-tenants";
import { readWorld } from "../guarantees/world-things";
import { openSite } from "../open-parts";
import { openPlayedTenants } from "../played-tenants";

/** Written by reads on purpose: when somebody was here last, and how often a door was knocked at. */
const exempt = ["public.session", "public.rate_counter"];
const WIDTH = 6;

let tenants: Tenants;
let site: { build: ServerBuild; close(): Promise<void> };
let personas: Persona[];
let addresses: Address[];

beforeAll(async () => {
  tenants = await openPlayedTenants(inject("clusterUrl"));
  site = await openSite();
  const [first] = tenants.tenants;
  personas = await personasOf({ ...tenants, tenants: [first!] });
  addresses = addressesOf(site.build, await readWorld());
}, 600_000);

afterAll(async () => {
  await site?.close();
  await tenants?.parts.close();
});

/** One digest a table: the guarded ones, and every other one that is not exempt by name. */
async function facts(): Promise<Map<string, string>> {
  const found = new Map(JSON.parse(await fingerprint()) as [string, string][]);
  const tables = await db().execute<{ name: string }>(sql`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('public', 'blind')`);
  for (const { name } of tables) {
    if (found.has(name) || exempt.includes(name)) continue;
    const [row] = await db().execute<{ digest: string }>(
      sql.raw(`select md5(coalesce(string_agg(t::text, ',' order by t::text), '')) as digest from ${name} t`),
    );
    found.set(name, row!.digest);
  }
  return found;
}

/** The addresses of each route that a persona asks for: one that is theirs and one that is not, as far as there are. */
function askedBy(persona: Persona): Address[] {
  const chosen = new Map<string, Address>();
  for (const address of addresses) {
    const key = `${address.route.id} ${rightOf(persona, address) === "foreign"}`;
    if (!chosen.has(key)) chosen.set(key, address);
  }
  return [...chosen.values()];
}

it("leaves every table as it was, whoever reads whichever page, its data or its head", async () => {
  const before = await facts();
  const asked = personas.flatMap((persona) => askedBy(persona).map((address) => ({ persona, address })));
  const faults: string[] = [];
  let answers = 0;
  await inParallel(asked, WIDTH, async ({ persona, address }) => {
    const { cookie, name } = persona;
    const { path } = address;
    const isForeign = rightOf(persona, address) === "foreign";
    const page = { method: "GET", at: path };
    const otherwise = [
      { method: "GET", at: dataPathOf(path) },
      { method: "HEAD", at: path },
    ];
    for (const { method, at } of isForeign ? [page] : [page, ...otherwise]) {
      const { status } = await knock(`${tenants.parts.baseUrl}${at}`, { method, cookie });
      if (status === 200) answers += 1;
      if (status >= 500) faults.push(`${method} ${at} answered ${status} to ${name}`);
    }
  });
  const after = await facts();
  for (const [table, digest] of after) if (before.get(table) !== digest) faults.push(`${table} changed`);
  expect(faults).toEqual([]);
  expect(after.size).toBeGreaterThan(30);
  // why: a walk that only meets closed doors proves nothing.
  expect(answers).toBeGreaterThan(3 * routesOf(site.build).length);
}, 600_000);
