import { and, eq, isNull } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { type HistoryLine, readHistory } from "~/journal/history.queries.server";
import { isUuid } from "~/server/ids.server";
import { byAlphabet } from "~db/alphabet";
import { db } from "~db/client.server";
import { applicant, joinRequest, membership, person } from "~db/schema/registration";
import { made, type Outcome, refused } from "../outcome";
import type { ApplicantKind, MemberRole, Verification } from "./applicant";
import { applicantFacts } from "./applicant-facts.server";
import type { InvitedMemberRow, JoinRow, MemberRow } from "./applicant-rows";
import type { BankAccount } from "./bank-account";
import { bankAccountOf } from "./bank-account.queries.server";
import type { ErrandRow } from "./errand";
import { errandsOf } from "./errand.queries.server";
import { invitedTo, membersOf } from "./member.queries.server";
import { profileColumns } from "./profile-columns.server";
import { type Twin, twinsOf } from "./same-inn.server";
import type { ShownProfile } from "./shown-profile";
import type { VerifiedFact } from "./verified-facts";

export type MyApplicant = {
  id: string;
  kind: ApplicantKind;
  shortName: string;
  locality: string;
  verification: Verification;
  role: MemberRole;
};

/** Applicants that a person acts for, by name; at most 50. For the applicant's home page and for starting an application. */
export async function myApplicants(who: Person): Promise<MyApplicant[]> {
  return db()
    .select({
      id: applicant.id,
      kind: applicant.kind,
      shortName: applicant.shortName,
      locality: applicant.locality,
      verification: applicant.verification,
      role: membership.role,
    })
    .from(membership)
    .innerJoin(applicant, eq(applicant.id, membership.applicantId))
    .where(and(eq(membership.personId, who.id), isNull(membership.until)))
    .orderBy(byAlphabet(applicant.shortName), applicant.id)
    .limit(50);
}

/** Applicants that a person asked to join and that have not answered yet; only what they asked by is shown. */
export async function myJoinRequests(who: Person): Promise<{ id: string; shortName: string; askedAt: string }[]> {
  const rows = await db()
    .select({ id: joinRequest.id, shortName: applicant.shortName, askedAt: joinRequest.askedAt })
    .from(joinRequest)
    .innerJoin(applicant, eq(applicant.id, joinRequest.applicantId))
    .where(and(eq(joinRequest.personId, who.id), eq(joinRequest.state, "pending")))
    .orderBy(joinRequest.askedAt, joinRequest.id)
    .limit(50);
  return rows.map((row) => ({ ...row, askedAt: row.askedAt.toISOString() }));
}

export type OwnApplicant = {
  id: string;
  profile: ShownProfile;
  verification: Verification;
  refusalText: string | null;
  /** What was changed since it was verified; an organiser checks these anew. */
  changedFacts: VerifiedFact[];
  account: BankAccount | null;
  mayEdit: boolean;
  mayEditAccount: boolean;
  isHead: boolean;
  members: MemberRow[];
  invited: InvitedMemberRow[];
  errands: ErrandRow[];
  requests: JoinRow[];
  history: HistoryLine[];
};

/** An applicant for one of its own people; requests to join are for the head only. Refuses `notFound` to everybody else. */
export async function readApplicant(who: Person, applicantId: string): Promise<Outcome<OwnApplicant>> {
  if (!isUuid(applicantId)) return refused("notFound");
  const facts = await applicantFacts(db(), who, applicantId);
  if (!facts?.memberRole) return refused("notFound");
  const may = policy["applicant.read"](who, facts);
  if (!may.ok) return may;
  const [row] = await db()
    .select({ ...profileColumns, refusalText: applicant.refusalText, changedFacts: applicant.changedFacts })
    .from(applicant)
    .where(eq(applicant.id, applicantId));
  if (!row) return refused("notFound");
  const { refusalText, changedFacts, ...profile } = row;
  const isHead = policy["applicant.removeMember"](who, facts).ok;
  return made({
    id: applicantId,
    profile,
    verification: facts.verification,
    refusalText: facts.verification === "refused" ? refusalText : null,
    changedFacts,
    account: policy["applicant.readAccount"](who, facts).ok ? await bankAccountOf(db(), applicantId) : null,
    mayEdit: policy["applicant.edit"](who, facts).ok,
    mayEditAccount: policy["applicant.editAccount"](who, facts).ok,
    isHead,
    members: await membersOf(who, applicantId, isHead),
    invited: isHead ? await invitedTo(applicantId) : [],
    errands: await errandsOf(applicantId),
    requests: isHead ? await requestsTo(applicantId) : [],
    history: await readHistory(db(), who, [{ kind: "applicant", id: applicantId }], { audience: "applicant" }),
  });
}

async function requestsTo(applicantId: string): Promise<JoinRow[]> {
  const rows = await db()
    .select({
      id: joinRequest.id,
      name: person.name,
      email: person.email,
      message: joinRequest.message,
      askedAt: joinRequest.askedAt,
    })
    .from(joinRequest)
    .innerJoin(person, eq(person.id, joinRequest.personId))
    .where(and(eq(joinRequest.applicantId, applicantId), eq(joinRequest.state, "pending")))
    .orderBy(joinRequest.askedAt, joinRequest.id)
    .limit(50);
  return rows.map((row) => ({ ...row, askedAt: row.askedAt.toISOString() }));
}

/** A profile for its form of changes. Refuses `notFound` to others, `wrongRole` to a viewer. */
export async function readProfile(
  who: Person,
  applicantId: string,
): Promise<Outcome<{ id: string; profile: ShownProfile; isVerified: boolean }>> {
  if (!isUuid(applicantId)) return refused("notFound");
  const facts = await applicantFacts(db(), who, applicantId);
  if (!facts) return refused("notFound");
  const may = policy["applicant.edit"](who, facts);
  if (!may.ok) return may;
  const [profile] = await db().select(profileColumns).from(applicant).where(eq(applicant.id, applicantId));
  if (!profile) return refused("notFound");
  return made({ id: applicantId, profile, isVerified: facts.verification === "verified" });
}

/** The name of an applicant for somebody who has its link and may ask to join. Refuses `notFound`. */
export async function readJoinTarget(
  who: Person,
  applicantId: string,
): Promise<Outcome<{ id: string; shortName: string; isMember: boolean }>> {
  if (!isUuid(applicantId)) return refused("notFound");
  const may = policy["applicant.askToJoin"](who, {});
  if (!may.ok) return may;
  const facts = await applicantFacts(db(), who, applicantId);
  return facts
    ? made({ id: facts.id, shortName: facts.shortName, isMember: facts.memberRole !== null })
    : refused("notFound");
}

/** Who is registered with this ИНН already, for a person who registers the same one: names only. */
export async function knownWithInn(who: Person, inn: string): Promise<Twin[]> {
  return policy["applicant.create"](who, {}).ok ? twinsOf(db(), inn) : [];
}
