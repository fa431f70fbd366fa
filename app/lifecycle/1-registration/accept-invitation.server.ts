import { policy } from "~/access/policy";
import type { Role } from "~/access/roles";
import type { Person } from "~/access/who";
import type { Sender } from "~/server/sender.server";
import { db, transaction } from "~db/client.server";
import { made, type Outcome, refused } from "../outcome";
import { accountOf } from "./invitation.queries.server";
import { takeRole } from "./invitation.server";
import { readLink, useUp } from "./one-time-link.server";

/**
 * Accepts an invitation with the account of the address it was sent to; the link works once. Refuses `linkExpired`, and
 * `wrongRole` to another account.
 * @returns the role, which says where to go on
 */
export async function acceptInvitation(who: Person, token: string, from: Sender): Promise<Outcome<{ role: Role }>> {
  const may = policy["account.useInvitation"](who, {});
  if (!may.ok) return may;
  const link = await readLink(db(), token, "invitation", "firstAdmin");
  if (!link?.invitation) return refused("linkExpired");
  const { role } = link.invitation;
  if ((await accountOf(link))?.id !== who.id) return refused("wrongRole");
  return transaction<{ role: Role }>(who, "account.useInvitation", async (tx) => {
    if (!(await useUp(tx, link.id))) return refused("linkExpired");
    await takeRole(tx, link, who, from);
    return made({ role });
  });
}
