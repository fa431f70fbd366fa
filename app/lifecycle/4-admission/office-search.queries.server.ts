import { and, asc, desc, eq, inArray, isNotNull, isNull, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { byAlphabet } from "~db/alphabet";
import { db } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { application } from "~db/schema/application";
import { applicant, organiser, person, roleGrant } from "~db/schema/registration";
import { appliedTo, officeRoles } from "../1-registration/office-applicants.queries.server";
import { searchWords } from "../1-registration/search-words.server";
import { isKept } from "../2-announcement/competition.queries.server";
import { runs } from "../2-announcement/office.queries.server";
import { made } from "../outcome";
import { listedStates } from "./listed-states";

/** Rows of each kind that a search shows. */
export const MOST_FOUND = 20;

/**
 * Finds whatever a person of an office may see: opened applications and their applicants, competitions, people by their
 * roles, twenty of each and one more to tell that there are others. Before the opening of a competition nothing of its
 * applications is found (domain.md §2.8).
 */
export async function searchOffice(who: Person, typed: string) {
  const may = policy["competition.list"](who, { roles: await officeRoles(who) });
  if (!may.ok) return may;
  const words = searchWords(typed);
  if (words.length === 0) return made(null);
  const [applications, competitions, applicants, people] = await Promise.all([
    findApplications(who, words),
    findCompetitions(who, words),
    findApplicants(who, words),
    findPeople(who, words),
  ]);
  return made({ applications, competitions, applicants, people });
}

const all = (words: readonly string[], has: (word: string) => SQL) => words.map(has);
const inText = (text: SQLWrapper) => (word: string) => sql`strpos(${text}, ${word}) > 0`;

function findApplications(who: Person, words: readonly string[]) {
  const has = (word: string) => {
    const isNumber = /^\d{1,6}$/.test(word) ? sql` or ${application.number} = ${Number(word)}` : sql``;
    return sql`(strpos(${application.search}, ${word}) > 0 or strpos(${applicant.search}, ${word}) > 0${isNumber})`;
  };
  return db()
    .select({
      id: application.id,
      number: sql<number>`${application.number}`,
      title: sql<string>`coalesce(${application.title}, '')`,
      applicant: applicant.shortName,
      competitionId: competition.id,
      competition: competition.title,
    })
    .from(application)
    .innerJoin(applicant, eq(applicant.id, application.applicantId))
    .innerJoin(competition, eq(competition.id, application.competitionId))
    .where(
      and(
        isNotNull(application.number),
        inArray(application.state, [...listedStates]),
        isKept,
        runs(who),
        ...all(words, has),
      ),
    )
    .orderBy(desc(competition.createdAt), asc(application.number), asc(application.id))
    .limit(MOST_FOUND + 1);
}

function findCompetitions(who: Person, words: readonly string[]) {
  return db()
    .select({ id: competition.id, title: competition.title, state: competition.state })
    .from(competition)
    .where(and(isKept, runs(who), ...all(words, inText(byAlphabet(competition.title)))))
    .orderBy(desc(competition.createdAt), asc(competition.id))
    .limit(MOST_FOUND + 1);
}

function findApplicants(who: Person, words: readonly string[]) {
  return db()
    .select({ id: applicant.id, name: applicant.shortName, inn: applicant.inn, locality: applicant.locality })
    .from(applicant)
    .where(and(appliedTo(who), ...all(words, inText(applicant.search))))
    .orderBy(sql`${applicant.search} collate "C"`, asc(applicant.id))
    .limit(MOST_FOUND + 1);
}

/** People with a role where the reader works in the office: of one competition, or of the whole organiser. */
function findPeople(who: Person, words: readonly string[]) {
  const isMine = sql`exists (select from role_grant g where g.person_id = ${who.id} and g.until is null
    and g.role in ('secretary', 'organiserAdmin') and g.organiser_id = ${roleGrant.organiserId}
    and (g.competition_id is null or g.competition_id = ${roleGrant.competitionId}))`;
  return db()
    .select({
      id: roleGrant.id,
      name: person.name,
      role: roleGrant.role,
      organiserId: sql<string>`${roleGrant.organiserId}`,
      organiser: organiser.shortName,
      competitionId: roleGrant.competitionId,
      competition: competition.title,
    })
    .from(roleGrant)
    .innerJoin(person, eq(person.id, roleGrant.personId))
    .innerJoin(organiser, eq(organiser.id, roleGrant.organiserId))
    .leftJoin(competition, eq(competition.id, roleGrant.competitionId))
    .where(and(isNull(roleGrant.until), isMine, ...all(words, inText(byAlphabet(person.name)))))
    .orderBy(byAlphabet(person.name), asc(roleGrant.role), asc(roleGrant.id))
    .limit(MOST_FOUND + 1);
}
