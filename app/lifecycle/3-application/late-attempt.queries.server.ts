import { and, desc, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { made, type Outcome, refused } from "~/lifecycle/outcome";
import { isUuid } from "~/server/ids.server";
import { db } from "~db/client.server";
import { lateAttempt } from "~db/schema/application";
import { organiser, person } from "~db/schema/registration";
import { textThatMeans } from "./content";
import { loadDraft } from "./draft.queries.server";
import type { LateAttempt } from "./late-attempt";

const MOST = 50;

/** What came too late for one application, newest first, at most fifty. Ask the policy first: this function does not. */
export async function attemptsOf(applicationId: string) {
  const rows = await db()
    .select({ id: lateAttempt.id, act: lateAttempt.act, arrivedAt: lateAttempt.arrivedAt })
    .from(lateAttempt)
    .where(eq(lateAttempt.applicationId, applicationId))
    .orderBy(desc(lateAttempt.arrivedAt), desc(lateAttempt.id))
    .limit(MOST);
  return rows.map((row) => ({ ...row, arrivedAt: row.arrivedAt.toISOString() }));
}

/** The statement of one attempt for the applicant's own people. Refuses `notFound`. */
export async function readLateAttempt(
  who: Who,
  applicationId: string,
  attemptId: string,
): Promise<Outcome<LateAttempt>> {
  const loaded = await loadDraft(db(), who, applicationId);
  if (!loaded || !isUuid(attemptId)) return refused("notFound");
  const { facts } = loaded;
  const may = policy["application.readAttempts"](who, facts);
  if (!may.ok) return may;
  const [[row], [home]] = await Promise.all([
    db()
      .select({ attempt: lateAttempt, by: person.name })
      .from(lateAttempt)
      .innerJoin(person, eq(person.id, lateAttempt.attemptedBy))
      .where(and(eq(lateAttempt.id, attemptId), eq(lateAttempt.applicationId, applicationId))),
    db().select({ slug: organiser.slug }).from(organiser).where(eq(organiser.id, facts.organiserId)),
  ]);
  if (!row) return refused("notFound");
  const { attempt, by } = row;
  return made({
    id: attempt.id,
    act: attempt.act,
    application: {
      id: applicationId,
      title: textThatMeans(loaded.template, loaded.draft, "title") || (facts.applicationTitle ?? ""),
    },
    competition: { title: facts.title, path: `/${home!.slug}/${facts.slug}`, zone: facts.zone },
    applicant: loaded.applicant.shortName,
    attemptedBy: by,
    arrivedAt: attempt.arrivedAt.toISOString(),
    closesAt: attempt.closesAt.toISOString(),
    sha256: attempt.sha256,
  });
}
