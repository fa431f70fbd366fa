import { eq, inArray, sql } from "drizzle-orm";
import { db } from "~db/client.server";
import { applicant, bankAccount, membership, namedPerson, person } from "~db/schema/registration";
import type { Identity } from "./mask";
import { namesIn } from "./named-in";

/**
 * What the profile of an applicant names it and its people by, with everybody who ever acted for it and everybody it named,
 * consents withdrawn since included: a name once typed into a text stays there. By applicant id; three queries for any number.
 */
export async function identitiesOf(
  applicantIds: readonly string[],
  legalForms: ReadonlySet<string>,
): Promise<Map<string, Identity>> {
  const ids = [...new Set(applicantIds)];
  if (ids.length === 0) return new Map();
  const [profiles, members, named] = await Promise.all([profilesOf(ids), membersOf(ids), namedBy(ids)]);
  const people = new Map<string, string[]>();
  for (const { applicantId, name } of [...members, ...named])
    people.set(applicantId, [...(people.get(applicantId) ?? []), name]);
  return new Map(
    profiles.map(({ id, founders, ...of }) => {
      const founded = namesIn(founders, legalForms);
      const hostOf = (address: string) => address.split("@")[1] ?? "";
      return [
        id,
        {
          organisations: given(of.fullName, of.shortName, of.parentName, of.hostName, ...founded.organisations),
          people: given(of.headName, of.accountant, ...founded.people, ...(people.get(id) ?? [])),
          numbers: given(of.inn, of.kpp, of.ogrn, of.hostInn, of.account, ...founded.numbers),
          phones: given(of.phone),
          sites: given(of.site, hostOf(of.email)),
          handles: given(...of.socials.split(/\s+/)),
          addresses: given(of.address, of.postalAddress),
        },
      ];
    }),
  );
}

function profilesOf(ids: string[]) {
  return db()
    .select({
      id: applicant.id,
      fullName: applicant.fullName,
      shortName: applicant.shortName,
      parentName: applicant.parentName,
      hostName: applicant.hostName,
      hostInn: applicant.hostInn,
      inn: applicant.inn,
      kpp: applicant.kpp,
      ogrn: applicant.ogrn,
      headName: applicant.headName,
      accountant: applicant.accountant,
      founders: applicant.founders,
      phone: applicant.phone,
      email: applicant.email,
      site: applicant.site,
      socials: applicant.socials,
      address: applicant.address,
      postalAddress: applicant.postalAddress,
      account: sql<string | null>`${bankAccount.account}`,
    })
    .from(applicant)
    .leftJoin(bankAccount, eq(bankAccount.applicantId, applicant.id))
    .where(inArray(applicant.id, ids));
}

function membersOf(ids: string[]) {
  return db()
    .select({ applicantId: membership.applicantId, name: person.name })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .where(inArray(membership.applicantId, ids));
}

function namedBy(ids: string[]) {
  return db()
    .select({ applicantId: namedPerson.applicantId, name: namedPerson.name })
    .from(namedPerson)
    .where(inArray(namedPerson.applicantId, ids));
}

function given(...values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value): value is string => !!value))];
}
