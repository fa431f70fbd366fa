import { policy } from "~/access/policy";
import { nobody } from "~/access/who";
import { record } from "~/journal/record.server";
import { hashPassword } from "~/server/passwords.server";
import { db, transaction } from "~db/client.server";
import { made, type Outcome, refused } from "../outcome";
import { markConfirmed, setPassword } from "./new-password.server";
import { bearerOf, useUp } from "./one-time-link.server";

/**
 * Sets a new password by the link from a letter: once, within 60 minutes; all sessions end (G2). Refuses `linkExpired`.
 * @returns the new hash, by which this browser becomes known to the account
 */
export async function resetPassword(token: string, password: string): Promise<Outcome<{ passwordHash: string }>> {
  const may = policy["account.reset"](nobody, {});
  if (!may.ok) return may;
  const bearer = await bearerOf(db(), token, "resetPassword");
  if (!bearer) return refused("linkExpired");
  const passwordHash = await hashPassword(password);
  return transaction(bearer.who, "account.reset", async (tx) => {
    if (!(await useUp(tx, bearer.link.id))) return refused("linkExpired");
    await setPassword(tx, bearer.who, passwordHash);
    await markConfirmed(tx, bearer.who.id);
    record(tx, { type: "account.passwordReset", subject: { kind: "person", id: bearer.who.id } });
    return made({ passwordHash });
  });
}
