import { and, eq, isNull, sql } from "drizzle-orm";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { person, roleGrant } from "~db/schema/registration";
import { made, type Outcome, refused } from "../outcome";
import { keptRoles } from "./organiser";
import { isHeldByOthers, mayEndRole, type RolePlace, rolePlace, subjectOf } from "./role-place.server";

/**
 * Ends a role; from the next request on its holder is refused. The last secretary and the last administrator stay until
 * somebody else holds the role. Refuses `notFound`, `lastOne`, `changedMeanwhile`.
 * @returns the place the role was held in
 */
export async function endRole(who: Person, grantId: string): Promise<Outcome<RolePlace>> {
  if (!isUuid(grantId)) return refused("notFound");
  return transaction<RolePlace>(who, "competition.endRole", async (tx) => {
    const [grant] = await tx
      .select({
        id: roleGrant.id,
        role: roleGrant.role,
        organiserId: roleGrant.organiserId,
        competitionId: roleGrant.competitionId,
        name: person.name,
      })
      .from(roleGrant)
      .innerJoin(person, eq(person.id, roleGrant.personId))
      .where(and(eq(roleGrant.id, grantId), isNull(roleGrant.until)));
    if (!grant?.organiserId) return refused("notFound");
    const { organiserId, competitionId, role, name } = grant;
    const place = await rolePlace(tx, who, competitionId ? { competitionId } : { organiserId });
    if (!place) return refused("notFound");
    const may = mayEndRole(who, place);
    if (!may.ok) return may;
    if (keptRoles.includes(role) && !(await isHeldByOthers(tx, { ...grant, organiserId }))) return refused("lastOne");
    const ended = await tx
      .update(roleGrant)
      .set({ until: sql`clock_timestamp()` })
      .where(and(eq(roleGrant.id, grantId), isNull(roleGrant.until)))
      .returning({ id: roleGrant.id });
    if (ended.length === 0) return refused("changedMeanwhile");
    record(tx, {
      type: "role.ended",
      subject: subjectOf(place),
      competitionId: competitionId ?? undefined,
      details: { name, role },
    });
    return made(place);
  });
}
