import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { nobody, system } from "~/access/who";
import { rulesOf } from "~/lifecycle/2-announcement/competition.queries.server";
import { competitionPage } from "~/lifecycle/2-announcement/public.queries.server";
import type { CompetitionRules } from "~/lifecycle/2-announcement/rules";
import { readRulesChange, rulesHistory } from "~/lifecycle/2-announcement/rules-change.queries.server";
import {
  announceRulesChange,
  discardRulesChange,
  prepareRulesChange,
} from "~/lifecycle/2-announcement/rules-change.server";
import { done } from "~/lifecycle/outcome";
import { db, transaction } from "~db/client.server";
import { competition, rulesVersion } from "~db/schema/announcement";
import { journalPayload } from "~db/schema/journal";
import { letter } from "~db/schema/outbox";
import { organiser } from "~db/schema/registration";
import { anOpenCompetition, aReadyApplication } from "../applications";
import { sure } from "../decided-competition";
import { aPerson, grant } from "../people";
import { useParts } from "../world";

useParts();

const why = "Дума округа увеличила сумму на конкурс.";

/** An announced competition with its secretary, its address and one draft of an applicant. */
async function announced(rules: Partial<CompetitionRules> = {}) {
  const open = await anOpenCompetition({ rules });
  const ready = await aReadyApplication({ competition: open });
  const secretary = await aPerson("Анна Секретарь");
  const [row] = await db()
    .select({ organiserId: competition.organiserId, slug: competition.slug, host: organiser.slug })
    .from(competition)
    .innerJoin(organiser, eq(organiser.id, competition.organiserId))
    .where(eq(competition.id, open.id));
  await grant(secretary, "secretary", row!.organiserId);
  return { id: open.id, rules: await rulesOf(db(), open.id), secretary, head: ready.head, address: row! };
}
type Announced = Awaited<ReturnType<typeof announced>>;
const richer = (rules: CompetitionRules): CompetitionRules => ({
  ...rules,
  grant: { ...rules.grant, max: String(BigInt(rules.grant.max) + 5_000_000n) },
});
const versionsOf = (id: string) =>
  db().select({ version: rulesVersion.version }).from(rulesVersion).where(eq(rulesVersion.competitionId, id));
const lettersOf = (id: string) =>
  db()
    .select({ to: letter.toPersonId, props: letter.props })
    .from(letter)
    .where(and(eq(letter.competitionId, id), eq(letter.kind, "rules-changed")));
const publicRules = async ({ address }: Announced) =>
  sure(await competitionPage(nobody, address.host, address.slug)).rules;
async function shiftTo(id: string, part: number) {
  const now = Date.now();
  const [opensAt, closesAt] = [new Date(now - part * 600_000), new Date(now + (1 - part) * 600_000)];
  await transaction(system, "seed.play", async (tx) => {
    await tx.update(competition).set({ opensAt, closesAt }).where(eq(competition.id, id));
    return done;
  });
}

describe("a change of announced rules", () => {
  it("is the office's own until it is announced; then everybody reads it, with its reason and what differs", async () => {
    const world = await announced();
    const draft = sure(await prepareRulesChange(world.secretary, world.id, 0, richer(world.rules)));
    expect(await publicRules(world)).toEqual(world.rules);
    expect(await versionsOf(world.id)).toHaveLength(1);
    expect(sure(await readRulesChange(world.secretary, world.id)).differences).toMatchObject([
      { section: "money", path: "grant.max", before: world.rules.grant.max, after: richer(world.rules).grant.max },
    ]);
    sure(await announceRulesChange(world.secretary, world.id, { draft, reason: why }));
    expect((await publicRules(world)).grant.max).toBe(richer(world.rules).grant.max);
    const { versions } = sure(await rulesHistory(nobody, world.address.host, world.address.slug));
    expect(versions.map(({ version, reason, differences }) => [version, reason, differences.length])).toEqual([
      [2, why, 1],
      [1, "", 0],
    ]);
    expect(await lettersOf(world.id)).toMatchObject([
      { to: world.head.id, props: { reason: why, sections: ["money"], version: 2 } },
    ]);
    const events = await db()
      .select({ details: journalPayload.details })
      .from(journalPayload)
      .where(and(eq(journalPayload.competitionId, world.id), eq(journalPayload.type, "competition.rulesChanged")));
    expect(events).toMatchObject([{ details: { version: 2, reason: why } }]);
  });

  it("is announced as it was read: of two prepared at once one is kept, and an older one is not announced", async () => {
    const world = await announced();
    const both = await Promise.all(
      [1n, 2n].map((n) =>
        prepareRulesChange(world.secretary, world.id, 0, { ...world.rules, summary: `${world.rules.summary} ${n}` }),
      ),
    );
    expect(both.map((one) => (one.ok ? "kept" : one.reason)).sort()).toEqual(["changedMeanwhile", "kept"]);
    const draft = sure(await prepareRulesChange(world.secretary, world.id, 1, richer(world.rules)));
    for (const other of [0, draft - 1, draft + 1])
      expect(await announceRulesChange(world.secretary, world.id, { draft: other, reason: why })).toMatchObject({
        reason: "changedMeanwhile",
      });
    const twice = await Promise.all(
      [1, 2].map(() => announceRulesChange(world.secretary, world.id, { draft, reason: why })),
    );
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await versionsOf(world.id)).toHaveLength(2);
    expect(await lettersOf(world.id)).toHaveLength(1);
  });

  it("never moves the reception, the zone or the grace, and takes nothing out that the form offers", async () => {
    const charter = { key: "charter", title: "Устав", required: true, identifies: true, visibility: "office" as const };
    const world = await announced({ requiredDocuments: [charter] });
    const { dates, directions, requiredDocuments, budget } = world.rules;
    const later = new Date(Date.parse(dates.receptionClosesAt) + 86_400_000).toISOString();
    const tries: Partial<CompetitionRules>[] = [
      { dates: { ...dates, receptionClosesAt: later } },
      { dates: { ...dates, receptionOpensAt: new Date(Date.parse(dates.receptionOpensAt) + 1000).toISOString() } },
      { zone: "Europe/Moscow" },
      { graceSeconds: world.rules.graceSeconds + 1 },
      { directions: directions.slice(1) },
      { directions: [...directions, { key: "n1", title: "Экология", law: "3" }] },
      { directions: directions.map((one) => ({ ...one, title: `${one.title} иначе` })) },
      { requiredDocuments: requiredDocuments.slice(1) },
      { budget: { ...budget, categories: budget.categories.slice(1) } },
    ];
    for (const over of tries)
      expect(await prepareRulesChange(world.secretary, world.id, 0, { ...world.rules, ...over })).toEqual({
        ok: false,
        reason: "badInput",
      });
  });

  it("keeps the end of reception that an extension has set meanwhile", async () => {
    const world = await announced();
    const draft = sure(await prepareRulesChange(world.secretary, world.id, 0, richer(world.rules)));
    const later = new Date(Date.parse(world.rules.dates.receptionClosesAt) + 3_600_000).toISOString();
    await transaction(system, "seed.play", async (tx) => {
      const rules = { ...world.rules, dates: { ...world.rules.dates, receptionClosesAt: later } };
      await tx.insert(rulesVersion).values({
        ...{ competitionId: world.id, version: 2, rules, hash: "0".repeat(64), createdBy: world.secretary.id },
        announcedAt: new Date(),
      });
      await tx
        .update(competition)
        .set({ rulesVersion: 2, closesAt: new Date(later) })
        .where(eq(competition.id, world.id));
      return done;
    });
    sure(await announceRulesChange(world.secretary, world.id, { draft, reason: why }));
    expect((await publicRules(world)).dates.receptionClosesAt).toBe(later);
    const [row] = await db()
      .select({ closesAt: competition.closesAt })
      .from(competition)
      .where(eq(competition.id, world.id));
    expect(row?.closesAt.toISOString()).toBe(later);
  });

  it.each([
    ["in the first half", 0.4, true],
    ["in the second half", 0.6, false],
  ])("is announced in the first half of the reception where the rules say so: %s", async (_, part, may) => {
    const world = await announced({ changesUntilHalf: true });
    const draft = sure(await prepareRulesChange(world.secretary, world.id, 0, richer(world.rules)));
    await shiftTo(world.id, part);
    const outcome = await announceRulesChange(world.secretary, world.id, { draft, reason: why });
    expect(outcome.ok ? null : outcome.reason).toBe(may ? null : "deadlinePassed");
  });

  it("is announced in the second half where the rules do not", async () => {
    const world = await announced();
    const draft = sure(await prepareRulesChange(world.secretary, world.id, 0, richer(world.rules)));
    await shiftTo(world.id, 0.9);
    expect((await announceRulesChange(world.secretary, world.id, { draft, reason: why })).ok).toBe(true);
  });

  it("with a contradiction, or with nothing changed, is not announced", async () => {
    const world = await announced();
    const wrong = { ...world.rules, grant: { min: "2", max: "1" } };
    const draft = sure(await prepareRulesChange(world.secretary, world.id, 0, wrong));
    expect(await announceRulesChange(world.secretary, world.id, { draft, reason: why })).toMatchObject({
      reason: "incomplete",
    });
    const same = sure(await prepareRulesChange(world.secretary, world.id, draft, world.rules));
    expect(await announceRulesChange(world.secretary, world.id, { draft: same, reason: why })).toMatchObject({
      reason: "incomplete",
    });
    sure(await discardRulesChange(world.secretary, world.id));
    expect(await discardRulesChange(world.secretary, world.id)).toMatchObject({ reason: "changedMeanwhile" });
  });

  it("is nobody else's to prepare, read or announce", async () => {
    const world = await announced();
    const draft = sure(await prepareRulesChange(world.secretary, world.id, 0, richer(world.rules)));
    const other = await announced();
    for (const who of [world.head, other.secretary, await aPerson("Чужой")]) {
      expect(await prepareRulesChange(who, world.id, draft, world.rules)).toEqual({ ok: false, reason: "notFound" });
      expect(await readRulesChange(who, world.id)).toEqual({ ok: false, reason: "notFound" });
      expect(await announceRulesChange(who, world.id, { draft, reason: why })).toEqual({
        ok: false,
        reason: "notFound",
      });
      expect(await discardRulesChange(who, world.id)).toEqual({ ok: false, reason: "notFound" });
    }
  });
});
