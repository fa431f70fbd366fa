import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Who } from "~/access/who";
import { byAlphabet } from "~db/alphabet";
import { db } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { application } from "~db/schema/application";
import { applicant, membership, organiser } from "~db/schema/registration";
import type { OpenCompetition, OwnApplicant, OwnApplication } from "./home";
import { progressOf, publicState } from "./progress";

const MOST = 50;
const idOf = (who: Who) => (who.kind === "person" ? who.id : "00000000-0000-0000-0000-000000000000");
const clock = sql<Date>`clock_timestamp() + ${competition.clockShift}`.mapWith(competition.opensAt);
const draftTitle = sql<string | null>`coalesce(nullif((
  select d.data->>(field->>'key')
  from form_template f, jsonb_array_elements(f.template->'sections') s, jsonb_array_elements(s->'fields') field, draft_section d
  where f.competition_id = ${application.competitionId} and field->>'means' = 'title'
    and d.application_id = ${application.id} and d.section = s->>'key'
  order by f.version desc limit 1), ''), ${application.title})`;
const correctionDue = sql<string | null>`case when ${application.state} = 'returned' then (
  select to_char(max(k.due_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
  from correction k where k.application_id = ${application.id} and k.resolved_at is null) end`;

/** The last 50 applications of everybody whom the person acts for, newest first; of one competition when it is named. */
export async function ownApplications(who: Who, competitionId?: string): Promise<OwnApplication[]> {
  const rows = await db()
    .select({
      id: application.id,
      title: draftTitle,
      competition: competition.title,
      competitionState: competition.state,
      applicantId: applicant.id,
      competitionId: competition.id,
      applicant: applicant.shortName,
      state: application.state,
      now: clock,
      zone: competition.zone,
      closesAt: competition.closesAt,
      memberRole: membership.role,
      correctionDueAt: correctionDue,
    })
    .from(membership)
    .innerJoin(application, eq(application.applicantId, membership.applicantId))
    .innerJoin(applicant, eq(applicant.id, application.applicantId))
    .innerJoin(competition, eq(competition.id, application.competitionId))
    .where(
      and(
        eq(membership.personId, idOf(who)),
        isNull(membership.until),
        competitionId ? eq(application.competitionId, competitionId) : undefined,
      ),
    )
    .orderBy(desc(application.createdAt), desc(application.id))
    .limit(MOST);
  return rows.map(({ competitionState, now, closesAt, state, ...row }) => ({
    ...row,
    state: publicState(state, competitionState),
    progress: progressOf(state, competitionState),
    now: now.toISOString(),
    closesAt: closesAt.toISOString(),
  }));
}

/** The applicants whom the person acts for. */
export async function ownApplicants(who: Who): Promise<OwnApplicant[]> {
  return db()
    .select({ id: applicant.id, name: applicant.shortName, kind: applicant.kind, role: membership.role })
    .from(membership)
    .innerJoin(applicant, eq(applicant.id, membership.applicantId))
    .where(and(eq(membership.personId, idOf(who)), isNull(membership.until)))
    .orderBy(byAlphabet(applicant.shortName), applicant.id)
    .limit(MOST);
}

/** Competitions that take applications now by their own clocks, the soonest deadline first. */
export async function openCompetitions(): Promise<OpenCompetition[]> {
  const rows = await db()
    .select({
      id: competition.id,
      title: competition.title,
      slug: competition.slug,
      organiserSlug: organiser.slug,
      organiser: organiser.shortName,
      now: clock,
      zone: competition.zone,
      closesAt: competition.closesAt,
    })
    .from(competition)
    .innerJoin(organiser, eq(organiser.id, competition.organiserId))
    .where(
      and(
        inArray(competition.state, ["announced"]),
        sql`clock_timestamp() + ${competition.clockShift} between ${competition.opensAt} and ${competition.closesAt}`,
      ),
    )
    .orderBy(competition.closesAt, competition.id)
    .limit(MOST);
  return rows.map(({ slug, organiserSlug, now, closesAt, ...row }) => ({
    ...row,
    path: `/${organiserSlug}/${slug}`,
    now: now.toISOString(),
    closesAt: closesAt.toISOString(),
  }));
}
