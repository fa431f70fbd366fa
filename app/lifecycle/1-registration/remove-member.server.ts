import { and, eq, isNull, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { membership, person } from "~db/schema/registration";
import { made, type Outcome, refused } from "../outcome";
import { applicantFacts } from "./applicant-facts.server";
import { isHeadedByOthers, lockApplicantPeople } from "./heads.server";

/**
 * Ends somebody's access to an applicant; the last head stays. Refuses `notFound`, `wrongRole`, `lastOne`,
 * `changedMeanwhile`.
 * @returns whether the person left by it themselves
 */
export async function removeMember(
  who: Person,
  applicantId: string,
  membershipId: string,
): Promise<Outcome<{ left: boolean }>> {
  if (!isUuid(applicantId) || !isUuid(membershipId)) return refused("notFound");
  return transaction<{ left: boolean }>(who, "applicant.removeMember", async (tx) => {
    await lockApplicantPeople(tx, applicantId);
    const facts = await applicantFacts(tx, who, applicantId);
    if (!facts) return refused("notFound");
    const may = policy["applicant.removeMember"](who, facts);
    if (!may.ok) return may;
    const isLive = and(eq(membership.applicantId, applicantId), isNull(membership.until));
    const [member] = await tx
      .select({ personId: membership.personId, name: person.name })
      .from(membership)
      .innerJoin(person, eq(person.id, membership.personId))
      .where(and(eq(membership.id, membershipId), isLive));
    if (!member) return refused("notFound");
    if (!(await isHeadedByOthers(tx, applicantId, membershipId))) return refused("lastOne");
    const ended = await tx
      .update(membership)
      .set({ until: sql`clock_timestamp()` })
      .where(and(eq(membership.id, membershipId), isLive))
      .returning({ id: membership.id });
    if (ended.length === 0) return refused("changedMeanwhile");
    record(tx, {
      type: "applicant.memberRemoved",
      subject: { kind: "applicant", id: applicantId },
      details: { name: member.name },
    });
    return made({ left: member.personId === who.id });
  });
}
