import { asc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { system } from "~/access/who";
import { markWorkDay } from "~/lifecycle/1-registration/mark-work-day.server";
import { lastDay } from "~/lifecycle/2-announcement/term";
import { termOf } from "~/lifecycle/2-announcement/terms";
import { answersOf } from "~/lifecycle/3-application/content";
import { readForAdmission, sendApplicationFile } from "~/lifecycle/4-admission/admission.queries.server";
import { admitApplication } from "~/lifecycle/4-admission/admit-application.server";
import { listApplications } from "~/lifecycle/4-admission/application-list.queries.server";
import { checkRequirements } from "~/lifecycle/4-admission/check-requirements.server";
import { failCompetition } from "~/lifecycle/4-admission/fail-competition.server";
import { everything } from "~/lifecycle/4-admission/list-question";
import { openApplications } from "~/lifecycle/4-admission/open-applications.server";
import { rejectApplication } from "~/lifecycle/4-admission/reject-application.server";
import { returnApplication } from "~/lifecycle/4-admission/return-application.server";
import { done } from "~/lifecycle/outcome";
import { addDays, addWorkingDays, calendarOfLaw, dayEnd, dayOf, isWorkingDay } from "~/lifecycle/time";
import { db, transaction } from "~db/client.server";
import { correction, requirementCheck } from "~db/schema/admission";
import { competition } from "~db/schema/announcement";
import { application } from "~db/schema/application";
import { journalPayload } from "~db/schema/journal";
import { letter } from "~db/schema/outbox";
import { aPerson, grant } from "../people";
import { queriesOf } from "../queries";
import { aClosedCompetition, allMet, anOpening, identityOf } from "../submitted-competition";
import { useParts } from "../world";

useParts({ watchStatements: true });

const rejection = { ground: "documents", text: "Нет справки" };
const correctionOf = { sections: ["budget" as const], remarks: "Уточните цены" };

async function opened(given: Parameters<typeof aClosedCompetition>[0] = {}) {
  const closed = await aClosedCompetition(given);
  expect((await openApplications(closed.secretary, closed.id, anOpening)).ok).toBe(true);
  return closed;
}
const stateOf = async (id: string) =>
  (await db().select({ state: application.state }).from(application).where(eq(application.id, id)))[0]?.state;
const lettersOf = (competitionId: string) =>
  db()
    .select({ kind: letter.kind, state: letter.state, props: letter.props, to: letter.toPersonId })
    .from(letter)
    .where(eq(letter.competitionId, competitionId))
    .orderBy(asc(letter.createdAt));
const eventsOf = async (competitionId: string) =>
  (
    await db()
      .select({ type: journalPayload.type })
      .from(journalPayload)
      .where(eq(journalPayload.competitionId, competitionId))
      .orderBy(asc(journalPayload.seq))
  ).map((row) => row.type);

describe("opening the applications", () => {
  it("numbers them in the order of arrival, writes to every head and goes on to admission", async () => {
    const { id, secretary, applications } = await opened({ applications: 3 });
    const rows = await db()
      .select({ id: application.id, number: application.number, state: application.state })
      .from(application)
      .where(eq(application.competitionId, id))
      .orderBy(asc(application.number));
    expect(rows).toEqual(
      [...applications].reverse().map((one, index) => ({ id: one.id, number: index + 1, state: "opened" })),
    );
    const [row] = await db().select({ state: competition.state }).from(competition).where(eq(competition.id, id));
    expect(row?.state).toBe("admission");
    const letters = await lettersOf(id);
    expect(letters.map((one) => [one.kind, one.state, (one.props as { number: number }).number]).sort()).toEqual(
      [1, 2, 3].map((n) => ["application-opened", "queued", n]),
    );
    expect(await eventsOf(id)).toEqual(["competition.opened", "paper.made", ...Array(3).fill("application.opened")]);
    expect(await openApplications(secretary, id, anOpening)).toMatchObject({ ok: false, reason: "wrongStage" });
  });

  it("refuses strangers, other roles and garbage ids as not found", async () => {
    const { id, chair, applications } = await aClosedCompetition();
    for (const who of [chair, applications[0]!.head, await aPerson("Чужой")]) {
      expect(await openApplications(who, id, anOpening)).toEqual({ ok: false, reason: "notFound" });
    }
    expect(await openApplications(chair, "garbage", anOpening)).toEqual({ ok: false, reason: "notFound" });
  });

  it("leaves a competition without applications to fail, and fails no other", async () => {
    const empty = await aClosedCompetition({ applications: 0 });
    expect(await openApplications(empty.secretary, empty.id, anOpening)).toEqual({ ok: false, reason: "incomplete" });
    expect(await failCompetition(empty.secretary, empty.id)).toMatchObject({ ok: true });
    const full = await aClosedCompetition();
    expect(await failCompetition(full.secretary, full.id)).toEqual({ ok: false, reason: "wrongState" });
  });
});

describe("the list of applications", () => {
  it("before the opening tells how many arrived and when, nothing else", async () => {
    const { id, secretary, applications } = await aClosedCompetition();
    const list = await listApplications(secretary, id, everything);
    expect(list.ok && list.value.opened).toBeNull();
    expect(list.ok && list.value.sealed?.total).toBe(2);
    const shown = JSON.stringify(list);
    for (const { id: hidden, content } of applications) {
      for (const secret of [
        hidden,
        answersOf(content).about!.title as string,
        content.applicant.shortName,
        content.applicant.inn!,
      ]) {
        expect(shown).not.toContain(secret);
      }
    }
  });

  it("after the opening shows them by number, filtered by state, in the same number of queries for 2 and for 60", async () => {
    const few = await opened({ applications: 2 });
    const many = await opened({ applications: 60 });
    await rejectApplication(many.secretary, many.applications[0]!.id, rejection);
    const counted = async (who: typeof few.secretary, id: string) => {
      const { value: list, count } = await queriesOf(() => listApplications(who, id, everything));
      return { statements: count, list };
    };
    const [short, long] = [await counted(few.secretary, few.id), await counted(many.secretary, many.id)];
    expect(short.statements).toBe(6);
    expect(long.statements).toBe(6);
    expect(long.list).toMatchObject({ ok: true, value: { opened: { total: 60, pages: 2 } } });
    const rows = long.list.ok ? long.list.value.opened!.rows : [];
    expect(rows.map((row) => row.number)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    const rejected = await listApplications(many.secretary, many.id, { ...everything, state: "rejected" });
    expect(rejected.ok && rejected.value.opened!.rows.map((row) => row.id)).toEqual([many.applications[0]!.id]);
  });

  it("never opens what a cancelled competition kept sealed", async () => {
    const { id, secretary, applications } = await aClosedCompetition();
    await transaction(system, "seed.play", async (tx) => {
      await tx.update(competition).set({ state: "cancelled" }).where(eq(competition.id, id));
      return done;
    });
    expect(await readForAdmission(secretary, id, applications[0]!.id)).toEqual({ ok: false, reason: "notFound" });
    const list = await listApplications(secretary, id, everything);
    expect(list).toMatchObject({ ok: true, value: { opened: { total: 0, rows: [] } } });
  });
});

describe("checking and admitting", () => {
  it("admits only when every requirement is settled; the letter waits for the secretary", async () => {
    const { id, secretary, rules, applications } = await opened();
    const target = applications[0]!.id;
    const [first] = rules.requirements;
    expect(await admitApplication(secretary, target)).toEqual({
      ok: false,
      reason: "incomplete",
      details: { left: rules.requirements.length },
    });
    await checkRequirements(secretary, target, allMet(rules));
    await checkRequirements(secretary, target, { checks: { [first!.key]: { result: "fail", comment: "Есть долг" } } });
    expect(await admitApplication(secretary, target)).toMatchObject({ reason: "incomplete", details: { left: 1 } });
    await checkRequirements(secretary, target, { checks: { [first!.key]: { result: "notApplicable", comment: "" } } });
    expect(await admitApplication(secretary, target)).toEqual({ ok: true, value: undefined });
    expect(await stateOf(target)).toBe("admitted");
    const held = (await lettersOf(id)).filter((one) => one.kind === "application-admitted");
    expect(held.map((one) => [one.state, one.to])).toEqual([["held", applications[0]!.head.id]]);
    expect(await admitApplication(secretary, target)).toMatchObject({ ok: false, reason: "wrongState" });
  });

  it("refuses an unknown requirement and a failure without a word, and keeps nothing of them", async () => {
    const { secretary, applications, rules } = await opened();
    const target = applications[0]!.id;
    expect(await checkRequirements(secretary, target, { checks: { unknown: { result: "ok", comment: "" } } })).toEqual({
      ok: false,
      reason: "badInput",
    });
    const fail = { checks: { [rules.requirements[0]!.key]: { result: "fail" as const, comment: "" } } };
    expect(await checkRequirements(secretary, target, fail)).toEqual({ ok: false, reason: "incomplete" });
    expect(await db().select().from(requirementCheck).where(eq(requirementCheck.applicationId, target))).toEqual([]);
  });

  it("of two simultaneous decisions one wins", async () => {
    const { secretary, applications, rules } = await opened();
    const target = applications[0]!.id;
    await checkRequirements(secretary, target, allMet(rules));
    const outcomes = await Promise.all([
      admitApplication(secretary, target),
      rejectApplication(secretary, target, rejection),
    ]);
    expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
  });
});

describe("rejecting and returning", () => {
  it("rejects on a ground of the rules with its clause; the letter waits", async () => {
    const { id, secretary, applications, rules } = await opened();
    const target = applications[0]!.id;
    expect(await rejectApplication(secretary, target, { ...rejection, ground: "invented" })).toMatchObject({
      reason: "badInput",
    });
    expect(await rejectApplication(secretary, target, rejection)).toMatchObject({ ok: true });
    const ground = rules.rejectionGrounds.find((one) => one.key === "documents")!;
    const held = (await lettersOf(id)).filter((one) => one.kind === "application-rejected");
    expect(held.map((one) => [one.state, one.props])).toEqual([
      ["held", expect.objectContaining({ ground: ground.title, clause: ground.clause, text: "Нет справки" })],
    ]);
    const read = await readForAdmission(secretary, id, target);
    expect(read.ok && read.value.decisions.map(({ outcome, clause }) => ({ outcome, clause }))).toEqual([
      { outcome: "rejected", clause: ground.clause },
    ]);
  });

  it("counts working days of a correction by the organiser's calendar, and keeps the day that was told", async () => {
    const days = { days: 2, unit: "working", clause: "п. 3.4" } as const;
    const { id, organiserId, secretary, applications, rules } = await opened({
      applications: 2,
      rules: { correction: { allowed: true, days, times: 1 } },
    });
    const today = dayOf(new Date(), rules.zone);
    const next = addWorkingDays(today, 1, calendarOfLaw);
    const act = "Распоряжение о переносе";
    expect((await markWorkDay(secretary, organiserId, { day: next, kind: "off", act })).ok).toBe(true);
    const [first, second] = applications;
    const due = (day: string) => new Date(dayEnd(day, rules.zone).getTime() - 1000);
    const told = due(addWorkingDays(today, 3, calendarOfLaw));
    expect(await returnApplication(secretary, first!.id, correctionOf)).toEqual({ ok: true, value: told });
    expect((await markWorkDay(secretary, organiserId, { day: next, kind: "byLaw", act: "" })).ok).toBe(true);
    const kept = await db().select().from(correction).where(eq(correction.applicationId, first!.id));
    expect(kept).toMatchObject([{ dueAt: told, term: days }]);
    const other = due(addWorkingDays(today, 2, calendarOfLaw));
    expect(await returnApplication(secretary, second!.id, correctionOf)).toEqual({ ok: true, value: other });
    const sent = (await lettersOf(id)).filter((one) => one.kind === "application-returned");
    expect(sent.map(({ props }) => (props as { term: unknown }).term)).toEqual([days, days]);
  });

  it("ends a correction of calendar days on a working day, as rules of before units meant it too", async () => {
    for (const days of [1, { days: 1, unit: "calendar" as const }]) {
      const { secretary, applications, organiserId, rules } = await opened({
        rules: { correction: { allowed: true, days, times: 1 } },
      });
      const tomorrow = addDays(dayOf(new Date(), rules.zone), 1);
      if (isWorkingDay(tomorrow, calendarOfLaw))
        await markWorkDay(secretary, organiserId, { day: tomorrow, kind: "off", act: "Закон края" });
      const last = addWorkingDays(tomorrow, 1, calendarOfLaw);
      const due = new Date(dayEnd(last, rules.zone).getTime() - 1000);
      expect(await returnApplication(secretary, applications[0]!.id, correctionOf)).toEqual({ ok: true, value: due });
    }
  });

  it("returns for the announced days and times, and the letter goes at once", async () => {
    const { id, secretary, applications, rules } = await opened();
    const target = applications[0]!.id;
    const returned = await returnApplication(secretary, target, correctionOf);
    const term = termOf(rules, "correction")!;
    const last = lastDay(dayOf(new Date(), rules.zone), term, calendarOfLaw);
    const due = new Date(dayEnd(last, rules.zone).getTime() - 1000);
    expect(returned).toEqual({ ok: true, value: due });
    expect(await stateOf(target)).toBe("returned");
    const sent = (await lettersOf(id)).filter((one) => one.kind === "application-returned");
    expect(sent.map((one) => one.state)).toEqual(["queued"]);
    expect(await rejectApplication(secretary, target, rejection)).toEqual({ ok: false, reason: "notYet" });
    await transaction(system, "seed.play", async (tx) => {
      await tx.update(application).set({ state: "opened" }).where(eq(application.id, target));
      await tx.update(correction).set({ resolvedAt: new Date() }).where(eq(correction.applicationId, target));
      return done;
    });
    expect(await returnApplication(secretary, target, correctionOf)).toMatchObject({ reason: "limitExceeded" });
  });

  it("lets the secretary reject once the time for corrections is over", async () => {
    const { secretary, applications } = await opened();
    const target = applications[0]!.id;
    await returnApplication(secretary, target, correctionOf);
    await transaction(system, "seed.play", async (tx) => {
      await tx
        .update(correction)
        .set({ dueAt: new Date(0) })
        .where(eq(correction.applicationId, target));
      return done;
    });
    expect(await rejectApplication(secretary, target, rejection)).toMatchObject({ ok: true });
  });

  it("refuses a return that the rules do not know", async () => {
    const { secretary, applications } = await opened({ rules: { correction: { allowed: false, days: 0, times: 0 } } });
    expect(await returnApplication(secretary, applications[0]!.id, correctionOf)).toMatchObject({
      reason: "wrongState",
    });
  });
});

describe("reading an application", () => {
  it("is for the office of its own competition only", async () => {
    const [one, other] = [await opened(), await opened()];
    const target = one.applications[0]!.id;
    const read = await readForAdmission(one.secretary, one.id, target);
    expect(read.ok && read.value.version.content.applicant.inn).toBe(identityOf(0).inn);
    const expert = await aPerson("Эксперт");
    await grant(expert, "expert", one.organiserId, one.id);
    for (const [who, id] of [
      [other.secretary, one.id],
      [one.secretary, other.id],
      [expert, one.id],
      [one.applications[0]!.head, one.id],
    ] as const) {
      expect(await readForAdmission(who, id, target)).toEqual({ ok: false, reason: "notFound" });
      expect(await sendApplicationFile(who, id, target, target)).toEqual({ ok: false, reason: "notFound" });
    }
    expect(await sendApplicationFile(one.secretary, one.id, target, target)).toEqual({ ok: false, reason: "notFound" });
  });
});
