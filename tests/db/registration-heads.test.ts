import { createHash, randomBytes, randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { type Person, system } from "~/access/who";
import { readApplicant } from "~/lifecycle/1-registration/applicant.queries.server";
import { askHead } from "~/lifecycle/1-registration/ask-head.server";
import { decideHead } from "~/lifecycle/1-registration/decide-head.server";
import type { AskHeadForm } from "~/lifecycle/1-registration/head-request.form";
import {
  readAskHead,
  readHeadRequest,
  waitingHeadRequests,
} from "~/lifecycle/1-registration/head-request.queries.server";
import { invitationPurposes } from "~/lifecycle/1-registration/invitation.queries.server";
import { inviteMember } from "~/lifecycle/1-registration/invite-member.server";
import { namePerson } from "~/lifecycle/1-registration/name-person.server";
import { readNamedPeople } from "~/lifecycle/1-registration/named-person.queries.server";
import { readLink } from "~/lifecycle/1-registration/one-time-link.server";
import { withdrawNamedConsent } from "~/lifecycle/1-registration/withdraw-named-consent.server";
import { made, type Outcome } from "~/lifecycle/outcome";
import { db, transaction } from "~db/client.server";
import { letter } from "~db/schema/outbox";
import { headRequest, session } from "~db/schema/registration";
import { anApplicant, anOrganiser, aPerson, grant } from "../people";
import { aDocument } from "../uploads";
import { useParts } from "../world";

useParts();

const sure = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
};

async function anOffice() {
  const organiser = await anOrganiser();
  const [secretary, administrator] = [await aPerson("Секретарь"), await aPerson("Администратор")];
  await grant(secretary, "secretary", organiser);
  await grant(administrator, "organiserAdmin", organiser);
  return { organiser, secretary, administrator };
}

const asking = (organiser: string) =>
  ({
    reason: "newHead",
    lostEmail: "",
    headName: "Новая Глава",
    headPost: "директор",
    headUntil: null,
    document: "Протокол № 3 от 12.02.2026",
    text: "",
    organiser,
  }) as const;

/** Asks with the document as a file. */
async function asks(who: Person, applicantId: string, asked: AskHeadForm) {
  const picked = await aDocument("Протокол № 3.pdf");
  try {
    return await askHead(who, applicantId, asked, picked);
  } finally {
    await picked.file.close();
  }
}

async function requestOf(who: Person): Promise<string> {
  const [row] = await db().select({ id: headRequest.id }).from(headRequest).where(eq(headRequest.askedBy, who.id));
  return row!.id;
}

const lettersTo = async (who: Person) =>
  (
    await db()
      .select({ message: sql<string>`${letter.props}->>'message'` })
      .from(letter)
      .where(and(eq(letter.toEmail, who.email), eq(letter.kind, "head-request")))
      .orderBy(letter.createdAt)
  ).map(({ message }) => message);

async function aSession(who: Person): Promise<void> {
  const id = createHash("sha256").update(randomBytes(8)).digest("hex");
  await db()
    .insert(session)
    .values({ id, userId: who.id, expiresAt: new Date(Date.now() + 60_000) });
}

const approve = { answer: "approve", text: "" } as const;
const confirm = { answer: "confirm", text: "" } as const;

test("the access passes over by two people of an office: old sessions and invitations end, everybody gets a letter", async () => {
  const { organiser, secretary, administrator } = await anOffice();
  const [former, claimant] = [await aPerson("Прежний"), await aPerson("Новый")];
  const id = await anApplicant(former);
  await aSession(former);
  const none = { number: "", issuedOn: "", until: "", reference: "" };
  const email = `left-${randomUUID().slice(0, 6)}@example.org`;
  sure(await inviteMember(former, id, { name: "Свой", email, role: "head", ...none }));
  sure(await asks(claimant, id, asking(organiser)));
  expect(await asks(claimant, id, asking(organiser))).toMatchObject({ ok: false, reason: "alreadyExists" });
  expect(await lettersTo(former)).toEqual(["headAsked"]);
  const request = await requestOf(claimant);
  expect(sure(await waitingHeadRequests(administrator))).toMatchObject([{ id: request, asker: "Новый" }]);

  expect(await decideHead(administrator, request, approve)).toMatchObject({ ok: false });
  expect(await decideHead(secretary, request, confirm)).toMatchObject({ reason: "wrongState" });
  sure(await decideHead(secretary, request, approve));
  expect(await decideHead(secretary, request, confirm)).toMatchObject({ ok: false, reason: "secondPerson" });
  expect(await readApplicant(claimant, id)).toMatchObject({ ok: false, reason: "notFound" });
  expect(sure(await readApplicant(former, id)).isHead).toBe(true);

  sure(await decideHead(administrator, request, confirm));
  expect(await decideHead(administrator, request, confirm)).toMatchObject({ reason: "wrongState" });
  expect(await readApplicant(former, id)).toMatchObject({ ok: false, reason: "notFound" });
  expect(sure(await readApplicant(claimant, id))).toMatchObject({ isHead: true, invited: [] });
  expect(await db().select().from(session).where(eq(session.userId, former.id))).toEqual([]);
  expect(await lettersTo(former)).toEqual(["headAsked", "headReplaced"]);
  expect(await lettersTo(claimant)).toEqual(["askerDone"]);
  expect(await lettersTo(administrator)).toEqual(["officeAsked", "officeSecond"]);
  expect(await lettersTo(secretary)).toEqual(["officeAsked"]);
  const [invitation] = await db()
    .select({ url: sql<string>`${letter.props}->>'url'` })
    .from(letter)
    .where(eq(letter.toEmail, email));
  expect(await readLink(db(), invitation!.url.split("/").at(-1)!, ...invitationPurposes)).toBeUndefined();
});

test("a new head comes with a document, and what two people checked by it needs no second check", async () => {
  const { organiser, secretary, administrator } = await anOffice();
  const [former, claimant] = [await aPerson("Прежний"), await aPerson("Новый")];
  const id = await anApplicant(former, { headPost: "председатель", headUntil: "2026-01-31" });
  const asked = { ...asking(organiser), headPost: "", headUntil: "2029-02-11" };
  expect(await askHead(claimant, id, asked)).toMatchObject({ ok: false, reason: "proofNeeded" });
  expect(await db().select().from(headRequest).where(eq(headRequest.askedBy, claimant.id))).toEqual([]);
  sure(await asks(claimant, id, asked));
  const request = await requestOf(claimant);
  const shown = sure(await readHeadRequest(secretary, request));
  expect(shown.newHead).toEqual({ name: "Новая Глава", post: "", until: "2029-02-11" });
  expect(shown.proofs).toMatchObject([{ name: "Протокол № 3.pdf" }]);
  sure(await decideHead(secretary, request, approve));
  expect(sure(await readApplicant(former, id)).profile.headName).toBe("Прежний");
  sure(await decideHead(administrator, request, confirm));
  expect(sure(await readApplicant(claimant, id))).toMatchObject({
    verification: "verified",
    changedFacts: [],
    profile: {
      ...{ headName: "Новая Глава", headPost: "председатель", headUntil: "2029-02-11" },
      ...{ headBasis: "decision", headBasisNote: asked.document },
    },
  });
  const group = await anApplicant(former, { kind: "initiative_group", verification: "unverified" });
  sure(await asks(claimant, group, asked));
  const [second] = await db()
    .select({ id: headRequest.id })
    .from(headRequest)
    .where(eq(headRequest.applicantId, group));
  sure(await decideHead(secretary, second!.id, approve));
  sure(await decideHead(administrator, second!.id, confirm));
  expect(sure(await readApplicant(claimant, group))).toMatchObject({
    verification: "unverified",
    profile: { headName: "Новая Глава", headBasis: null, headBasisNote: "" },
  });
});

test("nobody decides their own matter, nobody of another office sees it, and the database itself wants two people", async () => {
  const { organiser, secretary, administrator } = await anOffice();
  const other = await anOffice();
  const id = await anApplicant(await aPerson("Руководитель"));
  sure(await asks(secretary, id, asking(organiser)));
  const request = await requestOf(secretary);
  expect(await decideHead(secretary, request, approve)).toMatchObject({ ok: false, reason: "conflictOfInterest" });
  expect(await decideHead(other.secretary, request, approve)).toMatchObject({ ok: false, reason: "notFound" });
  expect(await readHeadRequest(other.administrator, request)).toMatchObject({ ok: false, reason: "notFound" });
  expect(sure(await waitingHeadRequests(other.secretary))).toEqual([]);
  expect(await waitingHeadRequests(await aPerson("Никто"))).toMatchObject({ ok: false, reason: "notFound" });
  expect(await readHeadRequest(secretary, "not-an-id")).toMatchObject({ ok: false, reason: "notFound" });
  const alone = transaction(system, "seed.play", async (tx) => {
    const both = { approvedBy: administrator.id, decidedBy: administrator.id };
    await tx
      .update(headRequest)
      .set({ state: "done", ...both })
      .where(eq(headRequest.id, request));
    return made(undefined);
  });
  await expect(alone).rejects.toThrow();
});

test("of an approval and a decline at once one counts; a decline tells its reason and the next request is a new one", async () => {
  const { organiser, secretary, administrator } = await anOffice();
  const claimant = await aPerson("Новый");
  const id = await anApplicant(await aPerson("Прежний"));
  sure(await asks(claimant, id, asking(organiser)));
  const request = await requestOf(claimant);
  const decline = { answer: "decline", text: "Нет подписи секретаря собрания" } as const;
  const answers = await Promise.all([
    decideHead(secretary, request, approve),
    decideHead(administrator, request, decline),
  ]);
  expect(answers.filter(({ ok }) => ok).length).toBeGreaterThan(0);
  const { asked } = sure(await readAskHead(claimant, id));
  if (asked!.state === "approved") sure(await decideHead(administrator, request, decline));
  expect(sure(await readAskHead(claimant, id)).asked).toMatchObject({ state: "declined", declineText: decline.text });
  expect(await lettersTo(claimant)).toEqual(["askerDeclined"]);
  expect((await asks(claimant, id, asking(organiser))).ok).toBe(true);
  expect(await asks(await aPerson("Третий"), id, asking(randomUUID()))).toMatchObject({ reason: "notFound" });
});

test("a named person's consent is kept with how and when it was given; a withdrawn one loses its contact for good", async () => {
  const leader = await aPerson("Руководитель группы");
  const id = await anApplicant(leader, { kind: "initiative_group" });
  const named = {
    purpose: "group",
    name: "Сорокин Павел",
    contact: "+79620000000",
    way: "spoken",
    givenOn: "2026-02-01",
  } as const;
  expect(await namePerson(await aPerson("Чужой"), id, named)).toMatchObject({ reason: "notFound" });
  expect(await namePerson(leader, id, { ...named, givenOn: "2999-01-01" })).toMatchObject({ reason: "notYet" });
  sure(await namePerson(leader, id, named));
  const [one] = sure(await readNamedPeople(leader, id)).people;
  expect(one).toMatchObject({ ...named, withdrawnAt: null });
  expect(await withdrawNamedConsent(leader, await anApplicant(leader), one!.id)).toMatchObject({ reason: "notFound" });
  sure(await withdrawNamedConsent(leader, id, one!.id));
  expect(await withdrawNamedConsent(leader, id, one!.id)).toMatchObject({ ok: false, reason: "notFound" });
  expect(sure(await readNamedPeople(leader, id)).people).toMatchObject([
    { name: "Сорокин Павел", contact: "", withdrawnAt: expect.any(String) },
  ]);
});
