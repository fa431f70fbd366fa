import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import { nobody, type Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { hashPassword } from "~/server/passwords.server";
import type { Sender } from "~/server/sender.server";
import { db, type Tx, transaction } from "~db/client.server";
import { consent, person, session } from "~db/schema/registration";
import { made, type Outcome, refused } from "../outcome";
import type { Newcomer } from "./account.form";
import { accountOf, invitationPurposes } from "./invitation.queries.server";
import { expireLinks, readLink, useUp } from "./one-time-link.server";
import { takeInvited } from "./take-invited.server";

/**
 * Makes an account by an invitation: the link proves the address, so it is confirmed at once. An account that somebody
 * opened with this address and never confirmed is taken over: its password, sessions and links are worth nothing.
 * Refuses `linkExpired`, and `alreadyExists` when the address has an account: its owner signs in instead.
 */
export async function joinByInvitation(
  token: string,
  form: Newcomer,
  from: Sender,
  lang: "ru" | "en",
): Promise<Outcome<{ personId: string; passwordHash: string }>> {
  const may = policy["account.useInvitation"](nobody, {});
  if (!may.ok) return may;
  const link = await readLink(db(), token, ...invitationPurposes);
  if (!link) return refused("linkExpired");
  if (await accountOf(link)) return refused("alreadyExists");
  const passwordHash = await hashPassword(form.password);
  const [waiting] = await db().select({ id: person.id }).from(person).where(eq(person.email, link.email));
  const who: Person = {
    kind: "person",
    id: waiting?.id ?? randomUUID(),
    name: form.name,
    email: link.email,
    lang,
    confirmed: true,
  };
  return transaction<{ personId: string; passwordHash: string }>(who, "account.useInvitation", async (tx) => {
    if (!(await useUp(tx, link.id))) return refused("linkExpired");
    if (!(await openAccount(tx, who, passwordHash))) return refused("changedMeanwhile");
    record(tx, { type: "account.registered", subject: { kind: "person", id: who.id } });
    await takeInvited(tx, link, who, from);
    return made({ personId: who.id, passwordHash });
  });
}

/** Writes the account with a confirmed address; false when another request made one with this address meanwhile. */
async function openAccount(tx: Tx, who: Person, passwordHash: string): Promise<boolean> {
  const facts = {
    name: who.name,
    lang: who.lang,
    passwordHash,
    emailConfirmedAt: sql`clock_timestamp()`,
    disabledAt: null,
  };
  const [opened] = await tx
    .insert(person)
    .values({ id: who.id, email: who.email, ...facts })
    .onConflictDoUpdate({ target: person.email, set: facts, setWhere: eq(person.id, who.id) })
    .returning({ id: person.id });
  if (!opened) return false;
  await tx.delete(session).where(eq(session.userId, who.id));
  await expireLinks(tx, who.id, "confirmEmail");
  await expireLinks(tx, who.id, "resetPassword");
  // A stranger's tick is no consent of the mailbox's owner.
  await tx
    .update(consent)
    .set({ withdrawnAt: sql`clock_timestamp()` })
    .where(sql`${consent.personId} = ${who.id} and ${consent.withdrawnAt} is null`);
  return true;
}
