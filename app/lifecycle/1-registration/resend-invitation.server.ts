import type { Person } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { made, type Outcome, refused } from "../outcome";
import { sendInvitation } from "./invitation.server";
import { mayInvite, type RolePlace } from "./role-place.server";
import { takeBack, waitingInvitation } from "./waiting-invitation.server";

/**
 * Sends an invitation once more with a new link; the earlier link is worth nothing from then on. Refuses `notFound`,
 * `changedMeanwhile`.
 * @returns the place it leads to
 */
export async function resendInvitation(who: Person, linkId: string): Promise<Outcome<RolePlace>> {
  if (!isUuid(linkId)) return refused("notFound");
  return transaction<RolePlace>(who, "competition.invite", async (tx) => {
    const waiting = await waitingInvitation(tx, who, linkId);
    if (!waiting) return refused("notFound");
    const may = mayInvite(who, waiting.place);
    if (!may.ok) return may;
    if (!(await takeBack(tx, linkId))) return refused("changedMeanwhile");
    await sendInvitation(tx, who, waiting.place, waiting.invited);
    return made(waiting.place);
  });
}
