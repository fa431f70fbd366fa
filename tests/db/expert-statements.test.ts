import { createHash, randomBytes, randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Person } from "~/access/who";
import { assignExperts } from "~/lifecycle/5-review/assign-experts.server";
import { prepareRound } from "~/lifecycle/5-review/prepare-round.server";
import { startRound } from "~/lifecycle/5-review/start-round.server";
import { db, type watchStatements } from "~db/client.server";
import { sheet } from "~db/schema/blind";
import { session } from "~db/schema/registration";
import { sure } from "../decided-competition";
import { addressOf, routesOf } from "../guarantees/manifest";
import { anAdmittedCompetition } from "../submitted-competition";
import { useSite } from "../world";

// why: letters that are sent meanwhile are no statements of a page.
process.env.WORKER = "off";
const parts = useSite({ watchStatements: true });

/** Who asks, and what experts say of themselves: the only facts outside the schema `blind` that a page of theirs reads. */
const ownFacts = [
  /^select .* from "session" inner join "person" on /,
  /^select distinct "role" from "role_grant" where \("role_grant"\."person_id" = \$1 /,
  /^select .* from "affiliation" where "affiliation"\."person_id" = \$1 /,
  /^select .* from "consent" where \("consent"\."person_id" = \$1 /,
];

let expert: Person;
let cookie: string;
let sheetId: string;

/** Tables that a statement names, with their schema. */
function tablesOf(statement: string): string[] {
  return [...statement.matchAll(/\b(?:from|join|update|into)\s+((?:"?[a-z_]+"?\.)?"?[a-z_]+"?)/gi)].map((match) =>
    match[1]!.replaceAll('"', ""),
  );
}

/** Statements that read something else than a review copy. */
function outside(statements: readonly string[]): string[] {
  return statements.filter(
    (one) => tablesOf(one).some((name) => !name.startsWith("blind.")) && !ownFacts.some((own) => own.test(one)),
  );
}

/** What the site asks the database while it answers one request. */
async function statementsOf(path: string, form?: Record<string, string>): Promise<{ status: number; said: string[] }> {
  const watch = (parts.build.entry.module as unknown as { watchStatements: typeof watchStatements }).watchStatements;
  const said: string[] = [];
  const stop = watch((query) => {
    if (!query.includes("graphile_worker") && !query.includes("pg_catalog"))
      said.push(query.replace(/\s+/g, " ").trim());
  });
  const response = await fetch(`${parts.baseUrl}${path}`, {
    redirect: "manual",
    headers: { cookie, origin: new URL(parts.baseUrl).origin },
    ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}),
  });
  await response.arrayBuffer();
  stop();
  return { status: response.status, said };
}

beforeAll(async () => {
  const world = await anAdmittedCompetition({ applications: 1, experts: 2 });
  const roundId = sure(await prepareRound(world.secretary, world.id));
  const experts = world.experts.map((one) => one.id);
  sure(await assignExperts(world.secretary, roundId, { applicationId: world.applications[0]!.id, experts }));
  sure(await startRound(world.secretary, roundId));
  expert = world.experts[0]!;
  const [own] = await db().select({ id: sheet.id }).from(sheet).where(eq(sheet.expertId, expert.id));
  sheetId = own!.id;
  const token = randomBytes(20).toString("hex");
  const id = createHash("sha256").update(token).digest("hex");
  await db()
    .insert(session)
    .values({ id, userId: expert.id, expiresAt: new Date(Date.now() + 29 * 86_400_000) });
  cookie = `session=${token}`;
}, 120_000);

describe("what an expert's pages ask the database", () => {
  it("is the schema of review copies, the session and the expert's own profile, on every page of the area", async () => {
    const routes = routesOf(parts.build).filter(({ handle, hasLoader }) => handle.area === "expert" && hasLoader);
    expect(routes.length).toBeGreaterThan(5);
    for (const { pattern, isPage } of routes) {
      const path = addressOf(pattern, { id: sheetId }, randomUUID());
      for (const asked of isPage ? [path, `${path}.data`] : [path]) {
        const { status, said } = await statementsOf(asked);
        expect(status, asked).toBe(pattern.includes("fileId") ? 404 : 200);
        expect(said.length, asked).toBeGreaterThan(1);
        expect(outside(said), asked).toEqual([]);
      }
    }
  });

  it("is nothing else when a sheet is saved, sealed and opened again, but for the letter and the journal", async () => {
    const writes = /^(insert into "letter"|select seal_transaction|update|insert into "blind")/;
    const steps: { path: string; form: Record<string, string> }[] = [
      { path: `/expert/sheets/${sheetId}`, form: { draftVersion: "0", remarks: "Уточните смету." } },
      { path: `/expert/sheets/${sheetId}/seal`, form: { draftVersion: "1" } },
      { path: `/expert/sheets/${sheetId}/reopen`, form: {} },
    ];
    for (const { path, form } of steps) {
      const { status, said } = await statementsOf(path, form);
      expect(status, path).toBeLessThan(500);
      expect(outside(said.filter((one) => !writes.test(one))), path).toEqual([]);
    }
  });

  it("is told apart from what reads elsewhere", () => {
    expect(outside(['select "title" from "application" where "id" = $1'])).toHaveLength(1);
    expect(outside(['select c from "blind"."copy" c join copy_source s on true'])).toHaveLength(1);
    expect(outside(['select "id" from "blind"."sheet" where "id" = $1'])).toEqual([]);
  });
});
