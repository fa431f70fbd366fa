import { sql } from "drizzle-orm";
import { db } from "~db/client.server";
import { workCalendarOf } from "../1-registration/work-calendar.queries.server";
import { dayOf } from "../time";
import type { Funnel } from "./funnel";
import type { Due } from "./overdue";
import type { CompetitionRules } from "./rules";
import { latestBegun } from "./term";
import { termOf } from "./terms";

/**
 * How many applications of a competition have come how far. A draft is filled in when every section that everybody has to
 * answer something in is saved with something in it. Ask `toldSteps` what of it may be told.
 */
export async function funnelOf(competitionId: string): Promise<Funnel> {
  const [row] = await db().execute<Funnel>(sql`
    with needed as (
      select s->>'key' as key from form_template f, jsonb_array_elements(f.template->'sections') s
      where f.competition_id = ${competitionId}
        and f.version = (select max(version) from form_template where competition_id = ${competitionId})
        and s->'shownIf' is null and jsonb_path_exists(s, '$.fields[*] ? (@.required == true)')
    ), all_of as (
      select a.id, a.state from application a where a.competition_id = ${competitionId} and a.state <> 'discarded'
    )
    select count(*)::int as started,
      (count(*) filter (where state <> 'draft' or not exists (select from needed n where not exists (
        select from draft_section d where d.application_id = all_of.id and d.section = n.key and d.data <> '{}'))))::int as filled,
      (count(*) filter (where state not in ('draft', 'withdrawn')))::int as submitted,
      (count(*) filter (where state not in ('draft', 'withdrawn', 'submitted', 'opened', 'returned', 'rejected')))::int as admitted,
      (select count(*)::int from ranking_row r where r.score is not null and r.ranking_id =
        (select k.id from ranking k where k.competition_id = ${competitionId} order by k.version desc limit 1)) as scored,
      (count(*) filter (where state in ('awarded', 'agreed', 'completed', 'forgone')))::int as awarded
    from all_of`);
  return row!;
}

/** How many things of a competition were due by its own clock and have not come; checks of reports by the organiser's calendar. */
export async function dueIn(
  { id, organiserId, now, zone }: { id: string; organiserId: string; now: Date; zone: string },
  rules: CompetitionRules,
): Promise<Due> {
  const check = termOf(rules, "reportCheck") ?? { days: 0, unit: "working" };
  const submittedBy = latestBegun(dayOf(now, zone), check, await workCalendarOf(db(), organiserId));
  const at = sql`${now.toISOString()}::timestamptz`;
  const today = sql`(${at} at time zone ${zone})::date`;
  const [row] = await db().execute<Due>(sql`select
    (select count(distinct x.application_id)::int from correction x join application a on a.id = x.application_id
      where a.competition_id = ${id} and a.state = 'returned' and x.resolved_at is null and x.due_at < ${at}) as corrections,
    (select count(*)::int from blind.sheet s join blind.round r on r.id = s.round_id
      where r.competition_id = ${id} and r.state = 'running' and s.state in ('assigned', 'begun')) as sheets,
    (select count(*)::int from application a where a.competition_id = ${id} and a.state = 'awarded') as agreements,
    (select count(*)::int from report r where r.competition_id = ${id} and r.state in ('expected', 'returned')
      and r.due_on < ${today}) as reports,
    (select count(*)::int from report r where r.competition_id = ${id} and r.state = 'submitted'
      and (r.submitted_at at time zone ${zone})::date <= ${submittedBy}::date) as "reportChecks"`);
  return row!;
}
