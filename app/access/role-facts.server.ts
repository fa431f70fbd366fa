import { and, eq, isNull, or, type Placeholder, type SQL, sql } from "drizzle-orm";
import type { Reader } from "~db/client.server";
import { membership, roleGrant } from "~db/schema/registration";
import type { MemberRole } from "../lifecycle/1-registration/applicant";
import type { Role } from "./roles";
import type { Who } from "./who";

/** An id that no row has: what a question about nobody compares with. */
const NO_ID = "00000000-0000-0000-0000-000000000000";
const idOf = (who: Who) => (who.kind === "person" ? who.id : NO_ID);

/** Who asks: known when a statement is built, or filled into one that is built once (`prepared`). */
export type Asker = Who | Placeholder;
export const anAsker: Asker = sql.placeholder("who");
/** What fills `anAsker`. */
export const askedBy = (who: Who) => ({ who: idOf(who) });

/** The id of whoever asks, for a statement. */
export const askerId = (who: Asker) => ("kind" in who ? idOf(who) : who);

// Columns of the grants are renamed inside: drizzle writes columns of a select from one table without its name, and a bare
// `organiser_id` would then mean the grant's own, so that every grant would fit every organiser.

/**
 * A column of the roles that a person holds for a competition and its organiser at this moment; put it into the select of
 * a facts query so that facts stay one query.
 */
export function rolesColumn(who: Asker, organiserId: SQL | unknown, competitionId: SQL | unknown) {
  return sql<Role[]>`array(
    select distinct held.of_role::text
    from (select person_id, role, organiser_id, competition_id, until from role_grant)
      held (of_person, of_role, of_organiser, of_competition, ended_at)
    where of_person = ${askerId(who)} and ended_at is null
      and (of_organiser = ${organiserId} or of_role = 'installationAdmin')
      and (of_competition is null or of_competition = ${competitionId})
    order by 1)`;
}

/** A column with the person's role for an applicant, null when they are no member of it. */
export function memberRoleColumn(who: Asker, applicantId: SQL | unknown) {
  return sql<MemberRole | null>`(
    select of_role::text
    from (select person_id, role, applicant_id, until from membership) held (of_person, of_role, of_applicant, ended_at)
    where of_person = ${askerId(who)} and of_applicant = ${applicantId} and ended_at is null)`;
}

/**
 * A column that says whether the person is a signatory of an applicant whose power of attorney covers a day.
 * @param day a column or expression that gives it as `YYYY-MM-DD`
 */
export function authorityColumn(who: Asker, applicantId: SQL | unknown, day: SQL) {
  return sql<boolean>`exists (
    select from (select person_id, role, applicant_id, until, authority from membership)
      held (of_person, of_role, of_applicant, ended_at, of_authority)
    where of_person = ${askerId(who)} and of_applicant = ${applicantId} and ended_at is null and of_role = 'signatory'
      and ${day} between of_authority->>'issuedOn' and of_authority->>'until')`;
}

/**
 * A column that says whether the person is a helper whom an applicant's errand lets in, by a role that still holds.
 * @param startedBy who began the application: a helper touches what they began, nothing else of the applicant
 */
export function helpsColumn(who: Asker, applicantId: SQL | unknown, startedBy: SQL | unknown) {
  return sql<boolean>`(${startedBy} = ${askerId(who)} and ${errandHolds(who, applicantId)})`;
}

/** A column that says whether the person registered the paper that an application came on, and is a secretary there still. */
export function typesColumn(who: Asker, applicationId: SQL | unknown) {
  return sql<boolean>`exists (
    select from (select application_id, competition_id, typist_id from paper_application)
      typed (of_application, of_competition, of_typist)
    join competition run on run.id = of_competition
    join role_grant g on g.person_id = of_typist and g.organiser_id = run.organiser_id and g.role = 'secretary' and g.until is null
      and (g.competition_id is null or g.competition_id = run.id)
    where of_typist = ${askerId(who)} and of_application = ${applicationId})`;
}

/** A column that says whether the person acts for an organisation that agreed to be a co-applicant of an application. */
export function coMemberColumn(who: Asker, applicationId: SQL | unknown) {
  return sql<boolean>`exists (
    select from (select application_id, applicant_id from co_applicant where state = 'agreed') agreed (of_application, of_applicant)
    join membership m on m.applicant_id = of_applicant and m.person_id = ${askerId(who)} and m.until is null
    where of_application = ${applicationId})`;
}

/** That an errand of an applicant to this helper holds, and so does the role it was taken by. */
export function errandHolds(who: Asker, applicantId: SQL | unknown) {
  return sql<boolean>`exists (
    select from (select applicant_id, helper_id, organiser_id, ended_at from errand)
      taken (of_applicant, of_helper, of_organiser, was_ended)
    join role_grant g on g.person_id = of_helper and g.organiser_id = of_organiser and g.role = 'helper' and g.until is null
    where of_helper = ${askerId(who)} and of_applicant = ${applicantId} and was_ended is null)`;
}

/** Roles that a person holds for an organiser, apart from any competition; without an organiser: for the installation. */
export async function rolesFor(reader: Reader, who: Who, organiserId: string | null): Promise<Role[]> {
  const rows = await reader
    .selectDistinct({ role: roleGrant.role })
    .from(roleGrant)
    .where(
      and(
        eq(roleGrant.personId, idOf(who)),
        isNull(roleGrant.until),
        isNull(roleGrant.competitionId),
        organiserId
          ? or(eq(roleGrant.organiserId, organiserId), eq(roleGrant.role, "installationAdmin"))
          : eq(roleGrant.role, "installationAdmin"),
      ),
    );
  return rows.map((row) => row.role);
}

/** The person's role for an applicant, or null. */
export async function memberRoleFor(reader: Reader, who: Who, applicantId: string): Promise<MemberRole | null> {
  const [row] = await reader
    .select({ role: membership.role })
    .from(membership)
    .where(and(eq(membership.personId, idOf(who)), eq(membership.applicantId, applicantId), isNull(membership.until)));
  return row?.role ?? null;
}
