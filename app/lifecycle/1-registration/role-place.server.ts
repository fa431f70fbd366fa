import { and, eq, isNull, ne, or, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import { rolesColumn } from "~/access/role-facts.server";
import type { Role } from "~/access/roles";
import type { Who } from "~/access/who";
import type { SubjectKind } from "~/journal/events";
import type { Reader, Tx } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { organiser, roleGrant } from "~db/schema/registration";
import type { Outcome } from "../outcome";

/** Where a role is held: for an organiser as a whole, or for one of its competitions. */
export type RolePlace = {
  organiserId: string;
  organiserName: string;
  competitionId: string | null;
  competitionTitle: string | null;
  roles: readonly Role[];
};

/** The place of a role with the reader's own roles there, or undefined. The competition decides which organiser it is. */
export async function rolePlace(
  reader: Reader,
  who: Who,
  at: { organiserId: string } | { competitionId: string },
): Promise<RolePlace | undefined> {
  const isCompetition = "competitionId" in at;
  const [row] = await reader
    .select({
      organiserId: organiser.id,
      organiserName: organiser.shortName,
      competitionId: competition.id,
      competitionTitle: competition.title,
      roles: rolesColumn(who, organiser.id, isCompetition ? competition.id : sql`null`),
    })
    .from(organiser)
    .leftJoin(
      competition,
      isCompetition ? and(eq(competition.organiserId, organiser.id), eq(competition.id, at.competitionId)) : sql`false`,
    )
    .where(
      isCompetition
        ? and(eq(competition.id, at.competitionId), ne(competition.state, "discarded"))
        : eq(organiser.id, at.organiserId),
    );
  return row;
}

/** May this person invite there? Asked of the row for competitions or the one for organisers. */
export function mayInvite(who: Who, place: RolePlace): Outcome {
  return policy[place.competitionId ? "competition.invite" : "organiser.invite"](who, place);
}

/** May this person end roles and take back invitations there? */
export function mayEndRole(who: Who, place: RolePlace): Outcome {
  return policy[place.competitionId ? "competition.endRole" : "organiser.endRole"](who, place);
}

/** What an event about a role in this place is about. */
export function subjectOf(place: Pick<RolePlace, "organiserId" | "competitionId">): { kind: SubjectKind; id: string } {
  return place.competitionId
    ? { kind: "competition", id: place.competitionId }
    : { kind: "organiser", id: place.organiserId };
}

/**
 * Whether somebody else holds this role there too. Takes a lock on the organiser first, so that two people who end each
 * other's role at once do not both succeed. A secretary of the whole organiser counts for each of its competitions.
 */
export async function isHeldByOthers(
  tx: Tx,
  grant: { id: string; role: Role; organiserId: string; competitionId: string | null },
): Promise<boolean> {
  await tx.select({ id: organiser.id }).from(organiser).where(eq(organiser.id, grant.organiserId)).for("no key update");
  const inPlace = grant.competitionId
    ? or(isNull(roleGrant.competitionId), eq(roleGrant.competitionId, grant.competitionId))
    : isNull(roleGrant.competitionId);
  const others = await tx
    .select({ id: roleGrant.id })
    .from(roleGrant)
    .where(
      and(
        eq(roleGrant.role, grant.role),
        eq(roleGrant.organiserId, grant.organiserId),
        isNull(roleGrant.until),
        ne(roleGrant.id, grant.id),
        inPlace,
      ),
    )
    .limit(1);
  return others.length > 0;
}
