import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Person } from "~/access/who";
import { readApplicant } from "~/lifecycle/1-registration/applicant.queries.server";
import { endErrand } from "~/lifecycle/1-registration/end-errand.server";
import { endRole } from "~/lifecycle/1-registration/end-role.server";
import { ownErrands, readErrand } from "~/lifecycle/1-registration/errand.queries.server";
import { takeErrand } from "~/lifecycle/1-registration/take-errand.server";
import { withdrawErrand } from "~/lifecycle/1-registration/withdraw-errand.server";
import { noWait } from "~/lifecycle/3-application/arrival.server";
import { listStates, readState } from "~/lifecycle/3-application/draft-history.queries.server";
import { readOwnApplication } from "~/lifecycle/3-application/own-application.queries.server";
import { saveSection } from "~/lifecycle/3-application/save-section.server";
import { startApplication } from "~/lifecycle/3-application/start-application.server";
import { submitApplication } from "~/lifecycle/3-application/submit-application.server";
import type { Outcome } from "~/lifecycle/outcome";
import { db } from "~db/client.server";
import { letter } from "~db/schema/outbox";
import { roleGrant } from "~db/schema/registration";
import { anOpenCompetition, aReadyApplication, completeDraft } from "../applications";
import { anApplicant, anOrganiser, aPerson, grant } from "../people";
import { useParts } from "../world";

useParts();

const sure = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
};
const consent = { principal: "Петрова Анна", way: "spoken", givenOn: "2026-02-01", consentDesk: "on" } as const;

async function aHelper(): Promise<{ helper: Person; organiser: string }> {
  const [helper, organiser] = [await aPerson("Иванова Алла"), await anOrganiser("Библиотека посёлка Лазо")];
  await grant(helper, "helper", organiser);
  return { helper, organiser };
}

test("a helper begins and fills a draft in the applicant's name; both names are in its history; they submit nothing", async () => {
  const { helper } = await aHelper();
  const [head, announced] = [await aPerson("Петрова Анна"), await anOpenCompetition()];
  const id = await anApplicant(head);
  expect(await startApplication(helper, announced.id, id)).toMatchObject({ ok: false, reason: "notFound" });
  const errand = sure(
    await takeErrand(helper, { applicant: `https://x.example/applicant/organisations/${id}/join`, ...consent }),
  );
  expect(await takeErrand(helper, { applicant: id, ...consent })).toMatchObject({ ok: false, reason: "alreadyExists" });
  const told = await db()
    .select({ props: letter.props })
    .from(letter)
    .where(and(eq(letter.toEmail, head.email), eq(letter.kind, "errand-taken")));
  expect(told).toMatchObject([{ props: { helper: "Иванова Алла", desk: "Библиотека посёлка Лазо" } }]);

  const draft = sure(await startApplication(helper, announced.id, id));
  const { about } = completeDraft(announced.rules);
  sure(await saveSection(helper, draft.id, { section: "about", version: 0, data: about! }));
  expect(await submitApplication(helper, draft.id, { key: randomUUID() }, noWait)).toMatchObject({
    reason: "wrongRole",
  });
  for (const who of [head, helper]) {
    const own = sure(await readOwnApplication(who, draft.id));
    expect(own.history[0]).toMatchObject({
      who: "Иванова Алла",
      what: expect.stringContaining("Иванова Алла (Библиотека посёлка Лазо) по поручению: Петрова Анна"),
    });
    expect(own.may.submit).toBe(who === head);
  }
  const [saved] = sure(await listStates(head, draft.id, 1)).states;
  const names = { by: "Иванова Алла", errand: { desk: "Библиотека посёлка Лазо", principal: "Петрова Анна" } };
  expect(saved).toMatchObject(names);
  expect(sure(await readState(head, draft.id, saved!.id))).toMatchObject(names);
  const own = sure(
    await saveSection(head, draft.id, { section: "about", version: 1, data: { ...about!, title: "Своё" } }),
  );
  expect(own).toBeDefined();
  expect(sure(await listStates(head, draft.id, 1)).states[0]).toMatchObject({ by: "Петрова Анна", errand: null });

  expect(sure(await readErrand(helper, errand.id)).drafts).toMatchObject([{ id: draft.id, state: "draft" }]);
  expect(sure(await readApplicant(head, id)).errands).toMatchObject([{ helper: "Иванова Алла", way: "spoken" }]);

  expect(await withdrawErrand(head, randomUUID(), errand.id)).toMatchObject({ ok: false, reason: "notFound" });
  expect(await endErrand(head, errand.id)).toMatchObject({ ok: false, reason: "notFound" });
  sure(await withdrawErrand(head, id, errand.id));
  expect(await readOwnApplication(helper, draft.id)).toMatchObject({ ok: false, reason: "notFound" });
  const after = await saveSection(helper, draft.id, { section: "about", version: 2, data: about! });
  expect(after).toMatchObject({ ok: false, reason: "notFound" });
  expect(await readErrand(helper, errand.id)).toMatchObject({ ok: false, reason: "notFound" });
  expect(sure(await ownErrands(helper))).toEqual([]);
  expect(sure(await readOwnApplication(head, draft.id)).may.edit).toBe(true);
});

test("a helper sees nothing that was there before: no profile, no account, no drafts of others", async () => {
  const { helper } = await aHelper();
  const { id, applicantId } = await aReadyApplication();
  sure(await takeErrand(helper, { applicant: applicantId, ...consent }));
  expect(await readOwnApplication(helper, id)).toMatchObject({ ok: false, reason: "notFound" });
  expect(await readApplicant(helper, applicantId)).toMatchObject({ ok: false, reason: "notFound" });
});

test("the access ends with the role as well, and errands are taken by helpers only", async () => {
  const { helper, organiser } = await aHelper();
  const administrator = await aPerson("Администратор");
  await grant(administrator, "organiserAdmin", organiser);
  const [head, announced] = [await aPerson("Руководитель"), await anOpenCompetition()];
  const id = await anApplicant(head);
  const errand = sure(await takeErrand(helper, { applicant: id, ...consent }));
  const draft = sure(await startApplication(helper, announced.id, id));
  const [held] = await db().select({ id: roleGrant.id }).from(roleGrant).where(eq(roleGrant.personId, helper.id));
  sure(await endRole(administrator, held!.id));
  expect(await readOwnApplication(helper, draft.id)).toMatchObject({ ok: false, reason: "notFound" });
  expect(await startApplication(helper, announced.id, id)).toMatchObject({ ok: false, reason: "notFound" });
  expect(await ownErrands(helper)).toMatchObject({ ok: false, reason: "notFound" });
  expect(await endErrand(helper, errand.id)).toMatchObject({ ok: false, reason: "notFound" });
  expect(await takeErrand(await aPerson("Никто"), { applicant: id, ...consent })).toMatchObject({ reason: "notFound" });
  const { helper: other } = await aHelper();
  for (const ended of [await endErrand(other, errand.id), await withdrawErrand(other, id, errand.id)])
    expect(ended).toMatchObject({ ok: false, reason: "notFound" });
  expect(await takeErrand(other, { applicant: "4199999999", ...consent })).toMatchObject({ reason: "notFound" });
  expect(await takeErrand(other, { applicant: id, ...consent, givenOn: "2999-01-01" })).toMatchObject({
    reason: "notYet",
  });
});
