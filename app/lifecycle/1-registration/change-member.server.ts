import { and, eq, isNull, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { type Tx, transaction } from "~db/client.server";
import { proof } from "~db/schema/proofs";
import { membership, person } from "~db/schema/registration";
import { done, type Outcome, refused } from "../outcome";
import type { Authority, MemberRole } from "./applicant";
import { applicantFacts } from "./applicant-facts.server";
import { isHeadedByOthers, lockApplicantPeople } from "./heads.server";
import { authorityOf } from "./member";
import type { MemberForm } from "./member.form";

/**
 * The head changes what a member may do; the last head stays one. A new power of attorney takes the place of the
 * earlier one, which stays in the journal, and the documents of the earlier one are shown no more. Refuses `notFound`,
 * `wrongRole`, `lastOne`, `changedMeanwhile`.
 */
export async function changeMember(
  who: Person,
  applicantId: string,
  membershipId: string,
  given: MemberForm,
): Promise<Outcome> {
  if (!isUuid(applicantId) || !isUuid(membershipId)) return refused("notFound");
  return transaction(who, "applicant.changeMember", async (tx) => {
    await lockApplicantPeople(tx, applicantId);
    const facts = await applicantFacts(tx, who, applicantId);
    if (!facts) return refused("notFound");
    const may = policy["applicant.changeMember"](who, facts);
    if (!may.ok) return may;
    const isIt = and(
      eq(membership.id, membershipId),
      eq(membership.applicantId, applicantId),
      isNull(membership.until),
    );
    const [member] = await tx
      .select({ name: person.name, role: membership.role, authority: membership.authority })
      .from(membership)
      .innerJoin(person, eq(person.id, membership.personId))
      .where(isIt);
    if (!member) return refused("notFound");
    const { role } = given;
    const steps = member.role === "head" && role !== "head";
    if (steps && !(await isHeadedByOthers(tx, applicantId, membershipId))) return refused("lastOne");
    const authority = authorityOf(given);
    const changed = await tx.update(membership).set({ role, authority }).where(isIt).returning({ id: membership.id });
    if (changed.length === 0) return refused("changedMeanwhile");
    if (!isSameAuthority(member, { role, authority })) await endProofs(tx, membershipId);
    record(tx, {
      type: "applicant.memberChanged",
      subject: { kind: "applicant", id: applicantId },
      details: { name: member.name, role, number: authority?.number ?? null },
    });
    return done;
  });
}

type Held = { role: MemberRole; authority: Authority | null };

/** Whether somebody acts by the same paper as before; where it is kept may change. */
function isSameAuthority(before: Held, now: Held): boolean {
  const paperOf = ({ role, authority }: Held) =>
    [role, authority?.number, authority?.issuedOn, authority?.until].join();
  return paperOf(before) === paperOf(now);
}

async function endProofs(tx: Tx, membershipId: string): Promise<void> {
  const isAttached = and(eq(proof.membershipId, membershipId), isNull(proof.removedAt));
  await tx.update(proof).set({ removedAt: sql`clock_timestamp()` }).where(isAttached);
}
