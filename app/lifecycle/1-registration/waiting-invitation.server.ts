import { and, eq, isNull, sql } from "drizzle-orm";
import type { Who } from "~/access/who";
import type { Tx } from "~db/client.server";
import { oneTimeLink } from "~db/schema/registration";
import type { Invited } from "./invitation.server";
import type { InvitableRole } from "./organiser";
import { type RolePlace, rolePlace } from "./role-place.server";

export type WaitingInvitation = { place: RolePlace; invited: Invited };

/** An invitation that still waits and the place it leads to, with the reader's roles there; undefined when there is none. */
export async function waitingInvitation(tx: Tx, who: Who, linkId: string): Promise<WaitingInvitation | undefined> {
  const [link] = await tx
    .select({ email: oneTimeLink.email, invitation: oneTimeLink.invitation })
    .from(oneTimeLink)
    .where(and(eq(oneTimeLink.id, linkId), eq(oneTimeLink.purpose, "invitation"), isNull(oneTimeLink.usedAt)));
  if (!link?.invitation?.organiserId) return undefined;
  const { organiserId, competitionId, name, role } = link.invitation;
  const place = await rolePlace(tx, who, competitionId ? { competitionId } : { organiserId });
  return place && { place, invited: { email: link.email, name, role: role as InvitableRole } };
}

/** Takes an invitation back: its link is worth nothing from now on. False when it was used or taken back meanwhile. */
export async function takeBack(tx: Tx, linkId: string): Promise<boolean> {
  const taken = await tx
    .update(oneTimeLink)
    .set({ usedAt: sql`clock_timestamp()` })
    .where(and(eq(oneTimeLink.id, linkId), isNull(oneTimeLink.usedAt)))
    .returning({ id: oneTimeLink.id });
  return taken.length === 1;
}
