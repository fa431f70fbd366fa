import type { Person } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { done, type Outcome, refused } from "../outcome";
import { type Invited, isInvited, sendInvitation } from "./invitation.server";
import { rolesOfCompetition, rolesOfOrganiser } from "./organiser";
import { mayInvite, rolePlace } from "./role-place.server";

/**
 * Invites a person by letter to a role for an organiser, or for one of its competitions. The answer never tells whether
 * the address has an account (G3). Refuses `alreadyExists` when the role is held or an invitation to it waits.
 */
export async function invitePerson(
  who: Person,
  at: { organiserId: string } | { competitionId: string },
  invited: Invited,
): Promise<Outcome> {
  if (!isUuid(Object.values(at)[0])) return refused("notFound");
  const isCompetition = "competitionId" in at;
  const invitable: readonly string[] = isCompetition ? rolesOfCompetition : rolesOfOrganiser;
  if (!invitable.includes(invited.role)) return refused("badInput");
  return transaction(who, isCompetition ? "competition.invite" : "organiser.invite", async (tx) => {
    const place = await rolePlace(tx, who, at);
    if (!place) return refused("notFound");
    const may = mayInvite(who, place);
    if (!may.ok) return may;
    if (await isInvited(tx, place, invited)) return refused("alreadyExists");
    await sendInvitation(tx, who, place, invited);
    return done;
  });
}
