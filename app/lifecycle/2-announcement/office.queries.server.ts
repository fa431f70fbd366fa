import { and, asc, count, desc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Role } from "~/access/roles";
import type { Person } from "~/access/who";
import { readHistory } from "~/journal/history.queries.server";
import { isUuid } from "~/server/ids.server";
import { byAlphabet } from "~db/alphabet";
import { db } from "~db/client.server";
import { competition, question, rulesVersion } from "~db/schema/announcement";
import { application } from "~db/schema/application";
import { organiser, roleGrant } from "~db/schema/registration";

import { made, refused } from "../outcome";
import { competitionColumns, competitionFacts, isKept, rulesOf } from "./competition.queries.server";

const OFFICE_ROLES = ["secretary", "organiserAdmin"] as const;
export const OFFICE_PAGE = 20;

// Written out: of a select from one table drizzle leaves the names of tables out, and `id` would be that of the inner one.

/** Questions that wait for an answer, as a column. */
const waiting = sql<number>`(select count(*)::int from question where question.competition_id = competition.id and question.answered_at is null)`;

/** Whose proposal to announce waits for a second person, as a column. */
const proposal = (who: Person) => sql<"own" | "other" | null>`(
  select case when a.proposed_by = ${who.id} then 'own' else 'other' end from approval a
  where a.competition_id = competition.id and a.state = 'proposed')`;

/** Whether anybody acts as a secretary of the organiser, has only been invited to, or neither. */
const secretary = sql<"acts" | "invited" | "none">`case
  when exists (select from role_grant s where s.organiser_id = ${organiser.id} and s.role = 'secretary' and s.until is null)
    then 'acts'
  when exists (select from one_time_link l where l.purpose = 'invitation' and l.used_at is null and l.expires_at > clock_timestamp()
      and l.invitation->>'role' = 'secretary' and l.invitation->>'organiserId' = ${organiser.id}::text)
    then 'invited'
  else 'none' end`;

/** Organisers in whose office the person works, by name. `whole` says that the role is not for one competition only. */
export async function officesOf(who: Person) {
  return db()
    .select({
      id: organiser.id,
      slug: organiser.slug,
      name: organiser.name,
      shortName: organiser.shortName,
      zone: organiser.zone,
      roles: sql<Role[]>`array_agg(distinct ${roleGrant.role}::text)`,
      whole: sql<boolean>`bool_or(${roleGrant.competitionId} is null)`,
      secretary,
    })
    .from(roleGrant)
    .innerJoin(organiser, eq(organiser.id, roleGrant.organiserId))
    .where(and(eq(roleGrant.personId, who.id), isNull(roleGrant.until), inArray(roleGrant.role, [...OFFICE_ROLES])))
    .groupBy(organiser.id)
    .orderBy(byAlphabet(organiser.name), organiser.id);
}

/** Competitions that the person runs, newest first, a page of them: of one organiser, or of all of theirs. */
export async function officeCompetitions(who: Person, { organiserId, page }: { organiserId?: string; page: number }) {
  const mine = and(
    isKept,
    runs(who),
    organiserId === undefined ? undefined : isUuid(organiserId) ? eq(competition.organiserId, organiserId) : sql`false`,
  );
  const rows = await db()
    .select({
      ...competitionColumns(who),
      organiser: organiser.shortName,
      waiting,
      proposal: proposal(who),
      total: sql<number>`count(*) over ()::int`,
      rules: rulesVersion.rules,
    })
    .from(competition)
    .innerJoin(organiser, eq(organiser.id, competition.organiserId))
    .innerJoin(rulesVersion, currentRules())
    .where(mine)
    .orderBy(desc(competition.createdAt), competition.id)
    .limit(OFFICE_PAGE)
    .offset((page - 1) * OFFICE_PAGE);
  return { rows, pages: Math.ceil((rows[0]?.total ?? 0) / OFFICE_PAGE) };
}

/** The rules that a competition runs by now, for a join. */
export function currentRules(): SQL | undefined {
  return and(eq(rulesVersion.competitionId, competition.id), eq(rulesVersion.version, competition.rulesVersion));
}

function runs(who: Person): SQL {
  return sql`exists (select 1 from ${roleGrant} g where g.person_id = ${who.id} and g.until is null
    and g.role in ('secretary', 'organiserAdmin') and g.organiser_id = ${competition.organiserId}
    and (g.competition_id is null or g.competition_id = ${competition.id}))`;
}

/** One competition for its office, with the rules of its current version. */
export async function competitionForOffice(who: Person, id: string | undefined) {
  if (!isUuid(id)) return refused("notFound");
  const facts = await competitionFacts(db(), who, id);
  if (!facts) return refused("notFound");
  const may = policy["competition.manage"](who, facts);
  if (!may.ok) return may;
  const [host] = await db()
    .select({ slug: organiser.slug, name: organiser.name })
    .from(organiser)
    .where(eq(organiser.id, facts.organiserId));
  return made({
    facts,
    rules: await rulesOf(db(), facts.id),
    organiser: host!,
    address: `/${host!.slug}/${facts.slug}`,
  });
}

/** What happened to a competition, and how many applications and open questions it has: before opening, numbers only. */
export async function countsOf(who: Person, competitionId: string) {
  const [applications, facts] = await Promise.all([
    db()
      .select({ state: application.state, count: count() })
      .from(application)
      .where(eq(application.competitionId, competitionId))
      .groupBy(application.state)
      .orderBy(application.state),
    db()
      .select({
        waiting,
        proposal: proposal(who),
        announcedAt: competition.announcedAt,
        closedAt: competition.closedAt,
        openedAt: competition.openedAt,
        publishedAt: competition.publishedAt,
        cancelledReason: competition.cancelledReason,
      })
      .from(competition)
      .where(eq(competition.id, competitionId)),
  ]);
  return { applications, ...facts[0]! };
}

/** What was done with a competition, newest first, for its office. */
export async function historyOf(who: Person, competitionId: string) {
  return readHistory(db(), who, [{ kind: "competition", id: competitionId }], { audience: "office" });
}

/** Questions for the office, those that wait first; nobody's name is in it: an answer must not depend on who asked. */
export async function questionsForOffice(who: Person, competitionId: string | undefined, page: number) {
  const found = await competitionForOffice(who, competitionId);
  if (!found.ok) return found;
  const rows = await db()
    .select({
      id: question.id,
      text: question.text,
      askedAt: question.askedAt,
      answer: question.answer,
      answeredAt: question.answeredAt,
      total: sql<number>`count(*) over ()::int`,
    })
    .from(question)
    .where(eq(question.competitionId, found.value.facts.id))
    .orderBy(sql`${question.answeredAt} is not null`, asc(question.askedAt), question.id)
    .limit(OFFICE_PAGE)
    .offset((page - 1) * OFFICE_PAGE);
  return made({ ...found.value, questions: rows, pages: Math.ceil((rows[0]?.total ?? 0) / OFFICE_PAGE) });
}

export type ForOffice = Extract<Awaited<ReturnType<typeof competitionForOffice>>, { ok: true }>["value"];
