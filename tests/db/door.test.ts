import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { system } from "~/access/who";
import { leafHash, record } from "~/journal/record.server";
import { made, refused } from "~/lifecycle/outcome";
import { db, transaction } from "~db/client.server";
import { exemptions } from "~db/exemptions";
import { journalEntry, journalPayload } from "~db/schema/journal";
import { organiser } from "~db/schema/registration";
import { aPerson } from "../people";
import { useParts } from "../world";

useParts();

const anOrganiserRow = (id: string) => ({
  id,
  slug: id,
  name: "О",
  shortName: "О",
  zone: "Asia/Omsk",
  locality: "Омск",
});
const count = async (id: string) =>
  (await db().select({ id: organiser.id }).from(organiser).where(eq(organiser.id, id))).length;

describe("the one door", () => {
  it("refuses a write outside transaction()", async () => {
    await expect(db().insert(organiser).values(anOrganiserRow(randomUUID()))).rejects.toMatchObject({
      cause: { message: expect.stringContaining("outside transaction()") },
    });
  });

  it("refuses a commit without the seal", async () => {
    const id = randomUUID();
    const unsealed = db().transaction(async (tx) => {
      await tx.execute(sql`select set_config('app.tx', ${randomUUID()}, true)`);
      await tx.insert(organiser).values(anOrganiserRow(id));
    });
    await expect(unsealed).rejects.toMatchObject({ message: expect.stringContaining("commit without seal") });
    expect(await count(id)).toBe(0);
  });

  it("refuses to empty a table", async () => {
    await expect(db().execute(sql`truncate organiser cascade`)).rejects.toMatchObject({
      cause: { message: expect.stringContaining("truncate of") },
    });
  });

  it("rolls back what was written before a refusal", async () => {
    const id = randomUUID();
    const outcome = await transaction(system, "seed.play", async (tx) => {
      await tx.insert(organiser).values(anOrganiserRow(id));
      return refused("wrongState");
    });
    expect(outcome).toEqual({ ok: false, reason: "wrongState" });
    expect(await count(id)).toBe(0);
  });

  it("appends what was recorded, in the order of commits and without gaps", async () => {
    const who = await aPerson("Анна");
    const ids = Array.from({ length: 12 }, () => randomUUID());
    await Promise.all(
      ids.map((id) =>
        transaction(who, "organiser.create", async (tx) => {
          await tx.insert(organiser).values(anOrganiserRow(id));
          record(tx, { type: "organiser.created", subject: { kind: "organiser", id }, details: { name: "О" } });
          return made(undefined);
        }),
      ),
    );
    const entries = await db().select().from(journalEntry).orderBy(journalEntry.seq);
    expect(entries.map((entry) => Number(entry.seq))).toEqual(entries.map((_, index) => index));
    expect(entries.every((entry) => entry.leaf.equals(leafHash(entry.entry)))).toBe(true);
    const payloads = await db()
      .select({ id: journalPayload.subjectId, by: journalPayload.actorName })
      .from(journalPayload);
    expect(payloads.map((payload) => payload.id).sort()).toEqual([...ids].sort());
    expect(new Set(payloads.map((payload) => payload.by))).toEqual(new Set(["Анна"]));
  });

  it("never changes or deletes what was appended", async () => {
    await expect(
      transaction(system, "seed.play", async (tx) => {
        await tx.update(journalEntry).set({ entry: "{}" });
        return made(undefined);
      }),
    ).rejects.toMatchObject({ cause: { message: expect.stringContaining("append-only") } });
  });

  it("guards every table that is not exempt with a reason", async () => {
    const rows = await db().execute<{ name: string; triggers: string[] }>(sql`
      select n.nspname || '.' || c.relname as name,
             array(select t.tgname::text from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal order by 1) as triggers
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname in ('public', 'blind')`);
    const unguarded = rows.filter(
      (row) => !["guard_seal", "guard_truncate", "guard_write"].every((name) => row.triggers.includes(name)),
    );
    expect(unguarded.map((row) => row.name).sort()).toEqual(Object.keys(exemptions).sort());
  });
});
