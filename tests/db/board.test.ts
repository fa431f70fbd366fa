import { and, eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { system } from "~/access/who";
import { setReminders } from "~/lifecycle/1-registration/set-reminders.server";
import { dueIn, funnelOf } from "~/lifecycle/2-announcement/board.queries.server";
import { callDrafts } from "~/lifecycle/3-application/call-drafts.server";
import { draftCallFor } from "~/lifecycle/3-application/draft-call.queries.server";
import { openApplications } from "~/lifecycle/4-admission/open-applications.server";
import { returnApplication } from "~/lifecycle/4-admission/return-application.server";
import { done } from "~/lifecycle/outcome";
import { db, transaction } from "~db/client.server";
import { application, draftCall, draftSection } from "~db/schema/application";
import { letter } from "~db/schema/outbox";
import { anOpenCompetition, aReadyApplication } from "../applications";
import { aMember, aPerson, grant } from "../people";
import { aClosedCompetition, anAdmittedCompetition, anOpening } from "../submitted-competition";
import { useParts } from "../world";

useParts({});

async function reception() {
  const { id, head, applicantId, competition } = await aReadyApplication();
  const secretary = await aPerson("Секретарь");
  await grant(secretary, "secretary", competition.organiserId);
  return { id, head, applicantId, competition, secretary };
}

it("a reminder goes to heads and editors of drafts, names nobody, and not again for three days", async () => {
  const { head, applicantId, competition, secretary } = await reception();
  const [editor, viewer] = [await aPerson("Редактор"), await aPerson("Читатель")];
  await aMember(applicantId, editor, "editor");
  await aMember(applicantId, viewer, "viewer");
  expect(await draftCallFor(competition.id)).toEqual({ drafts: 1, letters: 2, last: undefined });
  const refusing = await aPerson("Не хочет");
  await aMember(applicantId, refusing, "editor");
  await setReminders(refusing, false);
  expect(await callDrafts(secretary, competition.id)).toEqual({ ok: true, value: 1 });
  const letters = await db()
    .select({ to: letter.toPersonId, props: letter.props })
    .from(letter)
    .where(and(eq(letter.competitionId, competition.id), eq(letter.kind, "draft-reminder")));
  expect(letters.map(({ to }) => to).sort()).toEqual([head.id, editor.id].sort());
  expect(letters[0]!.props).toMatchObject({ step: "called", left: null, title: "" });
  expect(await callDrafts(secretary, competition.id)).toEqual({ ok: false, reason: "notYet" });
  expect(await draftCallFor(competition.id)).toMatchObject({ last: { drafts: 1, letters: 2 } });
  await transaction(system, "seed.play", async (tx) => {
    await tx.update(draftCall).set({ calledAt: new Date(Date.now() - 4 * 86_400_000) });
    return done;
  });
  expect((await callDrafts(secretary, competition.id)).ok).toBe(true);
});

it("a reminder needs a secretary, the time of reception and somebody to remind", async () => {
  const { head, competition } = await reception();
  expect(await callDrafts(head, competition.id)).toMatchObject({ reason: "notFound" });
  const empty = await anOpenCompetition();
  const secretary = await aPerson("Секретарь");
  await grant(secretary, "secretary", empty.organiserId);
  expect(await callDrafts(secretary, empty.id)).toMatchObject({ ok: false, reason: "incomplete" });
  const closed = await aClosedCompetition();
  expect(await callDrafts(closed.secretary, closed.id)).toMatchObject({ ok: false, reason: "deadlinePassed" });
});

it("the funnel counts those that have come so far or further", async () => {
  const { id, competition } = await reception();
  expect(await funnelOf(competition.id)).toMatchObject({ started: 1, filled: 1, submitted: 0 });
  await transaction(system, "seed.play", async (tx) => {
    const first = and(eq(draftSection.applicationId, id), eq(draftSection.section, "team"));
    await tx.update(draftSection).set({ data: {} }).where(first);
    return done;
  });
  expect(await funnelOf(competition.id)).toMatchObject({ started: 1, filled: 0, submitted: 0 });
  const admitted = await anAdmittedCompetition({ applications: 3, withdrawn: 1 });
  expect(await funnelOf(admitted.id)).toEqual({
    ...{ started: 4, filled: 4, submitted: 3 },
    ...{ admitted: 3, scored: 0, awarded: 0 },
  });
});

it("counts corrections that did not come in time by the competition's own clock", async () => {
  const { id, organiserId, secretary, rules, applications } = await aClosedCompetition();
  await openApplications(secretary, id, anOpening);
  await returnApplication(secretary, applications[0]!.id, { sections: ["budget"], remarks: "Уточните цены" });
  const due = (now: Date) => dueIn({ id, organiserId, now, zone: rules.zone }, rules);
  expect((await due(new Date())).corrections).toBe(0);
  const later = new Date(Date.now() + 90 * 86_400_000);
  expect(await due(later)).toEqual({ corrections: 1, sheets: 0, agreements: 0, reports: 0, reportChecks: 0 });
  await transaction(system, "seed.play", async (tx) => {
    await tx.update(application).set({ state: "opened" }).where(eq(application.id, applications[0]!.id));
    return done;
  });
  expect((await due(later)).corrections).toBe(0);
});
