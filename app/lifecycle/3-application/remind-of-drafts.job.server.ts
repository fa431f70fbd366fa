import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import { system } from "~/access/who";
import { done, type Outcome, refused } from "~/lifecycle/outcome";
import { config } from "~/server/config.server";
import { post } from "~/server/post.server";
import { db, type Tx, transaction } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { application, reminder, reminderRefusal } from "~db/schema/application";
import { membership, person } from "~db/schema/registration";
import { textThatMeans } from "./content";
import { loadDraft } from "./draft.queries.server";
import { type ReminderStep, reminderHours, stepDue } from "./reminders";
import { blockersOf } from "./section.queries.server";

const MOST_AT_ONCE = 500;
const clock = sql<Date>`clock_timestamp() + ${competition.clockShift}`.mapWith(competition.opensAt);

/**
 * Reminds the people of unfinished drafts of the deadline: a week, a day and two hours before it by the competition's clock,
 * each step once for a draft. Runs every minute; safe to run twice.
 * @returns how many drafts were reminded of
 */
export async function remindOfDrafts(): Promise<number> {
  const due = await db()
    .select({ id: application.id, now: clock, closesAt: competition.closesAt })
    .from(application)
    .innerJoin(competition, eq(competition.id, application.competitionId))
    .where(
      and(
        eq(application.state, "draft"),
        sql`not exists (select from paper_application p where p.application_id = ${application.id})`,
        eq(competition.state, "announced"),
        sql`${competition.closesAt} > clock_timestamp() + ${competition.clockShift}`,
        sql`${competition.closesAt} <= clock_timestamp() + ${competition.clockShift} + make_interval(hours => ${reminderHours.week})`,
        sql`not exists (select from ${reminder} where ${reminder.applicationId} = ${application.id} and ${reminder.step}::text = ${dueStep})`,
      ),
    )
    .orderBy(competition.closesAt, application.id)
    .limit(MOST_AT_ONCE);
  let reminded = 0;
  for (const { id, now, closesAt } of due) {
    const step = stepDue(now, closesAt);
    if (step && (await remindOf(id, step)).ok) reminded += 1;
  }
  return reminded;
}

/** `stepDue` in SQL, so that drafts reminded of already are not read again every minute. */
const dueStep = sql`case
  when ${competition.closesAt} <= clock_timestamp() + ${competition.clockShift} + make_interval(hours => ${reminderHours.hours}) then 'hours'
  when ${competition.closesAt} <= clock_timestamp() + ${competition.clockShift} + make_interval(hours => ${reminderHours.day}) then 'day'
  else 'week' end`;

/** One step for one draft. Refuses `alreadyExists` when it was taken, `wrongState` when the draft is one no more. */
async function remindOf(applicationId: string, step: ReminderStep): Promise<Outcome> {
  return transaction(system, "job.remindOfDrafts", async (tx) => {
    const may = policy["job.remindOfDrafts"](system, {});
    if (!may.ok) return may;
    const loaded = await loadDraft(tx, system, applicationId);
    if (loaded?.facts.application !== "draft" || loaded.facts.state !== "announced") return refused("wrongState");
    const { facts } = loaded;
    const [first] = await tx
      .insert(reminder)
      .values({ applicationId, competitionId: facts.id, step, remindedAt: facts.now })
      .onConflictDoNothing()
      .returning({ step: reminder.step });
    if (!first) return refused("alreadyExists");
    for (const to of await writersOf(tx, facts.applicantId)) {
      await post(tx, "draft-reminder", {
        to,
        competitionId: facts.id,
        applicationId,
        props: {
          competition: facts.title,
          title: textThatMeans(loaded.template, loaded.draft, "title"),
          step,
          left: blockersOf(loaded).length,
          closesAt: facts.closesAt.toISOString(),
          zone: facts.zone,
          url: `${config().baseUrl}/applicant/applications/${applicationId}/check`,
        },
      });
    }
    return done;
  });
}

/** Heads and editors of an applicant who have not refused reminders and can still sign in. */
async function writersOf(tx: Tx, applicantId: string) {
  const rows = await tx
    .select({ personId: person.id, email: person.email, name: person.name, lang: person.lang })
    .from(membership)
    .innerJoin(person, eq(person.id, membership.personId))
    .leftJoin(reminderRefusal, eq(reminderRefusal.personId, person.id))
    .where(
      and(
        eq(membership.applicantId, applicantId),
        inArray(membership.role, ["head", "editor"]),
        isNull(membership.until),
        isNull(person.disabledAt),
        isNull(reminderRefusal.personId),
      ),
    )
    .orderBy(person.id);
  return rows.map((row) => ({ ...row, lang: row.lang === "en" ? ("en" as const) : ("ru" as const) }));
}
