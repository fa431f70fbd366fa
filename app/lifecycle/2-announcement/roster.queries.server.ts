import { and, asc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { byAlphabet } from "~db/alphabet";
import type { Reader } from "~db/client.server";
import { person, roleGrant } from "~db/schema/registration";

export type RosterMember = { id: string; name: string; email: string; lang: "ru" | "en"; isChair: boolean };

/** The voting members of a commission at this moment: everybody with a role of member or chair, the chair first, by name. */
export async function rosterOf(
  reader: Reader,
  of: { competitionId: string; organiserId: string },
): Promise<RosterMember[]> {
  const rows = await reader
    .select({
      id: person.id,
      name: person.name,
      email: person.email,
      lang: person.lang,
      isChair: sql<boolean>`bool_or(${roleGrant.role} = 'chair')`,
    })
    .from(roleGrant)
    .innerJoin(person, eq(person.id, roleGrant.personId))
    .where(
      and(
        eq(roleGrant.organiserId, of.organiserId),
        or(isNull(roleGrant.competitionId), eq(roleGrant.competitionId, of.competitionId)),
        inArray(roleGrant.role, ["member", "chair"]),
        isNull(roleGrant.until),
        isNull(person.disabledAt),
      ),
    )
    .groupBy(person.id)
    .orderBy(sql`bool_or(${roleGrant.role} = 'chair') desc`, byAlphabet(person.name), asc(person.id));
  return rows.map((row) => ({ ...row, lang: row.lang === "en" ? "en" : "ru" }));
}
