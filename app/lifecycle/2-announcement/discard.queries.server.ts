import { and, eq, isNull, ne } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { db, type Reader } from "~db/client.server";
import { oneTimeLink, roleGrant } from "~db/schema/registration";
import { isWaitingFor } from "../1-registration/invitation.server";
import { made, type Outcome } from "../outcome";
import type { LoadedCompetition } from "./competition.queries.server";
import { competitionForOffice } from "./office.queries.server";

/**
 * Whether this person may throw a draft away now. Refuses `hasPeople` while somebody else holds a role for this very
 * competition, or is invited to one: they would be left with a place that leads nowhere.
 */
export async function mayDiscard(reader: Reader, who: Person, facts: LoadedCompetition): Promise<Outcome> {
  const held = reader
    .select({ id: roleGrant.id })
    .from(roleGrant)
    .where(and(eq(roleGrant.competitionId, facts.id), isNull(roleGrant.until), ne(roleGrant.personId, who.id)));
  const invited = reader
    .select({ id: oneTimeLink.id })
    .from(oneTimeLink)
    .where(isWaitingFor({ organiserId: facts.organiserId, competitionId: facts.id }));
  const called = await held.unionAll(invited).limit(1);
  return policy["competition.discard"](who, { ...facts, hasPeople: called.length > 0 });
}

/** A draft about to be thrown away, for its office; `why` it cannot be now. Refuses `notFound`. */
export async function readDiscardPage(who: Person, competitionId: string | undefined) {
  const found = await competitionForOffice(who, competitionId);
  if (!found.ok) return found;
  const { facts } = found.value;
  const may = await mayDiscard(db(), who, facts);
  return made({ id: facts.id, title: facts.title, why: may.ok ? null : may.reason });
}
