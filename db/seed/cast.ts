import { eq } from "drizzle-orm";
import type { Person } from "~/access/who";
import { acceptInvitation } from "~/lifecycle/1-registration/accept-invitation.server";
import type { MemberRole } from "~/lifecycle/1-registration/applicant";
import { applicantForm, KindForm, profileOf } from "~/lifecycle/1-registration/applicant.form";
import { confirmEmail } from "~/lifecycle/1-registration/confirm-email.server";
import { createOrganiser } from "~/lifecycle/1-registration/create-organiser.server";
import { editOrganiser } from "~/lifecycle/1-registration/edit-organiser.server";
import { inviteFirstAdministrator } from "~/lifecycle/1-registration/invite-first-administrator.server";
import { inviteMember } from "~/lifecycle/1-registration/invite-member.server";
import { invitePerson } from "~/lifecycle/1-registration/invite-person.server";
import { registerAccount } from "~/lifecycle/1-registration/register-account.server";
import { registerApplicant } from "~/lifecycle/1-registration/register-applicant.server";
import { db } from "~db/client.server";
import { organiser, person } from "~db/schema/registration";
import { demoPassword } from "./accounts";
import type { DemoApplicant, DemoOrganiser, DemoPerson } from "./content/types";
import { codeInLetter, play } from "./play";

/** What a consent in the story is evidenced by. */
const sender = { ip: "127.0.0.1", agent: "seed" };
type Invited = Parameters<typeof invitePerson>[2]["role"];

/** Registers a person and follows the link in the letter; who has an account already is only looked up. */
export async function joins(one: DemoPerson): Promise<Person> {
  if (!(await accountOf(one))) {
    await play(
      `${one.name} registers`,
      registerAccount({ ...one, password: demoPassword, consentAccount: "on" }, sender, "ru"),
    );
    await play(`${one.name} confirms`, confirmEmail(await codeInLetter(one.email, "confirm-email"), sender));
  }
  return (await accountOf(one))!;
}

async function accountOf({ email }: DemoPerson): Promise<Person | undefined> {
  const [row] = await db()
    .select({ id: person.id, name: person.name, email: person.email })
    .from(person)
    .where(eq(person.email, email));
  return row && { kind: "person", lang: "ru", confirmed: true, ...row };
}

/** The administrator of the installation, by the link that the command line prints. */
export async function becomesAdministrator(one: DemoPerson): Promise<Person> {
  const who = await joins(one);
  const { url } = await play("the command line invites", inviteFirstAdministrator(one.email));
  await play(`${one.name} takes the administration`, acceptInvitation(who, url.split("/").at(-1)!, sender));
  return who;
}

/** The administrator makes an organiser, whose own administrator is invited by letter and accepts. */
export async function opensOffice(
  admin: Person,
  host: DemoOrganiser,
  head: DemoPerson,
): Promise<{ id: string; head: Person }> {
  const { slug, name, shortName, zone, locality, address, phone, email } = host;
  const who = await joins(head);
  await play(
    `an organiser ${shortName}`,
    createOrganiser(admin, { slug, name, shortName, zone, locality, adminName: head.name, adminEmail: head.email }),
  );
  await play(
    `${head.name} takes the office`,
    acceptInvitation(who, await codeInLetter(head.email, "invitation"), sender),
  );
  const [row] = await db().select({ id: organiser.id }).from(organiser).where(eq(organiser.slug, slug));
  const contacts = { name, shortName, locality, address, phone, email };
  await play(`${shortName} gives its contacts`, editOrganiser(who, row!.id, contacts));
  return { id: row!.id, head: who };
}

/** Somebody is invited to a role by letter and accepts. */
export async function takesRole(
  inviter: Person,
  at: Parameters<typeof invitePerson>[1],
  role: Invited,
  one: DemoPerson,
): Promise<Person> {
  const who = await joins(one);
  await play(
    `${one.name} is invited as ${role}`,
    invitePerson(inviter, at, { role, name: one.name, email: one.email }),
  );
  await play(`${one.name} accepts`, acceptInvitation(who, await codeInLetter(one.email, "invitation"), sender));
  return who;
}

/** An organisation or a group is registered by its head, with whatever else its profile tells. */
export async function registers(
  head: Person,
  one: DemoApplicant,
  details: Record<string, string | string[]> = {},
): Promise<string> {
  const kind = KindForm.parse(one.kind);
  const { fullName, shortName, locality, address, headName, headPost, phone, email, site, about } = one;
  const shared = { fullName, shortName, locality, address, headName, headPost, phone, email, site, about };
  const own = one.inn
    ? { inn: one.inn, kpp: one.kpp ?? "", ogrn: one.ogrn ?? "", registeredOn: one.registeredOn ?? "" }
    : { hostName: one.hostName };
  const profile = profileOf(applicantForm(kind).parse({ ...shared, ...own, ...details }));
  return (await play(`${shortName} registers`, registerApplicant(head, kind, profile, true))).id;
}

/** A member of an applicant is invited by its head and accepts; a signatory has a power of attorney. */
export async function joinsTeam(
  head: Person,
  applicantId: string,
  { role, ...authority }: { role: MemberRole; number?: string; issuedOn?: string; until?: string; reference?: string },
  one: DemoPerson,
): Promise<Person> {
  const who = await joins(one);
  const given = { number: "", issuedOn: "", until: "", reference: "", ...authority };
  const { name, email } = one;
  await play(`${name} is invited as ${role}`, inviteMember(head, applicantId, { name, email, role, ...given }));
  await play(`${name} accepts`, acceptInvitation(who, await codeInLetter(email, "member-invitation"), sender));
  return who;
}
