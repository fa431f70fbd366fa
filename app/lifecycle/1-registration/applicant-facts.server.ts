import { eq, sql } from "drizzle-orm";
import type { ApplicantFacts } from "~/access/facts";
import { memberRoleColumn } from "~/access/role-facts.server";
import type { Role } from "~/access/roles";
import type { Who } from "~/access/who";
import type { Reader } from "~db/client.server";
import { applicant } from "~db/schema/registration";

const idOf = (who: Who) => (who.kind === "person" ? who.id : null);

/**
 * Roles of the office towards an applicant: of organisers it applied to, once those applications are opened, since before
 * the opening nobody may learn who filed (domain.md §2.8); and of anybody in an office who knows its exact ИНН.
 */
function officeRolesColumn(who: Who, inn: string | null) {
  // Table names are written out: drizzle leaves them off the columns of a select from one table.
  return sql<Role[]>`array(
    select distinct g.role::text from role_grant g
    where g.person_id = ${idOf(who)} and g.until is null and g.role in ('secretary', 'organiserAdmin')
      and (applicant.inn = ${inn} or exists (
        select from application a join competition c on c.id = a.competition_id
        where a.applicant_id = applicant.id and c.organiser_id = g.organiser_id
          and (g.competition_id is null or g.competition_id = c.id)
          and ${appliedOpenly}))
    order by 1)`;
}

/** That an application `a` of a competition `c` is open to its organiser. */
export const appliedOpenly = sql`a.state not in ('draft', 'discarded', 'submitted', 'withdrawn') and c.state not in ('draft', 'announced', 'closed')`;

export type LoadedApplicant = ApplicantFacts & { id: string; shortName: string; inn: string | null; isBranch: boolean };

/**
 * Facts of one applicant for one person, or undefined when there is none.
 * @param inn the ИНН by which an office looked it up, null otherwise
 */
export async function applicantFacts(
  reader: Reader,
  who: Who,
  applicantId: string,
  inn: string | null = null,
): Promise<LoadedApplicant | undefined> {
  const [row] = await reader
    .select({
      id: applicant.id,
      shortName: applicant.shortName,
      inn: applicant.inn,
      isBranch: sql<boolean>`${applicant.kind} = 'branch'`,
      verification: applicant.verification,
      memberRole: memberRoleColumn(who, applicant.id),
      roles: officeRolesColumn(who, inn),
    })
    .from(applicant)
    .where(eq(applicant.id, applicantId));
  return row;
}
