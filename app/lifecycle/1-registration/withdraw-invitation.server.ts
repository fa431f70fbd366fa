import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { made, type Outcome, refused } from "../outcome";
import { mayEndRole, type RolePlace, subjectOf } from "./role-place.server";
import { takeBack, waitingInvitation } from "./waiting-invitation.server";

/**
 * Takes an invitation back before it is accepted. Refuses `notFound`, `changedMeanwhile`.
 * @returns the place it led to
 */
export async function withdrawInvitation(who: Person, linkId: string): Promise<Outcome<RolePlace>> {
  if (!isUuid(linkId)) return refused("notFound");
  return transaction<RolePlace>(who, "competition.endRole", async (tx) => {
    const waiting = await waitingInvitation(tx, who, linkId);
    if (!waiting) return refused("notFound");
    const may = mayEndRole(who, waiting.place);
    if (!may.ok) return may;
    if (!(await takeBack(tx, linkId))) return refused("changedMeanwhile");
    record(tx, {
      type: "role.inviteWithdrawn",
      subject: subjectOf(waiting.place),
      competitionId: waiting.place.competitionId ?? undefined,
      details: { name: waiting.invited.name, role: waiting.invited.role },
    });
    return made(waiting.place);
  });
}
