import { and, eq, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import { nobody } from "~/access/who";
import { record } from "~/journal/record.server";
import { post } from "~/server/post.server";
import { db, transaction } from "~db/client.server";
import { person, session } from "~db/schema/registration";
import { done, type Outcome, refused } from "../outcome";
import { bearerOf, expireLinks, useUp } from "./one-time-link.server";

/**
 * Moves an account to the address whose mailbox holds the link: its sessions and its links for a new password end, letters
 * go to both addresses. An account that nobody confirmed gives the address up. Refuses `linkExpired`, and `alreadyExists` when
 * somebody has confirmed an account with the address meanwhile.
 */
export async function changeEmail(token: string): Promise<Outcome> {
  const may = policy["account.confirm"](nobody, {});
  if (!may.ok) return may;
  const bearer = await bearerOf(db(), token, "changeEmail");
  if (!bearer) return refused("linkExpired");
  const { who, link } = bearer;
  return transaction(who, "account.confirm", async (tx) => {
    if (!(await useUp(tx, link.id))) return refused("linkExpired");
    const [holder] = await tx
      .select({ id: person.id, confirmedAt: person.emailConfirmedAt })
      .from(person)
      .where(eq(person.email, link.email))
      .for("update");
    if (holder?.confirmedAt) return refused("alreadyExists");
    if (holder) {
      const freed = { email: `${holder.id}@unconfirmed.invalid`, passwordHash: null };
      await tx.update(person).set(freed).where(eq(person.id, holder.id));
      await tx.delete(session).where(eq(session.userId, holder.id));
      await expireLinks(tx, holder.id, "confirmEmail");
    }
    const moved = await tx
      .update(person)
      .set({ email: link.email, emailConfirmedAt: sql`clock_timestamp()` })
      .where(and(eq(person.id, who.id), eq(person.email, who.email)))
      .returning({ id: person.id });
    if (moved.length === 0) return refused("linkExpired");
    await tx.delete(session).where(eq(session.userId, who.id));
    await expireLinks(tx, who.id, "resetPassword");
    record(tx, { type: "account.emailChanged", subject: { kind: "person", id: who.id } });
    for (const email of [who.email, link.email]) {
      await post(tx, "email-changed", {
        to: { personId: who.id, email, name: who.name, lang: who.lang },
        props: { email: link.email, isDone: true },
      });
    }
    return done;
  });
}
