import { eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import { nobody } from "~/access/who";
import { knownDevice } from "~/server/device.server";
import { isPassword } from "~/server/passwords.server";
import { db } from "~db/client.server";
import { person } from "~db/schema/registration";
import { made, type Outcome, refused } from "../outcome";
import type { SignInForm } from "./account.form";
import { forgetGuess, mayGuess } from "./attempts.server";

/** Whose password it is; the hash marks the browser as known to the account. */
export type Entry = { personId: string; passwordHash: string };

/**
 * Checks an e-mail and a password. The work is the same whether there is such an account or not (G3); a browser known
 * to the account is counted apart from everybody else's guesses (G4). Refuses `throttled`.
 * @returns null when they do not fit, or the account is closed
 */
export async function checkPassword(form: SignInForm, request: Request, ip: string): Promise<Outcome<Entry | null>> {
  const may = policy["account.signIn"](nobody, {});
  if (!may.ok) return may;
  const [known] = await db()
    .select({ id: person.id, passwordHash: person.passwordHash, disabledAt: person.disabledAt })
    .from(person)
    .where(eq(person.email, form.email));
  const device = knownDevice(request, known?.passwordHash ?? null);
  if (!(await mayGuess(form.email, ip, device))) return refused("throttled");
  const fits = await isPassword(known?.passwordHash ?? null, form.password);
  if (!fits || !known?.passwordHash || known.disabledAt) return made(null);
  await forgetGuess(form.email, ip, device);
  return made({ personId: known.id, passwordHash: known.passwordHash });
}
