import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { Recipient } from "~/server/post.server";
import { prepared, type Reader, type Tx } from "~db/client.server";
import { applicant, membership, person } from "~db/schema/registration";
import type { MemberRole } from "./applicant";

/** Who gets the letters to an applicant: its heads, who can still sign in. */
export async function headsOf(reader: Reader, applicantId: string): Promise<Recipient[]> {
  return (await headsOfAll(reader, [applicantId])).get(applicantId) ?? [];
}

/** Somebody who acts for an applicant, as letters reach them. */
export type Acting = Recipient & { role: MemberRole };

/** The heads and signatories of an applicant, who can still sign in. */
export async function signersOf(reader: Reader, applicantId: string): Promise<Acting[]> {
  return (await membersOfAll(reader, [applicantId], ["head", "signatory"])).get(applicantId) ?? [];
}

/** The heads of several applicants, by applicant id. One query for any number. */
export async function headsOfAll(reader: Reader, applicantIds: readonly string[]): Promise<Map<string, Recipient[]>> {
  return membersOfAll(reader, applicantIds, ["head"]);
}

const membersReading = prepared((database) =>
  database
    .select({
      applicantId: membership.applicantId,
      id: person.id,
      email: person.email,
      name: person.name,
      lang: person.lang,
      role: membership.role,
    })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .where(
      and(
        sql`${membership.applicantId} = any(${sql.placeholder("applicants")}::uuid[])`,
        sql`${membership.role} = any(${sql.placeholder("roles")}::member_role[])`,
        isNull(membership.until),
        isNull(person.disabledAt),
      ),
    )
    .orderBy(person.id),
);

async function membersOfAll(
  reader: Reader,
  applicantIds: readonly string[],
  roles: readonly MemberRole[],
): Promise<Map<string, Acting[]>> {
  const members = new Map<string, Acting[]>();
  if (applicantIds.length === 0) return members;
  const rows = await membersReading(reader, { applicants: `{${[...new Set(applicantIds)]}}`, roles: `{${roles}}` });
  for (const { applicantId, id, email, name, lang, role } of rows) {
    const to: Acting = { personId: id, email, name, lang: lang === "en" ? "en" : "ru", role };
    members.set(applicantId, [...(members.get(applicantId) ?? []), to]);
  }
  return members;
}

/** Holds back others who change the people of an applicant: two heads who take each other's role at once wait here. */
export async function lockApplicantPeople(tx: Tx, applicantId: string): Promise<void> {
  await tx.select({ id: applicant.id }).from(applicant).where(eq(applicant.id, applicantId)).for("no key update");
}

/** Whether an applicant has a head besides this member. Lock its people first. */
export async function isHeadedByOthers(reader: Reader, applicantId: string, membershipId: string): Promise<boolean> {
  const others = await reader
    .select({ id: membership.id })
    .from(membership)
    .where(
      and(
        eq(membership.applicantId, applicantId),
        isNull(membership.until),
        eq(membership.role, "head"),
        ne(membership.id, membershipId),
      ),
    )
    .limit(1);
  return others.length > 0;
}
