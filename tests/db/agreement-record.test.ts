import { randomUUID } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { type Person, system } from "~/access/who";
import { readAgreement } from "~/lifecycle/8-agreement/agreement.queries.server";
import { listAgreements, readNewAgreement, readRefusal } from "~/lifecycle/8-agreement/office.queries.server";
import { recordAgreement } from "~/lifecycle/8-agreement/record-agreement.server";
import { refuseMoney } from "~/lifecycle/8-agreement/refuse-money.server";
import { done } from "~/lifecycle/outcome";
import { addDays } from "~/lifecycle/time";
import { db, transaction } from "~db/client.server";
import { agreement, agreementSource, budgetLine, indicator, moneyRefusal } from "~db/schema/agreement";
import { competition } from "~db/schema/announcement";
import { application } from "~db/schema/application";
import { journalPayload } from "~db/schema/journal";
import { letter } from "~db/schema/outbox";
import { report } from "~db/schema/reporting";
import { aPerson, grant } from "../people";
import { queriesOf } from "../queries";
import { anAgreement, aPublishedCompetition, aWinner, requested, terms, today } from "../winners";
import { useParts } from "../world";

useParts({ watchStatements: true });

async function stateOf(applicationId: string): Promise<string> {
  const [row] = await db()
    .select({ state: application.state })
    .from(application)
    .where(eq(application.id, applicationId));
  return row!.state;
}

async function eventsOf(id: string): Promise<string[]> {
  const rows = await db()
    .select({ type: journalPayload.type })
    .from(journalPayload)
    .where(eq(journalPayload.subjectId, id))
    .orderBy(asc(journalPayload.seq));
  return rows.map(({ type }) => type);
}

async function lettersTo({ email }: Person): Promise<{ kind: string; props: Record<string, unknown> }[]> {
  return db().select({ kind: letter.kind, props: letter.props }).from(letter).where(eq(letter.toEmail, email));
}

describe("recording an agreement", () => {
  test("copies the award by source, the budget and indicators, makes the announced reports and writes to the head", async () => {
    const of = await aPublishedCompetition();
    const winner = await aWinner(of);
    const id = await anAgreement(of, winner, { number: "12/2026" });

    expect(await stateOf(winner.id)).toBe("agreed");
    const [row] = await db().select().from(agreement).where(eq(agreement.id, id));
    expect(row).toMatchObject({
      number: "12/2026",
      state: "active",
      sum: requested,
      ownSum: 1_000_000n,
      signedOn: today,
    });
    const sources = await db().select().from(agreementSource).where(eq(agreementSource.agreementId, id));
    expect(Object.fromEntries(sources.map(({ source, sum }) => [source, sum]))).toEqual(winner.sources);
    const lines = await db()
      .select()
      .from(budgetLine)
      .where(eq(budgetLine.agreementId, id))
      .orderBy(asc(budgetLine.position));
    expect(lines.map(({ title, granted, own }) => ({ title, granted, own }))).toEqual([
      { title: "Качели", granted: 9_000_000n, own: 1_000_000n },
      { title: "Праздник двора", granted: 3_333_333n, own: 0n },
    ]);
    const planned = await db()
      .select()
      .from(indicator)
      .where(eq(indicator.agreementId, id))
      .orderBy(asc(indicator.position));
    expect(planned.map(({ title, planned: plan }) => `${title} ${plan}`)).toEqual([
      "Участников 40",
      "Построено площадок 1",
    ]);
    const reports = await db().select().from(report).where(eq(report.agreementId, id)).orderBy(asc(report.dueOn));
    expect(reports.map(({ key, dueOn, state }) => ({ key, dueOn, state }))).toEqual([
      { key: "interim", dueOn: addDays(today, -5), state: "expected" },
      { key: "final", dueOn: addDays(today, 160), state: "expected" },
    ]);
    expect(await eventsOf(id)).toEqual(["agreement.recorded"]);
    expect(await lettersTo(winner.head)).toMatchObject([
      { kind: "agreement-recorded", props: { number: "12/2026", sum: requested.toString(), reports: [{}, {}] } },
    ]);
  });

  test("of a cut award is filled in with lines that add up to it to a kopeck", async () => {
    const of = await aPublishedCompetition();
    const winner = await aWinner(of, { sum: 10_000_001n });
    const page = await readNewAgreement(of.secretary, of.id, winner.id);
    expect(page.ok && page.value).toMatchObject({ isCut: true, sum: "10000001", requested: "12333333" });
    const granted = page.ok ? page.value.lines.map((line) => BigInt(line.granted)) : [];
    expect(granted).toEqual([7_297_298n, 2_702_703n]);
    expect(granted.reduce((a, b) => a + b)).toBe(10_000_001n);
  });

  const faults: [string, Parameters<typeof terms>[1], Record<string, object>][] = [
    [
      "parts a kopeck short",
      {
        lines: [
          { granted: 8_999_999n, own: 1_000_000n },
          { granted: 3_333_333n, own: 0n },
        ],
      },
      { lines: { code: "sumDiffers" } },
    ],
    [
      "parts a kopeck over",
      {
        lines: [
          { granted: 9_000_001n, own: 1_000_000n },
          { granted: 3_333_333n, own: 0n },
        ],
      },
      { lines: { code: "sumDiffers" } },
    ],
    [
      "a line too many",
      {
        lines: [
          { granted: 9_000_000n, own: 2_000_000n },
          { granted: 3_333_333n, own: 0n },
          { granted: 0n, own: 0n },
        ],
      },
      { lines: { code: "sumDiffers" } },
    ],
    ["an indicator left out", { indicators: [{ planned: "1" }] }, { indicators: { code: "bad" } }],
    [
      "a signature of tomorrow",
      { signedOn: addDays(today, 1) },
      { signedOn: { code: "dayAfter", params: { day: today } } },
    ],
    [
      "a signature before the results",
      { signedOn: addDays(today, -61) },
      { signedOn: { code: "dayBefore", params: { day: addDays(today, -60) } } },
    ],
    ["a start before the announced term", { startsOn: addDays(today, -91) }, { startsOn: { code: "dayBefore" } }],
    ["an end after the announced term", { endsOn: addDays(today, 151) }, { endsOn: { code: "dayAfter" } }],
    [
      "an end before the start",
      { startsOn: today, endsOn: addDays(today, -1) },
      { endsOn: { code: "endBeforeStart" } },
    ],
    [
      "too little own money",
      {
        lines: [
          { granted: 9_000_000n, own: 1n },
          { granted: 3_333_333n, own: 0n },
        ],
      },
      { lowOwnShare: { code: "ownShareTooSmall", params: { bp: 500 } } },
    ],
  ];
  test.each(faults)("with %s names the field and changes nothing", async (_, over, expected) => {
    const of = await aPublishedCompetition();
    const winner = await aWinner(of);
    const outcome = await recordAgreement(of.secretary, winner.id, terms(winner.sum, over));
    const named = outcome.ok && "faults" in outcome.value ? outcome.value.faults : {};
    for (const [field, fault] of Object.entries(expected)) expect(named[field]).toMatchObject(fault);
    expect(await stateOf(winner.id)).toBe("awarded");
    expect(await db().select().from(agreement).where(eq(agreement.applicationId, winner.id))).toEqual([]);
  });

  test("with little own money goes through once the secretary says that it is agreed", async () => {
    const of = await aPublishedCompetition();
    const winner = await aWinner(of);
    const over = {
      lines: [
        { granted: 9_000_000n, own: 1n },
        { granted: 3_333_333n, own: 0n },
      ],
      lowOwnShare: true,
    };
    expect(await recordAgreement(of.secretary, winner.id, terms(winner.sum, over))).toMatchObject({
      ok: true,
      value: { id: expect.any(String) },
    });
  });

  test("with a number that another agreement of the competition has names the number", async () => {
    const of = await aPublishedCompetition();
    await anAgreement(of, await aWinner(of), { number: "1" });
    const second = await aWinner(of, { number: 2 });
    const outcome = await recordAgreement(of.secretary, second.id, terms(second.sum, { number: "1" }));
    expect(outcome).toEqual({ ok: true, value: { faults: expect.objectContaining({ number: { code: "taken" } }) } });
  });

  test("is refused before publication, twice, to other people and for ids of nothing", async () => {
    const of = await aPublishedCompetition();
    const winner = await aWinner(of);
    const stranger = await aPerson("Чужой");
    const admin = await aPerson("Администратор");
    await grant(admin, "organiserAdmin", of.organiserId);
    for (const who of [stranger, winner.head, admin])
      expect(await recordAgreement(who, winner.id, terms(winner.sum))).toEqual({ ok: false, reason: "notFound" });
    for (const id of ["no-such", randomUUID()])
      expect(await recordAgreement(of.secretary, id, terms(winner.sum))).toEqual({ ok: false, reason: "notFound" });

    await setState(of.id, "decided");
    expect(await recordAgreement(of.secretary, winner.id, terms(winner.sum))).toEqual({
      ok: false,
      reason: "wrongStage",
    });
    await setState(of.id, "published");
    await anAgreement(of, winner);
    expect(await recordAgreement(of.secretary, winner.id, terms(winner.sum))).toEqual({
      ok: false,
      reason: "wrongState",
    });
  });

  test("by two secretaries at once is done by one", async () => {
    const of = await aPublishedCompetition();
    const winner = await aWinner(of);
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => recordAgreement(of.secretary, winner.id, terms(winner.sum))),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db().select().from(agreement).where(eq(agreement.applicationId, winner.id))).toHaveLength(1);
    expect(await lettersTo(winner.head)).toHaveLength(1);
  });
});

describe("refusing the money", () => {
  test("makes the application forgone with the reason and shows who is next", async () => {
    const of = await aPublishedCompetition();
    const winner = await aWinner(of);
    const [second, first] = [
      await aWinner(of, { number: 3, state: "reserve" }),
      await aWinner(of, { number: 2, state: "reserve" }),
    ];
    const page = await readRefusal(of.secretary, of.id, winner.id);
    expect(page.ok && page.value.reserve.map(({ id, place }) => ({ id, place }))).toEqual([
      { id: first.id, place: 2 },
      { id: second.id, place: 3 },
    ]);
    expect(await refuseMoney(of.secretary, winner.id, "Письмо от 12 мая")).toEqual({ ok: true, value: undefined });
    expect(await stateOf(winner.id)).toBe("forgone");
    expect(await db().select().from(moneyRefusal).where(eq(moneyRefusal.applicationId, winner.id))).toMatchObject([
      { reason: "Письмо от 12 мая" },
    ]);
    expect(await eventsOf(winner.id)).toEqual(["agreement.refused"]);
    const list = await listAgreements(of.secretary, of.id, 1);
    expect(list.ok && list.value.rows).toMatchObject([
      { state: "forgone", refusal: "Письмо от 12 мая", agreementId: null },
    ]);
    expect(list.ok && list.value.reserve).toHaveLength(2);
  });

  test("is refused to others, before publication and once there is an agreement", async () => {
    const of = await aPublishedCompetition();
    const winner = await aWinner(of);
    expect(await refuseMoney(winner.head, winner.id, "Нет")).toEqual({ ok: false, reason: "notFound" });
    expect(await refuseMoney(of.secretary, "garbage", "Нет")).toEqual({ ok: false, reason: "notFound" });
    await setState(of.id, "decided");
    expect(await refuseMoney(of.secretary, winner.id, "Нет")).toEqual({ ok: false, reason: "wrongStage" });
    await setState(of.id, "published");
    await anAgreement(of, winner);
    expect(await refuseMoney(of.secretary, winner.id, "Нет")).toEqual({ ok: false, reason: "wrongState" });
  });

  test("and recording at once: one of them happens", async () => {
    const of = await aPublishedCompetition();
    const winner = await aWinner(of);
    const [recorded, forgone] = await Promise.all([
      recordAgreement(of.secretary, winner.id, terms(winner.sum)),
      refuseMoney(of.secretary, winner.id, "Не успели"),
    ]);
    expect([recorded.ok, forgone.ok].filter(Boolean)).toHaveLength(1);
    expect(await stateOf(winner.id)).toBe(recorded.ok ? "agreed" : "forgone");
  });
});

describe("reading agreements", () => {
  test("is for the winner's people and the office, each on their own side", async () => {
    const of = await aPublishedCompetition();
    const winner = await aWinner(of);
    const id = await anAgreement(of, winner);
    const stranger = await aPerson("Чужой");
    const own = await readAgreement(winner.head, id, "applicant");
    const office = await readAgreement(of.secretary, id, "office");
    expect(own.ok && own.value.history).toMatchObject([
      { what: expect.stringContaining("Соглашение заключено"), who: "Организатор" },
    ]);
    expect(office.ok && office.value.history).toMatchObject([{ who: of.secretary.name }]);
    const refusals = await Promise.all([
      readAgreement(winner.head, id, "office"),
      readAgreement(of.secretary, id, "applicant"),
      readAgreement(stranger, id, "applicant"),
      readAgreement(of.secretary, randomUUID(), "office"),
      readAgreement(of.secretary, "../etc", "office"),
    ]);
    expect(refusals.map((outcome) => outcome.ok || outcome.reason)).toEqual(Array(5).fill("notFound"));
  });

  test("a winner of another competition is not found under this one", async () => {
    const [of, other] = [await aPublishedCompetition(), await aPublishedCompetition()];
    await grant(of.secretary, "secretary", other.organiserId);
    const winner = await aWinner(other);
    expect(await readNewAgreement(of.secretary, of.id, winner.id)).toEqual({ ok: false, reason: "notFound" });
    expect((await readNewAgreement(of.secretary, other.id, winner.id)).ok).toBe(true);
    expect(await listAgreements(winner.head, other.id, 1)).toEqual({ ok: false, reason: "notFound" });
  });

  test("the list takes as many queries for thirty winners as for one", async () => {
    const [one, many] = [await aPublishedCompetition(), await aPublishedCompetition()];
    await anAgreement(one, await aWinner(one));
    for (let number = 1; number <= 30; number += 1) {
      const winner = await aWinner(many, { number });
      if (number % 2) await anAgreement(many, winner);
    }
    const [few, lots] = [
      await queriesOf(() => listAgreements(one.secretary, one.id, 1)),
      await queriesOf(() => listAgreements(many.secretary, many.id, 1)),
    ];
    expect(lots.value.ok && lots.value.value.rows.map(({ number }) => number)).toEqual(
      Array.from({ length: 30 }, (_, at) => at + 1),
    );
    expect(lots.value.ok && lots.value.value.rows[0]).toMatchObject({
      state: "agreed",
      sources: [{ sum: expect.any(String) }, { sum: expect.any(String) }],
      reports: [{ state: "expected" }, { state: "expected" }],
    });
    expect(lots.count).toBe(few.count);
    expect(few.count).toBeGreaterThan(0);
  });
});

async function setState(id: string, state: "decided" | "published"): Promise<void> {
  await transaction(system, "seed.play", async (tx) => {
    await tx.update(competition).set({ state }).where(eq(competition.id, id));
    return done;
  });
}
