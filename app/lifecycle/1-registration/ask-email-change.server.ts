import { and, eq, isNotNull } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { config } from "~/server/config.server";
import { isPassword } from "~/server/passwords.server";
import { post } from "~/server/post.server";
import { db, transaction } from "~db/client.server";
import { person } from "~db/schema/registration";
import { made, type Outcome, refused } from "../outcome";
import type { ChangeEmailForm } from "./account.form";
import { mayRetype, mayWriteTo } from "./attempts.server";
import { expireLinks, makeLink } from "./one-time-link.server";

/**
 * Asks to move one's account to another address: a link goes there, a warning to the address of now. The answer is the same
 * when the other address has an account, whose owner is told instead (G3). Refuses `throttled`.
 * @returns null when the current password is not right
 */
export async function askEmailChange(who: Person, form: ChangeEmailForm): Promise<Outcome<{ asked: true } | null>> {
  const may = policy["account.changeEmail"](who, {});
  if (!may.ok) return may;
  if (!(await mayRetype(who.id))) return refused("throttled");
  const [own] = await db().select({ passwordHash: person.passwordHash }).from(person).where(eq(person.id, who.id));
  if (!(await isPassword(own?.passwordHash ?? null, form.current))) return made(null);
  if (!(await mayWriteTo(form.email))) return refused("throttled");
  const asked: { asked: true } = { asked: true };
  return transaction<{ asked: true } | null>(who, "account.changeEmail", async (tx) => {
    const [taken] = await tx
      .select({ id: person.id, name: person.name, lang: person.lang })
      .from(person)
      .where(and(eq(person.email, form.email), isNotNull(person.emailConfirmedAt)));
    if (taken) {
      await post(tx, "already-registered", {
        to: { personId: taken.id, email: form.email, name: taken.name, lang: taken.lang === "en" ? "en" : "ru" },
        props: { url: `${config().baseUrl}/sign-in` },
      });
      return made(asked);
    }
    await expireLinks(tx, who.id, "changeEmail");
    const token = await makeLink(tx, { purpose: "changeEmail", email: form.email, personId: who.id });
    const to = { personId: who.id, name: who.name, lang: who.lang };
    await post(tx, "change-email", {
      to: { ...to, email: form.email },
      props: { url: `${config().baseUrl}/account/email/${token}` },
    });
    await post(tx, "email-changed", { to: { ...to, email: who.email }, props: { email: form.email, isDone: false } });
    return made(asked);
  });
}
