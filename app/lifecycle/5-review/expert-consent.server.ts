import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import type { Sender } from "~/server/sender.server";
import { db, transaction } from "~db/client.server";
import { giveConsents, missingConsents } from "../1-registration/consents.server";
import { done, type Outcome, refused } from "../outcome";

/** Whether the person has given the consent that an expert's data rest on (152-ФЗ ст. 9). */
export async function hasExpertConsent(who: Who): Promise<boolean> {
  if (who.kind !== "person") return false;
  return (await missingConsents(db(), who.id, ["expert"])).length === 0;
}

/** Gives the expert's consent; refuses `alreadyExists` when it stands. */
export async function giveExpertConsent(who: Who, sender: Sender): Promise<Outcome> {
  return transaction(who, "account.giveConsent", async (tx) => {
    const may = policy["account.giveConsent"](who, {});
    if (!may.ok || who.kind !== "person") return refused("notSignedIn");
    if ((await missingConsents(tx, who.id, ["expert"])).length === 0) return refused("alreadyExists");
    await giveConsents(tx, who.id, ["expert"], sender);
    return done;
  });
}
