import { and, asc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import { rolesFor } from "~/access/role-facts.server";
import type { Person } from "~/access/who";
import { byAlphabet } from "~db/alphabet";
import { db, type Reader } from "~db/client.server";
import { person, roleGrant } from "~db/schema/registration";
import { rolesOfCompetition } from "../1-registration/organiser";
import { made, type Outcome } from "../outcome";
import { dayOf } from "../time";
import { MOST_PEOPLE } from "./competition.form";
import { rulesOfLaterYear, slugOfLaterYear, yearsAhead } from "./next-year";
import { competitionForOffice } from "./office.queries.server";

/** Somebody who has a role in a competition and could be asked to take it again; `id` is that of the role held. */
export type Recalled = { id: string; role: (typeof rolesOfCompetition)[number]; name: string; email: string };

/** People with a role for this very competition, its commission first; not the reader. */
export async function peopleToRecall(reader: Reader, who: Person, competitionId: string): Promise<Recalled[]> {
  const rows = await reader
    .select({ id: roleGrant.id, role: roleGrant.role, name: person.name, email: person.email })
    .from(roleGrant)
    .innerJoin(person, eq(person.id, roleGrant.personId))
    .where(
      and(
        eq(roleGrant.competitionId, competitionId),
        inArray(roleGrant.role, [...rolesOfCompetition]),
        isNull(roleGrant.until),
        isNull(person.disabledAt),
        ne(person.id, who.id),
      ),
    )
    .orderBy(
      sql`array_position(array['chair', 'member', 'expert', 'secretary'], ${roleGrant.role}::text)`,
      byAlphabet(person.name),
      asc(roleGrant.id),
    )
    .limit(MOST_PEOPLE);
  return rows as Recalled[];
}

/** Whether this person may begin competitions like this one: a role for the whole organiser is asked for. */
export async function mayCopy(
  who: Person,
  { organiserId }: { organiserId: string },
  reader: Reader = db(),
): Promise<Outcome> {
  return policy["competition.copy"](who, { roles: await rolesFor(reader, who, organiserId) });
}

/**
 * What a copy of a competition would begin with: its title and address for the later year, the dates to come and the people
 * to ask again. Refuses `notFound` to who may not begin competitions of the organiser.
 */
export async function readCopyPage(who: Person, competitionId: string | undefined) {
  const found = await competitionForOffice(who, competitionId);
  if (!found.ok) return found;
  const { facts, rules, organiser } = found.value;
  const may = await mayCopy(who, facts);
  if (!may.ok) return may;
  const years = yearsAhead(rules, dayOf(new Date(), rules.zone));
  const later = rulesOfLaterYear(rules, years);
  return made({
    id: facts.id,
    title: facts.title,
    organiser: organiser.slug,
    mode: facts.mode,
    later: {
      title: later.title,
      slug: slugOfLaterYear(facts.slug, rules, years),
      zone: later.zone,
      opensAt: later.dates.receptionOpensAt,
      closesAt: later.dates.receptionClosesAt,
    },
    people: await peopleToRecall(db(), who, facts.id),
  });
}
