import { createHash, randomBytes } from "node:crypto";
import { and, desc, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { type Person, system } from "~/access/who";
import { readApplicant } from "~/lifecycle/1-registration/applicant.queries.server";
import { askHead } from "~/lifecycle/1-registration/ask-head.server";
import { checkPassword } from "~/lifecycle/1-registration/check-password.server";
import { decideHead } from "~/lifecycle/1-registration/decide-head.server";
import { readAskHead, readHeadRequest, readObjection } from "~/lifecycle/1-registration/head-request.queries.server";
import { objectToMove } from "~/lifecycle/1-registration/object-to-move.server";
import { done, type Outcome } from "~/lifecycle/outcome";
import { hashPassword } from "~/server/passwords.server";
import { db, transaction } from "~db/client.server";
import { letter } from "~db/schema/outbox";
import { headRequest, membership, person, session } from "~db/schema/registration";
import { aMember, anApplicant, anOrganiser, aPerson, grant } from "../people";
import { useParts } from "../world";

useParts();

const sure = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
};
const approve = { answer: "approve", text: "" } as const;
const confirm = { answer: "confirm", text: "" } as const;
const decline = { answer: "decline", text: "Это не он" } as const;

async function aCase() {
  const organiser = await anOrganiser();
  const [secretary, administrator, lost, colleague, fresh] = await Promise.all(
    ["Секретарь", "Администратор", "Потерявший", "Коллега", "Новый адрес"].map(aPerson),
  );
  await grant(secretary!, "secretary", organiser);
  await grant(administrator!, "organiserAdmin", organiser);
  const id = await anApplicant(lost!);
  await aMember(id, colleague!, "head");
  return {
    organiser,
    secretary: secretary!,
    administrator: administrator!,
    lost: lost!,
    colleague: colleague!,
    fresh: fresh!,
    id,
  };
}

const asking = (organiser: string, lostEmail: string) =>
  ({
    reason: "mailboxLost",
    headName: "",
    headPost: "",
    headUntil: null,
    lostEmail,
    document: "Паспорт, приказ № 1",
    text: "",
    organiser,
  }) as const;

async function requestOf(who: Person): Promise<string> {
  const [row] = await db()
    .select({ id: headRequest.id })
    .from(headRequest)
    .where(eq(headRequest.askedBy, who.id))
    .orderBy(desc(headRequest.askedAt));
  return row!.id;
}

async function afterFourDays(requestId: string): Promise<void> {
  await transaction(system, "seed.play", async (tx) => {
    const askedAt = sql`clock_timestamp() - interval '4 days'`;
    await tx.update(headRequest).set({ askedAt }).where(eq(headRequest.id, requestId));
    return done;
  });
}

async function lettersTo(email: string) {
  const rows = await db()
    .select({ message: sql<string>`${letter.props}->>'message'`, url: sql<string>`${letter.props}->>'url'` })
    .from(letter)
    .where(and(eq(letter.toEmail, email), eq(letter.kind, "head-request")))
    .orderBy(letter.createdAt);
  return { messages: rows.map(({ message }) => message), last: rows.at(-1)?.url.split("/").at(-1) ?? "" };
}

async function aSession(who: Person): Promise<void> {
  const id = createHash("sha256").update(randomBytes(8)).digest("hex");
  await db()
    .insert(session)
    .values({ id, userId: who.id, expiresAt: new Date(Date.now() + 60_000) });
}

const sessionsOf = async (who: Person) =>
  (await db().select({ id: session.id }).from(session).where(eq(session.userId, who.id))).length;

test("the account itself moves: a document, a secretary, a colleague, and three days to object; both addresses are told", async () => {
  const { organiser, secretary, lost, colleague, fresh, id } = await aCase();
  const passwordHash = await hashPassword("четыре простых слова");
  await transaction(system, "seed.play", async (tx) => {
    await tx.update(person).set({ passwordHash }).where(eq(person.id, fresh.id));
    return done;
  });
  await aSession(lost);
  await aSession(fresh);
  sure(await askHead(fresh, id, asking(organiser, lost.email)));
  expect((await lettersTo(lost.email)).messages).toEqual(["mailboxSaidLost"]);
  expect((await lettersTo(colleague.email)).messages).toEqual(["moveAsked"]);
  expect((await lettersTo(secretary.email)).messages).toEqual(["moveOfficeAsked"]);
  const request = await requestOf(fresh);
  expect(await decideHead(colleague, request, approve)).toMatchObject({ reason: "notFound" });
  expect(await decideHead(colleague, request, confirm)).toMatchObject({ reason: "wrongState" });
  sure(await decideHead(secretary, request, approve));
  expect(await decideHead(colleague, request, confirm)).toMatchObject({ ok: false, reason: "notYet" });
  expect(sure(await readHeadRequest(colleague, request, "headRequest.readAsColleague"))).toMatchObject({
    lost: { email: lost.email, name: "Потерявший" },
    may: { approve: false, confirm: false, decline: true },
  });
  await afterFourDays(request);
  expect(await decideHead(secretary, request, confirm)).toMatchObject({ reason: "secondPerson" });
  expect(await decideHead(lost, request, confirm)).toMatchObject({ reason: "notFound" });
  expect(await decideHead(fresh, request, confirm)).toMatchObject({ reason: "notFound" });
  sure(await decideHead(colleague, request, confirm));

  const [moved] = await db()
    .select({ email: person.email, disabledAt: person.disabledAt })
    .from(person)
    .where(eq(person.id, lost.id));
  expect(moved).toEqual({ email: fresh.email, disabledAt: null });
  const [closed] = await db()
    .select({ email: person.email, passwordHash: person.passwordHash, disabledAt: person.disabledAt })
    .from(person)
    .where(eq(person.id, fresh.id));
  expect(closed).toEqual({
    email: expect.stringContaining("moved.invalid"),
    passwordHash: null,
    disabledAt: expect.any(Date),
  });
  expect([await sessionsOf(lost), await sessionsOf(fresh)]).toEqual([0, 0]);
  expect(sure(await readApplicant(lost, id)).isHead).toBe(true);
  expect((await lettersTo(lost.email)).messages).toEqual(["mailboxSaidLost", "accountMoved"]);
  expect((await lettersTo(fresh.email)).messages).toEqual(["accountMoved"]);
  const form = { email: fresh.email, password: "четыре простых слова" };
  const entered = await checkPassword(form, new Request("http://localhost/sign-in"), "127.0.0.1");
  expect(entered).toMatchObject({ ok: true, value: { personId: lost.id } });
});

test("whoever reads the letters to the address objects, and nothing moves", async () => {
  const { organiser, secretary, administrator, lost, fresh, id } = await aCase();
  sure(await askHead(fresh, id, asking(organiser, lost.email)));
  const request = await requestOf(fresh);
  sure(await decideHead(secretary, request, approve));
  await afterFourDays(request);
  const { last } = await lettersTo(lost.email);
  expect(sure(await readObjection(last))).toEqual({ email: lost.email, name: "Потерявший" });
  sure(await objectToMove(last));
  expect(await objectToMove(last)).toMatchObject({ reason: "linkExpired" });
  expect(await decideHead(administrator, request, confirm)).toMatchObject({ reason: "wrongState" });
  expect(sure(await readAskHead(fresh, id)).asked).toMatchObject({ state: "objected" });
  expect((await lettersTo(fresh.email)).messages).toEqual(["moveObjected"]);
  expect((await lettersTo(administrator.email)).messages).toEqual([
    "moveOfficeAsked",
    "moveOfficeSecond",
    "moveObjected",
  ]);
  const [kept] = await db().select({ email: person.email }).from(person).where(eq(person.id, lost.id));
  expect(kept).toEqual({ email: lost.email });
});

test("an address that is no member's, and an account that serves an office, are not moved; the asker is not told which", async () => {
  const { organiser, secretary, lost, fresh, id } = await aCase();
  sure(await askHead(fresh, id, asking(organiser, "nobody@example.org")));
  const request = await requestOf(fresh);
  expect(sure(await readHeadRequest(secretary, request))).toMatchObject({
    lost: { email: "nobody@example.org", name: null },
    may: { approve: false, decline: true },
  });
  expect(await decideHead(secretary, request, approve)).toMatchObject({ reason: "wrongState" });
  sure(await decideHead(secretary, request, decline));
  expect((await lettersTo(fresh.email)).messages).toEqual(["moveDeclined"]);
  await grant(lost, "expert", organiser);
  sure(await askHead(fresh, id, asking(organiser, lost.email)));
  expect(await decideHead(secretary, await requestOf(fresh), approve)).toMatchObject({ reason: "wrongState" });
  expect((await lettersTo(lost.email)).messages).toEqual(["moveAsked", "moveAsked"]);
  const again = await aPerson("Служащий");
  await grant(again, "secretary", organiser);
  expect(await askHead(again, id, asking(organiser, lost.email))).toMatchObject({ reason: "conflictOfInterest" });
});

test("an account that has come to serve an office before the confirmation is not moved, nor is the asker's closed", async () => {
  for (const whose of ["lost", "fresh"] as const) {
    const { organiser, secretary, administrator, colleague, id, ...people } = await aCase();
    const { lost, fresh } = people;
    sure(await askHead(fresh, id, asking(organiser, lost.email)));
    const request = await requestOf(fresh);
    sure(await decideHead(secretary, request, approve));
    await afterFourDays(request);
    await grant(people[whose], "expert", await anOrganiser("Другой организатор"));
    for (const second of [administrator, colleague])
      expect(await decideHead(second, request, confirm)).toMatchObject({ reason: "conflictOfInterest" });
    const [kept] = await db().select({ email: person.email }).from(person).where(eq(person.id, lost.id));
    expect(kept).toEqual({ email: lost.email });
  }
});

test("of a confirmation and an objection at once one counts, and what the asker's account acted for comes along", async () => {
  const { organiser, secretary, administrator, lost, colleague, fresh, id } = await aCase();
  const other = await anApplicant(fresh);
  await aMember(id, fresh, "viewer");
  sure(await askHead(fresh, id, asking(organiser, lost.email)));
  const request = await requestOf(fresh);
  sure(await decideHead(secretary, request, approve));
  await afterFourDays(request);
  const { last } = await lettersTo(lost.email);
  const [confirmed, objected] = await Promise.all([decideHead(administrator, request, confirm), objectToMove(last)]);
  expect([confirmed.ok, objected.ok].filter(Boolean).length).toBeGreaterThan(0);
  const [row] = await db().select({ state: headRequest.state }).from(headRequest).where(eq(headRequest.id, request));
  const [account] = await db().select({ email: person.email }).from(person).where(eq(person.id, lost.id));
  expect(account!.email === fresh.email).toBe(row!.state === "done");
  if (row!.state === "done") {
    const acts = await db()
      .select({ applicantId: membership.applicantId, role: membership.role })
      .from(membership)
      .where(and(eq(membership.personId, lost.id), sql`${membership.until} is null`));
    expect(acts).toHaveLength(2);
    expect(acts).toContainEqual({ applicantId: other, role: "head" });
    expect(acts).toContainEqual({ applicantId: id, role: "head" });
  }
  expect(sure(await readApplicant(colleague, id)).isHead).toBe(true);
});
