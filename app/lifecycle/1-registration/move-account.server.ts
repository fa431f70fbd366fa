import { and, eq, isNull, sql } from "drizzle-orm";
import { record } from "~/journal/record.server";
import type { Tx } from "~db/client.server";
import { membership, person, session } from "~db/schema/registration";
import type { LoadedHeadRequest, LostAccount } from "./head-request.queries.server";
import { type Told, tellOfHeadRequest } from "./head-request-letters.server";
import { expireLinks } from "./one-time-link.server";
import { askerOf } from "./pass-head-over.server";

/**
 * Gives an account the address and the password of the asker's, which was opened for that and is closed: everything the account
 * did and may do stays its own, what the asker's acts for comes along, the sessions of both end, and letters go to the old address
 * and the new one. In the transaction of whoever has asked the policy.
 */
export async function moveAccount(tx: Tx, asked: LoadedHeadRequest & { lost: LostAccount }, told: Told): Promise<void> {
  const { applicantId, askedBy, lost } = asked;
  const [asker] = await tx
    .select({ email: person.email, passwordHash: person.passwordHash })
    .from(person)
    .where(eq(person.id, askedBy))
    .for("update");
  const closed = { email: `${askedBy}@moved.invalid`, passwordHash: null, disabledAt: sql`clock_timestamp()` };
  await tx.update(person).set(closed).where(eq(person.id, askedBy));
  const { email, passwordHash } = asker!;
  await tx
    .update(person)
    .set({ email, passwordHash, emailConfirmedAt: sql`clock_timestamp()` })
    .where(eq(person.id, lost.personId));
  await bringMemberships(tx, askedBy, lost.personId);
  for (const id of [askedBy, lost.personId]) await tx.delete(session).where(eq(session.userId, id));
  for (const purpose of ["resetPassword", "changeEmail", "objectToMove"] as const)
    await expireLinks(tx, lost.personId, purpose);
  const subject = { kind: "applicant" as const, id: applicantId };
  record(tx, { type: "applicant.accountMoved", subject, details: { name: lost.name } });
  record(tx, { type: "account.emailChanged", subject: { kind: "person", id: lost.personId } });
  await tellOfHeadRequest(tx, [lost, { ...lost, email: askerOf(asked).email }], "accountMoved", told);
}

/** What the closed account acted for: the other account gets it where it has no place of its own. */
async function bringMemberships(tx: Tx, from: string, to: string): Promise<void> {
  await tx.execute(sql`
    update membership m set person_id = ${to}
    where m.person_id = ${from} and m.until is null and not exists (
      select from membership own where own.applicant_id = m.applicant_id and own.person_id = ${to} and own.until is null)`);
  await tx
    .update(membership)
    .set({ until: sql`clock_timestamp()` })
    .where(and(eq(membership.personId, from), isNull(membership.until)));
}
