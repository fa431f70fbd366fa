import type { Person } from "~/access/who";
import { changeBankAccount } from "~/lifecycle/1-registration/change-bank-account.server";
import { takeErrand } from "~/lifecycle/1-registration/take-errand.server";
import { verifyApplicant } from "~/lifecycle/1-registration/verify-applicant.server";
import { addAffiliation, listAffiliations } from "~/lifecycle/5-review/affiliations.server";
import { dayOf } from "~/lifecycle/time";
import { becomesAdministrator, joins, joinsTeam, opensOffice, registers, takesRole } from "./cast";
import { applicantDetails, type DemoDetails } from "./content/applicant-details";
import { applicants } from "./content/applicants";
import { type OrganiserKey, organisers, staff } from "./content/competitions";
import { affiliations, commission, experts, type PersonKey, people } from "./content/people";
import type { DemoApplicant } from "./content/types";
import { play } from "./play";

export type Office = { id: string; head: Person; secretary: Person; helper?: Person };
export type Registered = { id: string; head: Person };

/** The administrator of the installation and the two organisers with their staff. */
export async function opensOffices(): Promise<Record<OrganiserKey, Office>> {
  const admin = await becomesAdministrator(people.admin);
  return { milkovo: await office(admin, "milkovo"), omsk: await office(admin, "omsk") };
}

async function office(admin: Person, key: OrganiserKey): Promise<Office> {
  const { organiserAdmin, secretary, helper } = staff[key];
  const { id, head } = await opensOffice(admin, organisers[key], people[organiserAdmin[0]!]);
  const [first, ...others] = secretary;
  const who = await takesRole(head, { organiserId: id }, "secretary", people[first!]);
  for (const other of others) await takesRole(head, { organiserId: id }, "secretary", people[other]);
  const helps = helper && (await takesRole(head, { organiserId: id }, "helper", people[helper]));
  return { id, head, secretary: who, helper: helps };
}

/** Registers applicants with their heads, by key; their accounts and colleagues with them. */
export async function registersAll(
  stories: Record<string, DemoApplicant>,
  details: Partial<Record<string, DemoDetails>> = {},
): Promise<Map<string, Registered>> {
  const registered = new Map<string, Registered>();
  for (const [key, story] of Object.entries(stories)) {
    const head = await joins(people[story.head as PersonKey]);
    const more = details[key];
    const id = await registers(head, story, more?.profile);
    if (more?.account) await play(`${key} has an account`, changeBankAccount(head, id, 0, more.account));
    for (const { who, ...given } of more?.team ?? []) await joinsTeam(head, id, given, people[who]);
    registered.set(key, { head, id });
  }
  return registered;
}

/** The organiser checks the applicants that have applied to it. */
export async function verifies(secretary: Person, one: Registered, inn: string | null): Promise<void> {
  await play("an applicant is verified", verifyApplicant(secretary, one.id, inn));
}

/** The applicants of the Milkovo competitions. */
export function milkovoApplicants(): Promise<Map<string, Registered>> {
  return registersAll(applicants, applicantDetails);
}

/** Somebody of a resource centre helps a group to write its application. */
export async function helpsGroup({ helper }: Office, group: Registered): Promise<void> {
  if (!helper) return;
  const givenOn = dayOf(new Date(), organisers.milkovo.zone);
  const consent = { way: "spoken", givenOn, consentDesk: "on" } as const;
  const asked = { applicant: group.id, principal: group.head.name, ...consent };
  await play("an errand is taken", takeErrand(helper, asked));
}

/** Experts and commission of a competition, invited by letter. */
export async function gathers(
  secretary: Person,
  competitionId: string,
): Promise<{ experts: Map<string, Person>; commission: Map<string, Person>; chair: Person }> {
  const at = { competitionId };
  const invitedExperts = new Map<string, Person>();
  for (const key of experts) invitedExperts.set(key, await takesRole(secretary, at, "expert", people[key]));
  const members = new Map<string, Person>();
  for (const key of commission)
    members.set(key, await takesRole(secretary, at, key === "chair" ? "chair" : "member", people[key]));
  return { experts: invitedExperts, commission: members, chair: members.get("chair")! };
}

/** Experts say what they are tied to; those who said it in an earlier competition need not say it again. */
export async function declareTies(invited: ReadonlyMap<string, Person>): Promise<void> {
  for (const key of experts) {
    const expert = invited.get(key)!;
    const known = await play("own ties are read", listAffiliations(expert));
    if (known.length > 0) continue;
    for (const { kind, organisation, inn, endedOn } of affiliations[key])
      await play(
        "a tie is declared",
        addAffiliation(expert, { kind, organisation, inn: inn ?? "", endedOn: endedOn ?? "" }),
      );
  }
}
