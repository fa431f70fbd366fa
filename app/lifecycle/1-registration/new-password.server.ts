import { eq, sql } from "drizzle-orm";
import type { Person } from "~/access/who";
import { post } from "~/server/post.server";
import type { Tx } from "~db/client.server";
import { person, session } from "~db/schema/registration";
import { expireLinks } from "./one-time-link.server";

/**
 * Sets a new password, in a verb's transaction: every session of the person ends with it, other links for a new password
 * are worth nothing, and a letter tells the owner (G1, G2).
 */
export async function setPassword(tx: Tx, who: Person, passwordHash: string): Promise<void> {
  await tx.update(person).set({ passwordHash }).where(eq(person.id, who.id));
  await tx.delete(session).where(eq(session.userId, who.id));
  await expireLinks(tx, who.id, "resetPassword");
  await post(tx, "password-changed", {
    to: { personId: who.id, email: who.email, name: who.name, lang: who.lang },
    props: {},
  });
}

/** Whoever holds a link from a letter reads the mailbox: the address counts as confirmed. */
export async function markConfirmed(tx: Tx, personId: string): Promise<void> {
  await tx
    .update(person)
    .set({ emailConfirmedAt: sql`coalesce(${person.emailConfirmedAt}, clock_timestamp())` })
    .where(eq(person.id, personId));
}
