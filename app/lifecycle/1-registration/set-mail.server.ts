import { sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { russianZones } from "~/text/zones";
import { transaction } from "~db/client.server";
import { letter, mailPreference } from "~db/schema/outbox";
import { done, type Outcome, refused } from "../outcome";
import type { MailForm } from "./account.form";

/**
 * How somebody wants news by letter: a preference, not a fact for the journal. News that are gathered already are told at the
 * next call of the job when they are not wanted once a day any more: nothing is lost by changing one's mind. Refuses
 * `badInput` for a zone that is not in the list.
 */
export async function setMail(who: Person, { choice, zone }: MailForm): Promise<Outcome> {
  return transaction(who, "account.setMail", async (tx) => {
    const may = policy["account.setMail"](who, {});
    if (!may.ok) return may;
    // why: the zone is reckoned with by the database whenever a letter is written, so only those that it knows are kept.
    if (!russianZones.includes(zone)) return refused("badInput");
    const wanted = { choice, zone, chosenAt: sql`clock_timestamp()` };
    await tx
      .insert(mailPreference)
      .values({ personId: who.id, choice, zone })
      .onConflictDoUpdate({ target: mailPreference.personId, set: wanted });
    if (choice !== "daily")
      await tx
        .update(letter)
        .set({ digestAt: sql`clock_timestamp()` })
        .where(sql`${letter.toPersonId} = ${who.id} and ${letter.state} = 'gathered'`);
    return done;
  });
}
