import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { system } from "~/access/who";
import { submittedVersion } from "~/lifecycle/3-application/application.queries.server";
import { noWait } from "~/lifecycle/3-application/arrival.server";
import { closeReception } from "~/lifecycle/3-application/close-reception.job.server";
import { orderSubmission } from "~/lifecycle/3-application/order-submission.server";
import { saveSection } from "~/lifecycle/3-application/save-section.server";
import { submitApplication } from "~/lifecycle/3-application/submit-application.server";
import { withdrawApplication } from "~/lifecycle/3-application/withdraw-application.server";
import { withdrawOrder } from "~/lifecycle/3-application/withdraw-order.server";
import { made } from "~/lifecycle/outcome";
import { db, transaction } from "~db/client.server";
import { application, submissionOrder } from "~db/schema/application";
import { letter } from "~db/schema/outbox";
import { membership } from "~db/schema/registration";
import { anOpenCompetition, aReadyApplication, completeDraft, setCompetition } from "../applications";
import { rootOf } from "../guarantees/closed-root";
import { aPerson } from "../people";
import { useParts } from "../world";

useParts();

const stateOf = async (id: string) =>
  (await db().select({ state: application.state }).from(application).where(eq(application.id, id)))[0]?.state;
const orderOf = async (id: string) =>
  (await db().select().from(submissionOrder).where(eq(submissionOrder.applicationId, id)))[0];
const lettersOf = async (competitionId: string) =>
  (
    await db()
      .select({ kind: letter.kind, props: letter.props })
      .from(letter)
      .where(eq(letter.competitionId, competitionId))
  )
    .filter(({ kind }) => kind === "submission-order")
    .map(({ props }) => props.outcome);

/** The deadline and its grace pass, and the closer runs. */
async function close(competitionId: string) {
  const closesAt = new Date(Date.now() - 10_000);
  await setCompetition(competitionId, { closesAt });
  const closed = await closeReception(competitionId);
  if (!closed.ok) throw new Error(closed.reason);
  return { closesAt, ...closed.value };
}

describe("an order to submit at the close", () => {
  it("submits what is saved then, at the deadline itself, and it is counted", async () => {
    const { id, head, competition } = await aReadyApplication();
    expect(await orderSubmission(head, id, noWait)).toMatchObject({ ok: true });
    expect(await orderSubmission(head, id, noWait)).toMatchObject({ ok: false, reason: "alreadyExists" });
    const data = { ...completeDraft(competition.rules).about, title: "Последняя правка" };
    await saveSection(head, id, { section: "about", version: 1, data });
    const { closesAt, count, root } = await close(competition.id);
    const version = await submittedVersion(db(), id);
    expect(version).toMatchObject({
      version: 1,
      arrivedAt: closesAt,
      content: { about: { title: "Последняя правка" } },
    });
    expect([count, root]).toEqual([1, rootOf([version!.sha256])]);
    expect([await stateOf(id), (await orderOf(id))?.state]).toEqual(["submitted", "carriedOut"]);
    expect(await lettersOf(competition.id)).toEqual(["given"]);
  });

  it("leaves an incomplete draft alone and says why", async () => {
    const { id, head, competition } = await aReadyApplication();
    await orderSubmission(head, id, noWait);
    await saveSection(head, id, { section: "indicators", version: 1, data: { items: [] } });
    expect((await close(competition.id)).count).toBe(0);
    expect([await stateOf(id), await orderOf(id)]).toMatchObject(["draft", { state: "lapsed", why: "incomplete" }]);
    expect((await lettersOf(competition.id)).sort()).toEqual(["given", "incomplete"]);
  });

  it("submits a changed draft anew, and an unchanged one not twice", async () => {
    const competition = await anOpenCompetition();
    const [changed, same] = [await aReadyApplication({ competition }), await aReadyApplication({ competition })];
    for (const { id, head } of [changed, same]) {
      await submitApplication(head, id, { key: randomUUID() }, noWait);
      await orderSubmission(head, id, noWait);
    }
    await saveSection(changed.head, changed.id, {
      section: "team",
      version: 1,
      data: { leader: "Другой", leaderExperience: "Опыт" },
    });
    expect((await close(competition.id)).count).toBe(2);
    expect((await submittedVersion(db(), changed.id))?.version).toBe(2);
    expect((await submittedVersion(db(), same.id))?.version).toBe(1);
  });

  it("is taken back by the head before the deadline only, and never submits what was withdrawn", async () => {
    const competition = await anOpenCompetition();
    const [back, withdrawn] = [await aReadyApplication({ competition }), await aReadyApplication({ competition })];
    await orderSubmission(back.head, back.id, noWait);
    expect(await withdrawOrder(await aPerson("Чужой"), back.id, noWait)).toMatchObject({ reason: "notFound" });
    expect(await withdrawOrder(back.head, back.id, noWait)).toMatchObject({ ok: true });
    expect(await withdrawOrder(back.head, back.id, noWait)).toMatchObject({ ok: false, reason: "wrongState" });
    await submitApplication(withdrawn.head, withdrawn.id, { key: randomUUID() }, noWait);
    await orderSubmission(withdrawn.head, withdrawn.id, noWait);
    await withdrawApplication(withdrawn.head, withdrawn.id, noWait);
    expect((await close(competition.id)).count).toBe(0);
    expect([await stateOf(back.id), await stateOf(withdrawn.id)]).toEqual(["draft", "withdrawn"]);
    expect(await orderOf(withdrawn.id)).toMatchObject({ state: "lapsed", why: "withdrawn" });
    expect(await withdrawOrder(back.head, back.id, noWait)).toMatchObject({ ok: false, reason: "deadlinePassed" });
  });

  it("dies with the giver's right to sign", async () => {
    const { id, head, applicantId, competition } = await aReadyApplication();
    await orderSubmission(head, id, noWait);
    await transaction(system, "seed.play", async (tx) => {
      await tx.update(membership).set({ until: new Date() }).where(eq(membership.applicantId, applicantId));
      return made(undefined);
    });
    expect((await close(competition.id)).count).toBe(0);
    expect(await orderOf(id)).toMatchObject({ state: "lapsed", why: "noAuthority" });
  });

  it("does not stand in the way of those who act while the closer runs", async () => {
    const competition = await anOpenCompetition({ columns: { graceSeconds: 0 } });
    const all = [];
    for (let n = 0; n < 6; n += 1) all.push(await aReadyApplication({ competition }));
    for (const { id, head } of all) await orderSubmission(head, id, noWait);
    await setCompetition(competition.id, { closesAt: new Date(Date.now() - 1) });
    const answers = await Promise.all([
      closeReception(competition.id),
      ...all.flatMap(({ id, head }) => [
        submitApplication(head, id, { key: randomUUID() }, () => 60_000),
        withdrawApplication(head, id, () => 60_000),
      ]),
    ]);
    expect(answers.every((one) => one.ok || ["deadlinePassed", "wrongState"].includes(one.reason))).toBe(true);
  });
});
