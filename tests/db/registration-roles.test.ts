import { and, desc, eq, isNull } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Person } from "~/access/who";
import { system } from "~/access/who";
import { acceptInvitation } from "~/lifecycle/1-registration/accept-invitation.server";
import { acceptForm, newcomerForm } from "~/lifecycle/1-registration/account.form";
import { createOrganiser } from "~/lifecycle/1-registration/create-organiser.server";
import { editOrganiser } from "~/lifecycle/1-registration/edit-organiser.server";
import { endRole } from "~/lifecycle/1-registration/end-role.server";
import { readInvitation } from "~/lifecycle/1-registration/invitation.queries.server";
import { inviteFirstAdministrator } from "~/lifecycle/1-registration/invite-first-administrator.server";
import { invitePerson } from "~/lifecycle/1-registration/invite-person.server";
import { joinByInvitation } from "~/lifecycle/1-registration/join-by-invitation.server";
import { isSlug } from "~/lifecycle/1-registration/organiser";
import { NewOrganiserForm } from "~/lifecycle/1-registration/organiser.form";
import {
  listOrganisers,
  myOrganisers,
  readCompetitionPeople,
  readOrganiser,
} from "~/lifecycle/1-registration/organiser.queries.server";
import { registerAccount } from "~/lifecycle/1-registration/register-account.server";
import { resendInvitation } from "~/lifecycle/1-registration/resend-invitation.server";
import { withdrawInvitation } from "~/lifecycle/1-registration/withdraw-invitation.server";
import type { Outcome } from "~/lifecycle/outcome";
import { done } from "~/lifecycle/outcome";
import { parseForm } from "~/server/form.server";
import { hashPassword } from "~/server/passwords.server";
import { signIn, whoOf } from "~/server/session.server";
import { db, transaction } from "~db/client.server";
import { letter } from "~db/schema/outbox";
import { consent, person, roleGrant } from "~db/schema/registration";
import { anOpenCompetition } from "../applications";
import { anOrganiser, aPerson, grant } from "../people";
import { useParts } from "../world";

useParts();

const from = { ip: "203.0.113.9", agent: "a browser" };
const newcomer = { name: "Новый Человек", password: "четыре простых слова" };

function sure<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}

async function tokenFor(email: string): Promise<string> {
  const [last] = await db().select().from(letter).where(eq(letter.toEmail, email)).orderBy(desc(letter.createdAt));
  return String(last!.props.url).split("/").at(-1)!;
}

/** A person who can sign in: the account an invitation is accepted with. */
async function withPassword(who: Person): Promise<Person> {
  const passwordHash = await hashPassword("пароль этого человека");
  await transaction(system, "seed.play", async (tx) => {
    await tx.update(person).set({ passwordHash }).where(eq(person.id, who.id));
    return done;
  });
  return who;
}

async function anOffice() {
  const { id: competitionId, organiserId } = await anOpenCompetition();
  const secretary = await aPerson("Секретарь");
  await grant(secretary, "secretary", organiserId);
  return { competitionId, organiserId, secretary };
}

const liveRoles = (personId: string) =>
  db()
    .select({ id: roleGrant.id, role: roleGrant.role, competitionId: roleGrant.competitionId })
    .from(roleGrant)
    .where(and(eq(roleGrant.personId, personId), isNull(roleGrant.until)));

test("an expert with an account accepts an invitation once, with the consent an expert gives", async () => {
  const { competitionId, secretary } = await anOffice();
  const expert = await withPassword(await aPerson("Эксперт"));
  const asked = { name: "Эксперт", email: expert.email, role: "expert" } as const;
  expect((await invitePerson(secretary, { competitionId }, asked)).ok).toBe(true);
  expect(await invitePerson(secretary, { competitionId }, asked)).toMatchObject({ reason: "alreadyExists" });
  const token = await tokenFor(expert.email);
  expect(sure(await readInvitation({ kind: "nobody" }, token))).toMatchObject({ way: "signIn" });
  expect(sure(await readInvitation(secretary, token))).toMatchObject({ way: "otherAccount" });
  expect(sure(await readInvitation(expert, token))).toMatchObject({ way: "accept", needs: ["account", "expert"] });
  expect(await acceptInvitation(secretary, token, from)).toMatchObject({ ok: false, reason: "wrongRole" });
  const answers = await Promise.all(Array.from({ length: 20 }, () => acceptInvitation(expert, token, from)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await liveRoles(expert.id)).toMatchObject([{ role: "expert", competitionId }]);
  const consents = await db().select({ purpose: consent.purpose }).from(consent).where(eq(consent.personId, expert.id));
  expect(consents.map(({ purpose }) => purpose).sort()).toEqual(["account", "expert"]);
  expect(await readInvitation(expert, token)).toMatchObject({ ok: false, reason: "linkExpired" });
  expect(await invitePerson(secretary, { competitionId }, asked)).toMatchObject({ reason: "alreadyExists" });
});

test("the forms of an invitation pass only with every consent by its own box", () => {
  expect(parseForm([], acceptForm(["expert"]))).toMatchObject({
    ok: false,
    answer: { errors: { consentExpert: { code: "mustAgree" } } },
  });
  expect(parseForm([["consentExpert", "on"]], acceptForm(["expert"])).ok).toBe(true);
  const fields: [string, string][] = [...Object.entries(newcomer), ["consentAccount", "on"]];
  expect(parseForm(fields, newcomerForm(["account", "commission"]))).toMatchObject({
    answer: { errors: { consentCommission: { code: "mustAgree" } } },
  });
});

test("a person without an account makes one by the invitation, confirmed at once", async () => {
  const { competitionId, secretary } = await anOffice();
  const email = "chair@example.org";
  await invitePerson(secretary, { competitionId }, { name: "Председатель", email, role: "chair" });
  const token = await tokenFor(email);
  expect(sure(await readInvitation({ kind: "nobody" }, token))).toMatchObject({
    way: "newcomer",
    name: "Председатель",
    needs: ["account", "commission"],
  });
  const { personId } = sure(await joinByInvitation(token, newcomer, from, "ru"));
  expect(await liveRoles(personId)).toMatchObject([{ role: "chair", competitionId }]);
  const [row] = await db().select().from(person).where(eq(person.id, personId));
  expect(row).toMatchObject({ email, name: newcomer.name });
  expect(row!.emailConfirmedAt).toBeInstanceOf(Date);
  expect(await joinByInvitation(token, newcomer, from, "ru")).toMatchObject({ ok: false, reason: "linkExpired" });
});

test("an account that a stranger opened with the invited address is taken over with its sessions and consents", async () => {
  const { competitionId, secretary } = await anOffice();
  const email = "invited@example.org";
  const stranger = { name: "Чужой", email, password: "пароль чужого человека", consentAccount: "on" as const };
  await registerAccount(stranger, from, "ru");
  const [squatted] = await db().select().from(person).where(eq(person.email, email));
  const args = (cookie: string) => ({
    request: new Request("http://localhost/", { headers: { cookie } }),
    context: { arrivedAt: 0, requestId: "r", ip: from.ip, setCookies: [] },
  });
  const cookie = (await signIn(args(""), squatted!.id)).split(";")[0]!;
  await invitePerson(secretary, { competitionId }, { name: "Эксперт", email, role: "expert" });
  const token = await tokenFor(email);
  expect(sure(await readInvitation({ kind: "nobody" }, token)).way).toBe("newcomer");
  const { personId } = sure(await joinByInvitation(token, newcomer, from, "ru"));
  const [taken] = await db().select().from(person).where(eq(person.id, personId));
  expect(taken).toMatchObject({ id: squatted!.id, name: newcomer.name });
  expect(taken!.passwordHash).not.toBe(squatted!.passwordHash);
  expect(await whoOf(args(cookie))).toEqual({ kind: "nobody" });
});

test("an ended role is refused at once", async () => {
  const { competitionId, organiserId, secretary } = await anOffice();
  const second = await aPerson("Второй секретарь");
  await grant(second, "secretary", organiserId);
  const admin = await aPerson("Администратор");
  await grant(admin, "organiserAdmin", organiserId);
  expect((await readCompetitionPeople(second, competitionId)).ok).toBe(true);
  const [held] = await liveRoles(second.id);
  expect(await endRole(secretary, held!.id)).toMatchObject({ ok: false, reason: "notFound" });
  expect((await endRole(admin, held!.id)).ok).toBe(true);
  expect(await readCompetitionPeople(second, competitionId)).toMatchObject({ ok: false, reason: "notFound" });
  const asked = { name: "Э", email: "e@example.org", role: "expert" } as const;
  expect(await invitePerson(second, { competitionId }, asked)).toMatchObject({ ok: false, reason: "notFound" });
  expect(await endRole(admin, held!.id)).toMatchObject({ ok: false, reason: "notFound" });
});

test("the last secretary and the last administrator stay; of two who end each other one remains", async () => {
  const organiserId = await anOrganiser();
  const [one, two] = [await aPerson("Первый"), await aPerson("Второй")];
  await grant(one, "organiserAdmin", organiserId);
  const [ownRole] = await liveRoles(one.id);
  expect(await endRole(one, ownRole!.id)).toMatchObject({ ok: false, reason: "lastOne" });
  await grant(two, "organiserAdmin", organiserId);
  const [otherRole] = await liveRoles(two.id);
  const answers = await Promise.all([endRole(one, otherRole!.id), endRole(two, ownRole!.id)]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
});

test("a secretary hands a competition over: invites a second one, who may then act", async () => {
  const { competitionId, secretary } = await anOffice();
  const second = await withPassword(await aPerson("Преемник"));
  await invitePerson(secretary, { competitionId }, { name: "Преемник", email: second.email, role: "secretary" });
  expect(await readCompetitionPeople(second, competitionId)).toMatchObject({ ok: false, reason: "notFound" });
  expect((await acceptInvitation(second, await tokenFor(second.email), from)).ok).toBe(true);
  const { people } = sure(await readCompetitionPeople(second, competitionId));
  expect(people.held.map(({ name, isWhole }) => [name, isWhole])).toEqual([
    ["Преемник", false],
    ["Секретарь", true],
  ]);
  expect(await myOrganisers(second)).toMatchObject([{ roles: ["secretary"] }]);
});

test("an invitation sent again works by the new link only, and one taken back by none", async () => {
  const { competitionId, secretary } = await anOffice();
  const email = "member@example.org";
  await invitePerson(secretary, { competitionId }, { name: "Член комиссии", email, role: "member" });
  const first = await tokenFor(email);
  const waiting = async () => sure(await readCompetitionPeople(secretary, competitionId)).people.waiting;
  expect(await waiting()).toMatchObject([{ email, role: "member" }]);
  const stranger = await aPerson("Чужой");
  const [link] = await waiting();
  expect(await resendInvitation(stranger, link!.id)).toMatchObject({ ok: false, reason: "notFound" });
  expect((await resendInvitation(secretary, link!.id)).ok).toBe(true);
  const again = await tokenFor(email);
  expect(again).not.toBe(first);
  expect(await readInvitation({ kind: "nobody" }, first)).toMatchObject({ ok: false, reason: "linkExpired" });
  expect((await readInvitation({ kind: "nobody" }, again)).ok).toBe(true);
  const [renewed] = await waiting();
  expect(await withdrawInvitation(stranger, renewed!.id)).toMatchObject({ ok: false, reason: "notFound" });
  expect((await withdrawInvitation(secretary, renewed!.id)).ok).toBe(true);
  expect(await readInvitation({ kind: "nobody" }, again)).toMatchObject({ ok: false, reason: "linkExpired" });
  expect(await waiting()).toEqual([]);
});

test("roles are invited to where they belong: none above one's own office", async () => {
  const { competitionId, organiserId, secretary } = await anOffice();
  const asked = (role: string) => ({ name: "Кто-то", email: "someone@example.org", role: role as "expert" });
  expect(await invitePerson(secretary, { competitionId }, asked("organiserAdmin"))).toMatchObject({
    reason: "badInput",
  });
  expect(await invitePerson(secretary, { competitionId }, asked("installationAdmin"))).toMatchObject({
    reason: "badInput",
  });
  expect(await invitePerson(secretary, { organiserId }, asked("organiserAdmin"))).toMatchObject({ reason: "notFound" });
  const expert = await aPerson("Эксперт");
  await grant(expert, "expert", organiserId, competitionId);
  expect(await invitePerson(expert, { competitionId }, asked("expert"))).toMatchObject({ reason: "notFound" });
  const { secretary: foreign } = await anOffice();
  expect(await invitePerson(foreign, { competitionId }, asked("expert"))).toMatchObject({ reason: "notFound" });
});

test("every role is reachable from the first administrator's link on", async () => {
  const { url } = sure(await inviteFirstAdministrator("root@example.org"));
  const token = url.split("/").at(-1)!;
  const { personId } = sure(await joinByInvitation(token, newcomer, from, "ru"));
  const root: Person = {
    kind: "person",
    id: personId,
    name: newcomer.name,
    email: "root@example.org",
    lang: "ru",
    confirmed: true,
  };
  const form = NewOrganiserForm.parse({
    name: "Администрация Тигильского округа",
    shortName: "Тигильский округ",
    locality: "с. Тигиль",
    slug: "tigil",
    zone: "Asia/Kamchatka",
    adminName: "Администратор",
    adminEmail: "tigil@example.org",
  });
  const { id: organiserId } = sure(await createOrganiser(root, form));
  expect(await createOrganiser(root, form)).toMatchObject({ ok: false, reason: "alreadyExists" });
  const joined = sure(await joinByInvitation(await tokenFor("tigil@example.org"), newcomer, from, "ru"));
  const admin: Person = { ...root, id: joined.personId, email: "tigil@example.org" };
  expect(await createOrganiser(admin, form)).toMatchObject({ ok: false, reason: "notFound" });
  const rows = sure(await listOrganisers(root, 1)).rows.filter(({ slug }) => slug === "tigil");
  expect(rows).toMatchObject([{ id: organiserId, admins: 1 }]);
  expect(await listOrganisers(admin, 1)).toMatchObject({ ok: false, reason: "notFound" });
  const asked = { name: "Секретарь", email: "secretary@example.org", role: "secretary" } as const;
  expect((await invitePerson(admin, { organiserId }, asked)).ok).toBe(true);
  const { personId: secretaryId } = sure(
    await joinByInvitation(await tokenFor("secretary@example.org"), newcomer, from, "ru"),
  );
  const secretary: Person = { ...root, id: secretaryId, email: "secretary@example.org" };
  expect(await myOrganisers(secretary)).toMatchObject([{ id: organiserId, roles: ["secretary"] }]);
  expect(sure(await readOrganiser(secretary, organiserId))).toMatchObject({
    mayEdit: false,
    people: { mayInvite: false },
  });
  const contacts = { ...sure(await readOrganiser(admin, organiserId)).contacts, phone: "+7 415 372 10 00" };
  expect(await editOrganiser(secretary, organiserId, contacts)).toMatchObject({ ok: false, reason: "notFound" });
  expect((await editOrganiser(admin, organiserId, contacts)).ok).toBe(true);
});

test("an organiser's public address is no page of ours", () => {
  expect(isSlug("milkovo")).toBe(true);
  for (const slug of ["", "admin", "sign-in", "Milkovo", "a--b", "-a", "мильково", "a/b", "x".repeat(41)]) {
    expect(isSlug(slug)).toBe(false);
  }
});
