import { randomUUID } from "node:crypto";
import { and, desc, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { policy } from "~/access/policy";
import { type Person, system } from "~/access/who";
import { acceptInvitation } from "~/lifecycle/1-registration/accept-invitation.server";
import type { MemberRole } from "~/lifecycle/1-registration/applicant";
import { readApplicant } from "~/lifecycle/1-registration/applicant.queries.server";
import { attachProof } from "~/lifecycle/1-registration/attach-proof.server";
import { changeBankAccount } from "~/lifecycle/1-registration/change-bank-account.server";
import { changeMember } from "~/lifecycle/1-registration/change-member.server";
import { readInvitation } from "~/lifecycle/1-registration/invitation.queries.server";
import { inviteMember } from "~/lifecycle/1-registration/invite-member.server";
import { joinByInvitation } from "~/lifecycle/1-registration/join-by-invitation.server";
import { InviteMemberForm } from "~/lifecycle/1-registration/member.form";
import { removeMember } from "~/lifecycle/1-registration/remove-member.server";
import { withdrawMemberInvitation } from "~/lifecycle/1-registration/withdraw-member-invitation.server";
import { applicationFacts } from "~/lifecycle/3-application/application.queries.server";
import { noWait } from "~/lifecycle/3-application/arrival.server";
import { saveSection } from "~/lifecycle/3-application/save-section.server";
import { submitApplication } from "~/lifecycle/3-application/submit-application.server";
import { made, type Outcome } from "~/lifecycle/outcome";
import { addDays, dayOf } from "~/lifecycle/time";
import { parseForm } from "~/server/form.server";
import { db, transaction } from "~db/client.server";
import { application } from "~db/schema/application";
import { letter } from "~db/schema/outbox";
import { membership, person } from "~db/schema/registration";
import { anOpenCompetition, aReadyApplication, completeDraft, setCompetition } from "../applications";
import { anApplicant, aPerson } from "../people";
import { aDocument } from "../uploads";
import { useParts } from "../world";

useParts();

const from = { ip: "127.0.0.1", agent: "test" };
const sure = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
};
const none = { number: "", issuedOn: "", until: "", reference: "" };
const account = {
  owner: "АНО «Добрые дела»",
  bankName: "Банк «Северный край»",
  bik: "043002999",
  account: "40703810641000000001",
  correspondentAccount: "30101810300000000999",
  personalAccount: "",
};

async function tokenTo(email: string): Promise<string> {
  const [last] = await db()
    .select({ url: sql<string>`${letter.props}->>'url'` })
    .from(letter)
    .where(and(eq(letter.toEmail, email), eq(letter.kind, "member-invitation")))
    .orderBy(desc(letter.createdAt));
  return last!.url.split("/").at(-1)!;
}

/** Somebody with an account who acts for an applicant in a role. */
async function aMember(head: Person, applicantId: string, role: MemberRole, authority = none): Promise<Person> {
  const who = await aPerson(role);
  await transaction(system, "seed.play", async (tx) => {
    await tx.update(person).set({ passwordHash: "-" }).where(eq(person.id, who.id));
    return made(undefined);
  });
  sure(await inviteMember(head, applicantId, { name: who.name, email: who.email, role, ...authority }));
  sure(await acceptInvitation(who, await tokenTo(who.email), from));
  return who;
}

async function membershipOf(who: Person): Promise<string> {
  const [row] = await db().select({ id: membership.id }).from(membership).where(eq(membership.personId, who.id));
  return row!.id;
}

test("a colleague without an account joins by the head's letter, with the role it names, once", async () => {
  const head = await aPerson("Мария");
  const id = await anApplicant(head);
  const email = `vera-${randomUUID().slice(0, 6)}@example.org`;
  const invited = { name: "Вера", email, role: "accountant", ...none } as const;
  expect(await inviteMember(await aPerson("Чужой"), id, invited)).toMatchObject({ reason: "notFound" });
  sure(await inviteMember(head, id, invited));
  expect(await inviteMember(head, id, invited)).toMatchObject({ ok: false, reason: "alreadyExists" });
  expect(sure(await readApplicant(head, id)).invited).toMatchObject([{ name: "Вера", email, role: "accountant" }]);
  const token = await tokenTo(email);
  expect(sure(await readInvitation({ kind: "nobody" }, token))).toMatchObject({
    way: "newcomer",
    needs: ["account"],
    invitedTo: { to: "applicant", role: "accountant", applicant: "АНО «Добрые дела»" },
  });
  const newcomer = { name: "Вера Осипова", password: "четыре простых слова" };
  const { personId } = sure(await joinByInvitation(token, newcomer, from, "ru"));
  expect(await joinByInvitation(token, newcomer, from, "ru")).toMatchObject({ reason: "linkExpired" });
  const own = sure(await readApplicant(head, id));
  expect(own.invited).toEqual([]);
  expect(own.members.map(({ name, role }) => [name, role])).toEqual([
    ["Мария", "head"],
    ["Вера Осипова", "accountant"],
  ]);
  const vera: Person = { ...head, id: personId, name: "Вера Осипова", email };
  expect(await inviteMember(vera, id, { ...invited, email: "x@example.org" })).toMatchObject({ reason: "wrongRole" });
});

test("an invitation that was taken back leads nowhere", async () => {
  const [head, other] = [await aPerson("Нина"), await aPerson("Чужой")];
  const id = await anApplicant(head);
  sure(await inviteMember(head, id, { name: "Олег", email: "oleg@example.org", role: "viewer", ...none }));
  const token = await tokenTo("oleg@example.org");
  const [waiting] = sure(await readApplicant(head, id)).invited;
  expect(await withdrawMemberInvitation(other, id, waiting!.id)).toMatchObject({ reason: "notFound" });
  expect(await withdrawMemberInvitation(other, await anApplicant(other), waiting!.id)).toMatchObject({
    reason: "notFound",
  });
  sure(await withdrawMemberInvitation(head, id, waiting!.id));
  expect(await withdrawMemberInvitation(head, id, waiting!.id)).toMatchObject({ reason: "notFound" });
  expect(await readInvitation({ kind: "nobody" }, token)).toMatchObject({ reason: "linkExpired" });
});

test("a signatory needs a power of attorney with a number and both days; others have none", () => {
  const typed = { name: "Пётр", email: "petr@example.org", ...none };
  const read = (over: Record<string, string>) => parseForm(Object.entries({ ...typed, ...over }), InviteMemberForm);
  expect(read({ role: "editor" }).ok).toBe(true);
  expect(read({ role: "signatory", number: "5" })).toMatchObject({
    answer: { errors: { issuedOn: { code: "required" }, until: { code: "required" } } },
  });
  const days = { number: "5", issuedOn: "2026-05-01", until: "2026-04-30" };
  expect(read({ role: "signatory", ...days })).toMatchObject({
    answer: { errors: { until: { code: "endBeforeStart" } } },
  });
  expect(read({ role: "signatory", ...days, until: "2026-05-01" }).ok).toBe(true);
  expect(read({ role: "owner" })).toMatchObject({ answer: { errors: { role: { code: "requiredChoice" } } } });
});

test("the head changes roles; of two heads who step each other down one stays", async () => {
  const head = await aPerson("Галина");
  const id = await anApplicant(head);
  const second = await aMember(head, id, "editor");
  const own = await membershipOf(head);
  expect(await changeMember(second, id, own, { role: "viewer", ...none })).toMatchObject({ reason: "wrongRole" });
  expect(await changeMember(head, id, own, { role: "viewer", ...none })).toMatchObject({ reason: "lastOne" });
  sure(await changeMember(head, id, await membershipOf(second), { role: "head", ...none }));
  const answers = await Promise.all([
    changeMember(head, id, await membershipOf(second), { role: "viewer", ...none }),
    changeMember(second, id, own, { role: "viewer", ...none }),
  ]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  const foreign = await anApplicant(await aPerson("Чужой"));
  expect(await changeMember(head, foreign, own, { role: "viewer", ...none })).toMatchObject({ reason: "notFound" });
});

test("a signatory submits while the power of attorney lasts by the competition's own clock, and not a day longer", async () => {
  const announced = await anOpenCompetition({ columns: { mode: "test" } });
  const { id, head, applicantId } = await aReadyApplication({ competition: announced });
  const today = dayOf(new Date(), announced.rules.zone);
  const lasts = { number: "5", issuedOn: today, until: today, reference: "" };
  const signatory = await aMember(head, applicantId, "signatory", lasts);
  expect(await applicationFacts(db(), signatory, id)).toMatchObject({ memberRole: "signatory", hasAuthority: true });
  await setCompetition(announced.id, { clockShift: "1 day", closesAt: new Date(Date.now() + 3 * 86_400_000) });
  const late = await submitApplication(signatory, id, { key: randomUUID() }, noWait);
  expect(late).toMatchObject({ ok: false, reason: "noAuthority" });
  const longer = { ...lasts, until: addDays(today, 1) };
  sure(await changeMember(head, applicantId, await membershipOf(signatory), { role: "signatory", ...longer }));
  const issuedLater = { ...longer, issuedOn: addDays(today, 2), until: addDays(today, 9) };
  sure(await changeMember(head, applicantId, await membershipOf(signatory), { role: "signatory", ...issuedLater }));
  expect(await submitApplication(signatory, id, { key: randomUUID() }, noWait)).toMatchObject({
    reason: "noAuthority",
  });
  sure(await changeMember(head, applicantId, await membershipOf(signatory), { role: "signatory", ...longer }));
  const picked = await aDocument("Доверенность.pdf");
  sure(await attachProof(signatory, applicantId, await membershipOf(signatory), picked));
  await picked.file.close();
  expect((await submitApplication(signatory, id, { key: randomUUID() }, noWait)).ok).toBe(true);
  const receipts = await db()
    .select({ to: letter.toPersonId })
    .from(letter)
    .where(and(eq(letter.competitionId, announced.id), eq(letter.kind, "application-submitted")));
  expect(receipts.map(({ to }) => to).sort()).toEqual([head.id, signatory.id].sort());
});

test("an accountant writes the budget and no other section; a removed one writes nothing", async () => {
  const { id, head, applicantId, competition } = await aReadyApplication();
  const accountant = await aMember(head, applicantId, "accountant");
  const { budget, about } = completeDraft(competition.rules);
  sure(await saveSection(accountant, id, { section: "budget", version: 1, data: budget! }));
  const foreign = await saveSection(accountant, id, { section: "about", version: 1, data: about! });
  expect(foreign).toMatchObject({ ok: false, reason: "wrongRole" });
  expect(await submitApplication(accountant, id, { key: randomUUID() }, noWait)).toMatchObject({ reason: "wrongRole" });
  sure(await removeMember(head, applicantId, await membershipOf(accountant)));
  expect(await saveSection(accountant, id, { section: "budget", version: 2, data: budget! })).toMatchObject({
    reason: "notFound",
  });
});

test("the bank account is the head's and the accountant's to change, every head is told, nobody overwrites unseen", async () => {
  const head = await aPerson("Дарья");
  const id = await anApplicant(head);
  const [accountant, editor] = [await aMember(head, id, "accountant"), await aMember(head, id, "editor")];
  expect(await changeBankAccount(editor, id, 0, account)).toMatchObject({ ok: false, reason: "wrongRole" });
  expect(await changeBankAccount(await aPerson("Чужой"), id, 0, account)).toMatchObject({ reason: "notFound" });
  const first = await Promise.all([
    changeBankAccount(accountant, id, 0, account),
    changeBankAccount(head, id, 0, account),
  ]);
  expect(first.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await changeBankAccount(head, id, 7, account)).toMatchObject({ ok: false, reason: "changedMeanwhile" });
  sure(await changeBankAccount(accountant, id, 1, { ...account, bankName: "Другой банк" }));
  expect(sure(await readApplicant(editor, id)).account).toMatchObject({ bankName: "Другой банк", version: 2 });
  const told = await db()
    .select({ props: letter.props })
    .from(letter)
    .where(and(eq(letter.toEmail, head.email), eq(letter.kind, "account-changed")));
  expect(told).toHaveLength(2);
  expect(JSON.stringify(told)).toContain('"tail":"0001"');
  expect(JSON.stringify(told)).not.toContain(account.account);
});

test("an office reads a winner's account, never that of somebody who only applied", async () => {
  const { id, competition } = await aReadyApplication();
  const secretary = await aPerson("Секретарь");
  const facts = sure(await factsOf(secretary, id));
  const may = (state: typeof facts.application, roles = ["secretary" as const]) =>
    policy["agreement.readAccount"](secretary, { ...facts, application: state, roles });
  for (const state of ["draft", "submitted", "opened", "admitted", "reserve", "declined", "rejected"] as const)
    expect(may(state)).toMatchObject({ ok: false, reason: "notFound" });
  for (const state of ["awarded", "agreed", "completed"] as const) expect(may(state).ok).toBe(true);
  expect(policy["agreement.readAccount"](secretary, { ...facts, application: "agreed" }).ok).toBe(false);
  expect(competition.id).toBe(facts.id);
});

async function factsOf(who: Person, applicationId: string) {
  const [row] = await db().select({ id: application.id }).from(application).where(eq(application.id, applicationId));
  const facts = row && (await applicationFacts(db(), who, row.id));
  return facts ? made(facts) : ({ ok: false, reason: "notFound" } as const);
}
