import { and, asc, desc, eq, ilike, isNull, or, type SQL, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Role } from "~/access/roles";
import type { Person } from "~/access/who";
import { type HistoryLine, readHistory } from "~/journal/history.queries.server";
import { isUuid } from "~/server/ids.server";
import { byAlphabet } from "~db/alphabet";
import { db } from "~db/client.server";
import { applicant, membership, person, roleGrant } from "~db/schema/registration";
import { made, type Outcome, refused } from "../outcome";
import { type ApplicantKind, hasRequisites, type Verification } from "./applicant";
import { applicantFacts, appliedOpenly } from "./applicant-facts.server";
import type { OfficeMember } from "./applicant-rows";
import { proofsOfMembers } from "./attached-proofs.server";
import { groupMembersOf } from "./named-person.queries.server";
import { profileColumns } from "./profile-columns.server";
import { twinsOf } from "./same-inn.server";
import type { ShownProfile } from "./shown-profile";
import type { VerifiedFact } from "./verified-facts";

export const OFFICE_APPLICANTS_PAGE = 30;

export type OfficeApplicantRow = {
  id: string;
  kind: ApplicantKind;
  shortName: string;
  locality: string;
  inn: string | null;
  verification: Verification;
  /** What was changed since it was verified: to be checked anew. */
  changedFacts: VerifiedFact[];
};

/** Every role of the office that the person holds anywhere. */
export async function officeRoles(who: Person): Promise<Role[]> {
  const rows = await db()
    .selectDistinct({ role: roleGrant.role })
    .from(roleGrant)
    .where(and(eq(roleGrant.personId, who.id), isNull(roleGrant.until)));
  return rows.map((row) => row.role);
}

/** That the applicant applied, openly by now, to an organiser in whose office the person works. */
export function appliedTo(who: Person): SQL {
  return sql`exists (
    select from application a join competition c on c.id = a.competition_id
    join role_grant g on g.organiser_id = c.organiser_id and (g.competition_id is null or g.competition_id = c.id)
    where a.applicant_id = ${applicant.id} and g.person_id = ${who.id} and g.until is null
      and g.role in ('secretary', 'organiserAdmin') and ${appliedOpenly})`;
}

const rowColumns = {
  id: applicant.id,
  kind: applicant.kind,
  shortName: applicant.shortName,
  locality: applicant.locality,
  inn: applicant.inn,
  verification: applicant.verification,
  changedFacts: applicant.changedFacts,
};

/**
 * Those who applied to the person's organisers, those who wait for verification first; a page of 30. Before the opening
 * of a competition its applicants are not here: nobody may learn who filed (domain.md §2.8).
 * @param asked part of a name, or digits of an ИНН
 */
export async function officeApplicants(
  who: Person,
  { page, asked }: { page: number; asked: string },
): Promise<Outcome<{ rows: OfficeApplicantRow[]; total: number }>> {
  const may = policy["applicant.findByOffice"](who, { roles: await officeRoles(who) });
  if (!may.ok) return may;
  const like = `%${asked.replace(/[\\%_]/g, "\\$&")}%`;
  const rows = await db()
    .select({ ...rowColumns, total: sql<number>`count(*) over ()::int` })
    .from(applicant)
    .where(
      and(
        appliedTo(who),
        asked
          ? or(ilike(applicant.shortName, like), ilike(applicant.fullName, like), ilike(applicant.inn, like))
          : sql`true`,
      ),
    )
    .orderBy(desc(sql`${applicant.verification} = 'unverified'`), byAlphabet(applicant.shortName), applicant.id)
    .limit(OFFICE_APPLICANTS_PAGE)
    .offset((page - 1) * OFFICE_APPLICANTS_PAGE);
  return made({ rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 });
}

/** Profiles with exactly this ИНН, also of those who have not applied here: to verify them ahead. */
export async function applicantsByInn(who: Person, inn: string): Promise<Outcome<OfficeApplicantRow[]>> {
  const may = policy["applicant.findByOffice"](who, { roles: await officeRoles(who) });
  if (!may.ok) return may;
  const rows = await db()
    .select(rowColumns)
    .from(applicant)
    .where(eq(applicant.inn, inn))
    .orderBy(asc(applicant.createdAt), applicant.id)
    .limit(20);
  return made(rows);
}

export type OfficeApplicant = {
  id: string;
  profile: ShownProfile;
  verification: Verification;
  refusalText: string | null;
  changedFacts: VerifiedFact[];
  people: OfficeMember[];
  /** Members of a group; null where the kind has none. */
  group: { id: string; name: string; givenOn: string }[] | null;
  twins: number;
  hasVerifiedTwin: boolean;
  mayVerify: boolean;
  mayRefuse: boolean;
  history: HistoryLine[];
};

/** A profile as an organiser checks it. Refuses `notFound` when it neither applied here nor was looked up by its ИНН. */
export async function readOfficeApplicant(
  who: Person,
  applicantId: string,
  inn: string | null,
): Promise<Outcome<OfficeApplicant>> {
  if (!isUuid(applicantId)) return refused("notFound");
  const facts = await applicantFacts(db(), who, applicantId, inn);
  if (!facts) return refused("notFound");
  const may = policy["applicant.findByOffice"](who, facts);
  if (!may.ok) return may;
  const [row] = await db()
    .select({
      ...profileColumns,
      verification: applicant.verification,
      refusalText: applicant.refusalText,
      changedFacts: applicant.changedFacts,
    })
    .from(applicant)
    .where(eq(applicant.id, applicantId));
  if (!row) return refused("notFound");
  const { verification, refusalText, changedFacts, ...profile } = row;
  const twins = row.inn ? (await twinsOf(db(), row.inn)).filter((twin) => twin.id !== applicantId) : [];
  return made({
    id: applicantId,
    profile,
    verification,
    refusalText,
    changedFacts,
    people: await peopleOf(applicantId),
    group: hasRequisites(profile.kind) ? null : await groupMembersOf(applicantId),
    twins: twins.length,
    hasVerifiedTwin: twins.some((twin) => twin.isVerified),
    mayVerify: policy["applicant.verify"](who, facts).ok,
    mayRefuse: policy["applicant.refuse"](who, facts).ok,
    history: await readHistory(db(), who, [{ kind: "applicant", id: applicantId }], { audience: "office" }),
  });
}

async function peopleOf(applicantId: string): Promise<OfficeMember[]> {
  const rows = await db()
    .select({
      id: membership.id,
      name: person.name,
      email: person.email,
      role: membership.role,
      authority: membership.authority,
    })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .where(and(eq(membership.applicantId, applicantId), isNull(membership.until)))
    .orderBy(membership.role, byAlphabet(person.name), membership.id)
    .limit(20);
  const proofs = await proofsOfMembers(rows.map(({ id }) => id));
  return rows.map((row) => ({ ...row, proofs: proofs.get(row.id) ?? [] }));
}
