import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Recipient } from "~/server/post.server";
import type { Reader } from "~db/client.server";
import { membership, person } from "~db/schema/registration";

/** Who gets the letters to an applicant: its heads, who can still sign in. */
export async function headsOf(reader: Reader, applicantId: string): Promise<Recipient[]> {
  return (await headsOfAll(reader, [applicantId])).get(applicantId) ?? [];
}

/** The heads of several applicants, by applicant id. One query for any number. */
export async function headsOfAll(reader: Reader, applicantIds: readonly string[]): Promise<Map<string, Recipient[]>> {
  const heads = new Map<string, Recipient[]>();
  if (applicantIds.length === 0) return heads;
  const rows = await reader
    .select({
      applicantId: membership.applicantId,
      id: person.id,
      email: person.email,
      name: person.name,
      lang: person.lang,
    })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .where(
      and(
        inArray(membership.applicantId, [...new Set(applicantIds)]),
        eq(membership.role, "head"),
        isNull(membership.until),
        isNull(person.disabledAt),
      ),
    )
    .orderBy(person.id);
  for (const { applicantId, id, email, name, lang } of rows) {
    const to: Recipient = { personId: id, email, name, lang: lang === "en" ? "en" : "ru" };
    heads.set(applicantId, [...(heads.get(applicantId) ?? []), to]);
  }
  return heads;
}
