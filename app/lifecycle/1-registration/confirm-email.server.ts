import { eq, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import { nobody } from "~/access/who";
import { record } from "~/journal/record.server";
import type { Sender } from "~/server/sender.server";
import { db, transaction } from "~db/client.server";
import { person } from "~db/schema/registration";
import { made, type Outcome, refused } from "../outcome";
import { giveConsents, missingConsents } from "./consents.server";
import { bearerOf, expireLinks, useUp } from "./one-time-link.server";

/**
 * Confirms an e-mail by the link sent to it. An account closed by withdrawing its consent opens again: the page asked
 * for the consent anew, and it is kept here. Refuses `linkExpired`.
 * @returns whose address it was
 */
export async function confirmEmail(
  token: string,
  from: Sender,
): Promise<Outcome<{ personId: string; passwordHash: string | null }>> {
  const may = policy["account.confirm"](nobody, {});
  if (!may.ok) return may;
  const bearer = await bearerOf(db(), token, "confirmEmail");
  if (!bearer) return refused("linkExpired");
  const { who, link } = bearer;
  return transaction(who, "account.confirm", async (tx) => {
    if (!(await useUp(tx, link.id))) return refused("linkExpired");
    const [confirmed] = await tx
      .update(person)
      .set({ emailConfirmedAt: sql`coalesce(${person.emailConfirmedAt}, clock_timestamp())`, disabledAt: null })
      .where(eq(person.id, who.id))
      .returning({ personId: person.id, passwordHash: person.passwordHash });
    if (!confirmed) return refused("linkExpired");
    await expireLinks(tx, who.id, "confirmEmail");
    await giveConsents(tx, who.id, await missingConsents(tx, who.id, ["account"]), from);
    record(tx, { type: "account.confirmed", subject: { kind: "person", id: who.id } });
    return made(confirmed);
  });
}
