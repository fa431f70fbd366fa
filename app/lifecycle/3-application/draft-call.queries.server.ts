import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { db, type Reader } from "~db/client.server";
import { application, draftCall, reminderRefusal } from "~db/schema/application";
import { membership, person } from "~db/schema/registration";

/** Heads and editors of unfinished drafts, those typed from paper apart, who have not refused reminders and can still sign in: a row a person and a draft. */
export async function draftWriters(reader: Reader, competitionId: string) {
  const rows = await reader
    .select({
      applicationId: application.id,
      personId: person.id,
      email: person.email,
      name: person.name,
      lang: person.lang,
    })
    .from(application)
    .innerJoin(membership, eq(membership.applicantId, application.applicantId))
    .innerJoin(person, eq(person.id, membership.personId))
    .leftJoin(reminderRefusal, eq(reminderRefusal.personId, person.id))
    .where(
      and(
        eq(application.competitionId, competitionId),
        eq(application.state, "draft"),
        sql`not exists (select from paper_application p where p.application_id = ${application.id})`,
        inArray(membership.role, ["head", "editor"]),
        isNull(membership.until),
        isNull(person.disabledAt),
        isNull(reminderRefusal.personId),
      ),
    )
    .orderBy(application.id, person.id);
  return rows.map((row) => ({ ...row, lang: row.lang === "en" ? ("en" as const) : ("ru" as const) }));
}

/** The last time the office reminded of the drafts of a competition, or undefined. */
export async function lastCallOf(reader: Reader, competitionId: string) {
  const [row] = await reader
    .select({ calledAt: draftCall.calledAt, drafts: draftCall.drafts, letters: draftCall.letters })
    .from(draftCall)
    .where(eq(draftCall.competitionId, competitionId))
    .orderBy(desc(draftCall.calledAt), desc(draftCall.id))
    .limit(1);
  return row;
}

/** How many drafts and people a reminder would reach now, and the one before: numbers only, nobody is named. */
export async function draftCallFor(competitionId: string) {
  const [writers, last] = await Promise.all([draftWriters(db(), competitionId), lastCallOf(db(), competitionId)]);
  return { drafts: new Set(writers.map((one) => one.applicationId)).size, letters: writers.length, last };
}
