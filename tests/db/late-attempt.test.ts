import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { system } from "~/access/who";
import { noWait } from "~/lifecycle/3-application/arrival.server";
import { closeReceptions } from "~/lifecycle/3-application/close-reception.job.server";
import { cameInTime } from "~/lifecycle/3-application/late-attempt";
import { readLateAttempt } from "~/lifecycle/3-application/late-attempt.queries.server";
import { readOwnApplication } from "~/lifecycle/3-application/own-application.queries.server";
import { reopenApplication } from "~/lifecycle/3-application/reopen-application.server";
import { submitApplication } from "~/lifecycle/3-application/submit-application.server";
import { withdrawApplication } from "~/lifecycle/3-application/withdraw-application.server";
import { made } from "~/lifecycle/outcome";
import { db, transaction } from "~db/client.server";
import { lateAttempt } from "~db/schema/application";
import { letter } from "~db/schema/outbox";
import { aReadyApplication, setCompetition } from "../applications";
import { aPerson } from "../people";
import { useParts } from "../world";

useParts();

const submit = (head: Parameters<typeof submitApplication>[0], id: string, waited = noWait) =>
  submitApplication(head, id, { key: randomUUID() }, waited);

describe("what comes after the deadline", () => {
  it("leaves a statement that its applicant can open, a letter and a line of history", async () => {
    const { id, head, competition } = await aReadyApplication();
    const closesAt = new Date(Date.now() - 1000);
    await setCompetition(competition.id, { closesAt });
    const outcome = await submit(head, id);
    if (outcome.ok || !outcome.details?.attempt) throw new Error(JSON.stringify(outcome));
    const attempt = String(outcome.details.attempt);
    const read = await readLateAttempt(head, id, attempt);
    expect(read).toMatchObject({
      ok: true,
      value: {
        act: "submit",
        arrivedAt: outcome.details.arrivedAt,
        closesAt: closesAt.toISOString(),
        attemptedBy: head.name,
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
    const page = await readOwnApplication(head, id);
    expect(page.ok && page.value.attempts).toEqual([
      { id: attempt, act: "submit", arrivedAt: outcome.details.arrivedAt },
    ]);
    expect(page.ok && page.value.history[0]?.what).toBe("Попытка подать заявку после срока, не принято");
    const letters = await db().select().from(letter).where(eq(letter.kind, "application-came-late"));
    expect(letters).toMatchObject([{ toEmail: head.email, props: { act: "submit", title: "Добрый двор" } }]);
  });

  it("is nobody else's: a stranger and another application find nothing", async () => {
    const { id, head, competition } = await aReadyApplication();
    const other = await aReadyApplication({ competition });
    await setCompetition(competition.id, { closesAt: new Date(Date.now() - 1000) });
    const outcome = await submit(head, id);
    const attempt = String(!outcome.ok && outcome.details?.attempt);
    const missing = { ok: false, reason: "notFound" };
    expect(await readLateAttempt(await aPerson("Чужой"), id, attempt)).toEqual(missing);
    expect(await readLateAttempt(other.head, other.id, attempt)).toEqual(missing);
    expect(await readLateAttempt(head, id, "garbage")).toEqual(missing);
  });

  it("is kept for every act, five an hour, and never changes", async () => {
    const { id, head, competition } = await aReadyApplication();
    await submit(head, id);
    await setCompetition(competition.id, { closesAt: new Date(Date.now() - 1000) });
    const told = [];
    for (let n = 0; n < 6; n += 1) told.push(await withdrawApplication(head, id, noWait));
    expect(told.map((one) => !one.ok && typeof one.details?.attempt)).toEqual([
      ...Array(5).fill("string"),
      "undefined",
    ]);
    const rows = await db().select().from(lateAttempt).where(eq(lateAttempt.applicationId, id));
    expect(rows.map(({ act }) => act)).toEqual(Array(5).fill("withdraw"));
    await expect(
      transaction(system, "seed.play", async (tx) => {
        await tx
          .update(lateAttempt)
          .set({ arrivedAt: new Date(0) })
          .where(eq(lateAttempt.applicationId, id));
        return made(undefined);
      }),
    ).rejects.toMatchObject({ cause: { message: expect.stringContaining("append-only") } });
  });

  it("says that it had come in time when only the closer was faster", async () => {
    const { id, head, competition } = await aReadyApplication();
    await submit(head, id);
    await withdrawApplication(head, id, noWait);
    await setCompetition(competition.id, { closesAt: new Date(Date.now() - 10_000) });
    await closeReceptions();
    const outcome = await reopenApplication(head, id, () => 60_000);
    const read = await readLateAttempt(head, id, String(!outcome.ok && outcome.details?.attempt));
    expect(read).toMatchObject({ ok: true, value: { act: "reopen" } });
    expect(read.ok && cameInTime(read.value)).toBe(true);
  });
});
