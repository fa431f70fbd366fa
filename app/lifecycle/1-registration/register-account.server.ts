import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import { nobody, type Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { config } from "~/server/config.server";
import { evenly } from "~/server/even.server";
import { hashPassword } from "~/server/passwords.server";
import { post } from "~/server/post.server";
import type { Sender } from "~/server/sender.server";
import { type Tx, transaction } from "~db/client.server";
import { person } from "~db/schema/registration";
import { done, type Outcome, refused } from "../outcome";
import type { RegisterForm } from "./account.form";
import { mayAskForLetter, mayWriteTo } from "./attempts.server";
import { giveConsents } from "./consents.server";
import { makeLink } from "./one-time-link.server";

/**
 * Makes an account that waits for its e-mail to be confirmed. An address that has one already gets a letter instead and
 * the answer is the same, so that nobody learns who is registered here (G3). Refuses `throttled` by network only.
 */
export async function registerAccount(form: RegisterForm, from: Sender, lang: "ru" | "en"): Promise<Outcome> {
  const may = policy["account.register"](nobody, {});
  if (!may.ok) return may;
  if (!(await mayAskForLetter(from.ip))) return refused("throttled");
  return evenly(async () => {
    const mayWrite = await mayWriteTo(form.email);
    const passwordHash = await hashPassword(form.password);
    const { name, email } = form;
    const who: Person = { kind: "person", id: randomUUID(), name, email, lang, confirmed: false };
    return transaction(who, "account.register", async (tx) => {
      const created = await tx
        .insert(person)
        .values({ id: who.id, email, name, lang, passwordHash })
        .onConflictDoNothing({ target: person.email })
        .returning({ id: person.id });
      if (created.length === 0) {
        if (mayWrite) await remind(tx, email);
        return done;
      }
      record(tx, { type: "account.registered", subject: { kind: "person", id: who.id } });
      await giveConsents(tx, who.id, ["account"], from);
      await askToConfirm(tx, who);
      return done;
    });
  });
}

/** Somebody typed the address of an account: its owner is told, or asked again to confirm what is not confirmed yet. */
async function remind(tx: Tx, email: string): Promise<void> {
  const [known] = await tx.select().from(person).where(eq(person.email, email));
  if (!known) return;
  const lang = known.lang === "en" ? "en" : "ru";
  if (known.emailConfirmedAt === null || known.disabledAt !== null) {
    await askToConfirm(tx, { id: known.id, email, name: known.name, lang });
    return;
  }
  await post(tx, "already-registered", {
    to: { personId: known.id, email, name: known.name, lang },
    props: { url: `${config().baseUrl}/sign-in` },
  });
}

/** Sends the link that confirms an address. */
export async function askToConfirm(tx: Tx, to: Pick<Person, "id" | "email" | "name" | "lang">): Promise<void> {
  const token = await makeLink(tx, { purpose: "confirmEmail", email: to.email, personId: to.id });
  await post(tx, "confirm-email", {
    to: { personId: to.id, email: to.email, name: to.name, lang: to.lang },
    props: { url: `${config().baseUrl}/confirm/${token}` },
  });
}
