import { and, desc, eq, isNull } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import { byAlphabet } from "~db/alphabet";
import { db } from "~db/client.server";
import { membership, oneTimeLink, person } from "~db/schema/registration";
import { made, type Outcome, refused } from "../outcome";
import { applicantFacts } from "./applicant-facts.server";
import type { InvitedMemberRow, MemberRow } from "./applicant-rows";
import { proofsOfMembers } from "./attached-proofs.server";
import { isWaitingMember } from "./invite-member.server";
import { rolesByDocument } from "./proof";

const MOST = 50;

const memberColumns = {
  id: membership.id,
  personId: person.id,
  name: person.name,
  email: person.email,
  role: membership.role,
  authority: membership.authority,
};

/** Who acts for an applicant now, heads first; `isHead` is the reader. Ask the policy first: this function does not. */
export async function membersOf(who: Person, applicantId: string, isHead: boolean): Promise<MemberRow[]> {
  const rows = await db()
    .select(memberColumns)
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .where(and(eq(membership.applicantId, applicantId), isNull(membership.until)))
    .orderBy(membership.role, byAlphabet(person.name), membership.id)
    .limit(MOST);
  const proofs = await proofsOfMembers(rows.map(({ id }) => id));
  return rows.map(({ personId, ...row }) => {
    const isSelf = personId === who.id;
    const isShown = (isHead || isSelf) && rolesByDocument.includes(row.role);
    return { ...row, proofs: isShown ? (proofs.get(row.id)?.length ?? 0) : null, isSelf };
  });
}

/** Invitations to an applicant that nobody has accepted yet. Ask the policy first: this function does not. */
export async function invitedTo(applicantId: string): Promise<InvitedMemberRow[]> {
  const rows = await db()
    .select({
      id: oneTimeLink.id,
      email: oneTimeLink.email,
      membership: oneTimeLink.membership,
      sentAt: oneTimeLink.createdAt,
    })
    .from(oneTimeLink)
    .where(isWaitingMember(applicantId))
    .orderBy(desc(oneTimeLink.createdAt), oneTimeLink.id)
    .limit(MOST);
  return rows.map(({ id, email, membership: to, sentAt }) => ({
    id,
    email,
    name: to!.name,
    role: to!.role,
    sentAt: sentAt.toISOString(),
  }));
}

/** An applicant's name for the head who invites somebody to it. Refuses `notFound`, `wrongRole`. */
export async function readInvite(
  who: Person,
  applicantId: string,
): Promise<Outcome<{ id: string; shortName: string }>> {
  if (!isUuid(applicantId)) return refused("notFound");
  const facts = await applicantFacts(db(), who, applicantId);
  if (!facts) return refused("notFound");
  const may = policy["applicant.inviteMember"](who, facts);
  return may.ok ? made({ id: applicantId, shortName: facts.shortName }) : may;
}

/** A member for the form of their role. Refuses `notFound`, `wrongRole`. */
export async function readMember(
  who: Person,
  applicantId: string,
  membershipId: string,
): Promise<Outcome<{ id: string; shortName: string; member: MemberRow }>> {
  if (!isUuid(applicantId) || !isUuid(membershipId)) return refused("notFound");
  const facts = await applicantFacts(db(), who, applicantId);
  if (!facts) return refused("notFound");
  const may = policy["applicant.changeMember"](who, facts);
  if (!may.ok) return may;
  const member = (await membersOf(who, applicantId, true)).find(({ id }) => id === membershipId);
  return member ? made({ id: applicantId, shortName: facts.shortName, member }) : refused("notFound");
}
