import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import type { Sender } from "~/server/sender.server";
import { db, transaction } from "~db/client.server";
import { done, type Outcome, refused } from "../outcome";
import { accountOf, invitationPurposes } from "./invitation.queries.server";
import { readLink, useUp } from "./one-time-link.server";
import { takeInvited } from "./take-invited.server";

/**
 * Accepts an invitation with the account of the address it was sent to; the link works once. Refuses `linkExpired`, and
 * `wrongRole` to another account.
 */
export async function acceptInvitation(who: Person, token: string, from: Sender): Promise<Outcome> {
  const may = policy["account.useInvitation"](who, {});
  if (!may.ok) return may;
  const link = await readLink(db(), token, ...invitationPurposes);
  if (!link) return refused("linkExpired");
  if ((await accountOf(link))?.id !== who.id) return refused("wrongRole");
  return transaction(who, "account.useInvitation", async (tx) => {
    if (!(await useUp(tx, link.id))) return refused("linkExpired");
    await takeInvited(tx, link, who, from);
    return done;
  });
}
