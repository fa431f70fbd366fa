import { and, eq, isNull } from "drizzle-orm";
import { policy } from "~/access/policy";
import { nobody } from "~/access/who";
import { config } from "~/server/config.server";
import { evenly } from "~/server/even.server";
import { post } from "~/server/post.server";
import { transaction } from "~db/client.server";
import { person } from "~db/schema/registration";
import { done, type Outcome, refused } from "../outcome";
import { mayAskForLetter, mayWriteTo } from "./attempts.server";
import { makeLink } from "./one-time-link.server";

/**
 * Sends a link for a new password to the owner of an address, if it has one; the answer is the same either way (G3).
 * Earlier links stay good for their hour, so that asking too often shuts nobody out. Refuses `throttled` by network only.
 */
export async function askReset(email: string, ip: string): Promise<Outcome> {
  const may = policy["account.askReset"](nobody, {});
  if (!may.ok) return may;
  if (!(await mayAskForLetter(ip))) return refused("throttled");
  return evenly(async () => {
    const mayWrite = await mayWriteTo(email);
    return transaction(nobody, "account.askReset", async (tx) => {
      const [known] = await tx
        .select({ id: person.id, name: person.name, lang: person.lang })
        .from(person)
        .where(and(eq(person.email, email), isNull(person.disabledAt)));
      if (!known || !mayWrite) return done;
      const token = await makeLink(tx, { purpose: "resetPassword", email, personId: known.id });
      await post(tx, "reset-password", {
        to: { personId: known.id, email, name: known.name, lang: known.lang === "en" ? "en" : "ru" },
        props: { url: `${config().baseUrl}/reset/${token}` },
      });
      return done;
    });
  });
}
