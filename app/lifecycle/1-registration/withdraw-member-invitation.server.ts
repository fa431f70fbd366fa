import { and, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { oneTimeLink } from "~db/schema/registration";
import { done, type Outcome, refused } from "../outcome";
import { applicantFacts } from "./applicant-facts.server";
import { isWaitingMember } from "./invite-member.server";
import { useUp } from "./one-time-link.server";

/** The head takes an invitation back before it is accepted. Refuses `notFound`, `wrongRole`, `changedMeanwhile`. */
export async function withdrawMemberInvitation(who: Person, applicantId: string, linkId: string): Promise<Outcome> {
  if (!isUuid(applicantId) || !isUuid(linkId)) return refused("notFound");
  return transaction(who, "applicant.inviteMember", async (tx) => {
    const facts = await applicantFacts(tx, who, applicantId);
    if (!facts) return refused("notFound");
    const may = policy["applicant.inviteMember"](who, facts);
    if (!may.ok) return may;
    const [link] = await tx
      .select({ membership: oneTimeLink.membership })
      .from(oneTimeLink)
      .where(and(eq(oneTimeLink.id, linkId), isWaitingMember(applicantId)));
    if (!link?.membership) return refused("notFound");
    if (!(await useUp(tx, linkId))) return refused("changedMeanwhile");
    record(tx, {
      type: "applicant.memberInviteWithdrawn",
      subject: { kind: "applicant", id: applicantId },
      details: { name: link.membership.name },
    });
    return done;
  });
}
