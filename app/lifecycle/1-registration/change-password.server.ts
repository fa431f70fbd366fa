import { eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { hashPassword, isPassword } from "~/server/passwords.server";
import { db, transaction } from "~db/client.server";
import { person } from "~db/schema/registration";
import { made, type Outcome, refused } from "../outcome";
import type { ChangePasswordForm } from "./account.form";
import { mayRetype } from "./attempts.server";
import { setPassword } from "./new-password.server";

/**
 * Changes one's own password; all sessions end, the caller opens a new one for this browser. Refuses `throttled`.
 * @returns null when the current password is not right
 */
export async function changePassword(
  who: Person,
  form: ChangePasswordForm,
): Promise<Outcome<{ passwordHash: string } | null>> {
  const may = policy["account.changePassword"](who, {});
  if (!may.ok) return may;
  if (!(await mayRetype(who.id))) return refused("throttled");
  const [own] = await db().select({ passwordHash: person.passwordHash }).from(person).where(eq(person.id, who.id));
  if (!(await isPassword(own?.passwordHash ?? null, form.current))) return made(null);
  const passwordHash = await hashPassword(form.password);
  return transaction(who, "account.changePassword", async (tx) => {
    await setPassword(tx, who, passwordHash);
    record(tx, { type: "account.passwordChanged", subject: { kind: "person", id: who.id } });
    return made({ passwordHash });
  });
}
