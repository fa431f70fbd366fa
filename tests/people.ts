import { randomUUID } from "node:crypto";
import type { Role } from "~/access/roles";
import { type Person, system } from "~/access/who";
import type { MemberRole } from "~/lifecycle/1-registration/applicant";
import { made } from "~/lifecycle/outcome";
import { transaction } from "~db/client.server";
import { applicant, membership, organiser, person, roleGrant } from "~db/schema/registration";

/** A confirmed person; tests of registration itself go through its verbs instead. */
export async function aPerson(name: string): Promise<Person> {
  const id = randomUUID();
  const email = `${id.slice(0, 8)}@example.org`;
  await transaction(system, "seed.play", async (tx) => {
    await tx.insert(person).values({ id, name, email, emailConfirmedAt: new Date() });
    return made(undefined);
  });
  return { kind: "person", id, name, email, lang: "ru", confirmed: true };
}

/** An organiser in Kamchatka. */
export async function anOrganiser(name = "Администрация Мильковского округа"): Promise<string> {
  const id = randomUUID();
  await transaction(system, "seed.play", async (tx) => {
    await tx.insert(organiser).values({
      id,
      slug: `o-${id.slice(0, 8)}`,
      name,
      shortName: name,
      zone: "Asia/Kamchatka",
      locality: "с. Мильково",
    });
    return made(undefined);
  });
  return id;
}

/** Gives a role, for an organiser as a whole or for one of its competitions. */
export async function grant(
  to: Person,
  role: Role,
  organiserId: string | null,
  competitionId: string | null = null,
): Promise<void> {
  await transaction(system, "seed.play", async (tx) => {
    await tx.insert(roleGrant).values({ personId: to.id, role, organiserId, competitionId });
    return made(undefined);
  });
}

/** A verified applicant whose head is the given person. */
export async function anApplicant(head: Person, over: Partial<typeof applicant.$inferInsert> = {}): Promise<string> {
  const id = randomUUID();
  await transaction(system, "seed.play", async (tx) => {
    await tx.insert(applicant).values({
      id,
      kind: "legal",
      fullName: "Автономная некоммерческая организация «Добрые дела»",
      shortName: "АНО «Добрые дела»",
      headName: head.name,
      createdBy: head.id,
      verification: "verified",
      ...over,
    });
    await tx.insert(membership).values({ applicantId: id, personId: head.id, role: "head" });
    return made(undefined);
  });
  return id;
}

/** Lets somebody act for an applicant, in any role but a signatory's. */
export async function aMember(applicantId: string, who: Person, role: Exclude<MemberRole, "signatory">): Promise<void> {
  await transaction(system, "seed.play", async (tx) => {
    await tx.insert(membership).values({ applicantId, personId: who.id, role });
    return made(undefined);
  });
}
