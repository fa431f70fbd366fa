import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { config } from "~/server/config.server";
import { isUuid } from "~/server/ids.server";
import { post } from "~/server/post.server";
import { type Tx, transaction } from "~db/client.server";
import { membership, oneTimeLink, person } from "~db/schema/registration";
import { done, type Outcome, refused } from "../outcome";
import { applicantFacts } from "./applicant-facts.server";
import { mayInviteMember } from "./attempts.server";
import { authorityOf } from "./member";
import type { InviteMemberForm } from "./member.form";
import { makeLink } from "./one-time-link.server";

/**
 * The head invites somebody by letter to act for an applicant. The answer never tells whether the address has an account
 * (G3). Refuses `notFound`, `wrongRole`, `throttled`, and `alreadyExists` for a member or a waiting invitation.
 */
export async function inviteMember(who: Person, applicantId: string, invited: InviteMemberForm): Promise<Outcome> {
  if (!isUuid(applicantId)) return refused("notFound");
  if (!(await mayInviteMember(who.id))) return refused("throttled");
  return transaction(who, "applicant.inviteMember", async (tx) => {
    const facts = await applicantFacts(tx, who, applicantId);
    if (!facts) return refused("notFound");
    const may = policy["applicant.inviteMember"](who, facts);
    if (!may.ok) return may;
    const { name, email, role } = invited;
    if (await isKnown(tx, applicantId, email)) return refused("alreadyExists");
    const member = { applicantId, role, authority: authorityOf(invited), name };
    const token = await makeLink(tx, { purpose: "membership", email, invitedBy: who.id, membership: member });
    const [known] = await tx.select({ lang: person.lang }).from(person).where(eq(person.email, email));
    record(tx, {
      type: "applicant.memberInvited",
      subject: { kind: "applicant", id: applicantId },
      details: { name, role },
    });
    await post(tx, "member-invitation", {
      to: { email, name, lang: known?.lang === "en" ? "en" : "ru" },
      props: {
        applicant: facts.shortName,
        role,
        invitedBy: who.name,
        url: `${config().baseUrl}/invitation/${token}`,
      },
    });
    return done;
  });
}

/** Whether this mailbox acts for the applicant already, or has an invitation to it that still waits. */
async function isKnown(tx: Tx, applicantId: string, email: string): Promise<boolean> {
  const members = await tx
    .select({ id: membership.id })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .where(and(eq(membership.applicantId, applicantId), eq(person.email, email), isNull(membership.until)));
  if (members.length > 0) return true;
  const waiting = await tx
    .select({ id: oneTimeLink.id })
    .from(oneTimeLink)
    .where(and(isWaitingMember(applicantId), eq(oneTimeLink.email, email)));
  return waiting.length > 0;
}

/** The condition of an invitation to this applicant that can still be accepted. */
export function isWaitingMember(applicantId: string) {
  return and(
    eq(oneTimeLink.purpose, "membership"),
    isNull(oneTimeLink.usedAt),
    gt(oneTimeLink.expiresAt, sql`clock_timestamp()`),
    sql`${oneTimeLink.membership}->>'applicantId' = ${applicantId}`,
  );
}
