import { inArray } from "drizzle-orm";
import { policy } from "~/access/policy";
import { system } from "~/access/who";
import { config } from "~/server/config.server";
import { post } from "~/server/post.server";
import { type Tx, transaction } from "~db/client.server";
import { reminderRefusal } from "~db/schema/application";
import { termReminder } from "~db/schema/outbox";
import type { Letters } from "~emails/letters";
import { made } from "../outcome";
import { type DueTerm, dueAgreements, dueCorrections, dueReports, dueReviews, type TermKind } from "./due-terms.server";

const sources: Record<TermKind, (tx: Tx) => Promise<DueTerm[]>> = {
  "report-due": dueReports,
  "correction-due": dueCorrections,
  "agreement-due": dueAgreements,
  "review-due": dueReviews,
};

/**
 * Reminds of terms that end soon, by the clock of each competition: reports, corrections, agreements and reviews, five days
 * before, two days before and on the last day, each step once for one end. Runs every minute; safe to run twice.
 * @returns how many letters were written
 */
export async function remindOfTerms(): Promise<number> {
  let written = 0;
  for (const kind of Object.keys(sources) as TermKind[]) {
    const outcome = await transaction(system, "job.remindOfTerms", async (tx) => {
      const may = policy["job.remindOfTerms"](system, {});
      return may.ok ? made(await remindOf(tx, kind)) : may;
    });
    if (outcome.ok) written += outcome.value;
  }
  return written;
}

/** One kind of term: the step is taken and its letters are written together, or neither. */
async function remindOf(tx: Tx, kind: TermKind): Promise<number> {
  const due = await sources[kind](tx);
  if (due.length === 0) return 0;
  const taken = await tx
    .insert(termReminder)
    .values(due.map(({ about, dueAt, step, competitionId }) => ({ kind, about, dueAt, step, competitionId })))
    .onConflictDoNothing()
    .returning({ about: termReminder.about });
  const ours = new Set(taken.map(({ about }) => about));
  const refusing = await refusersAmong(tx, due);
  let written = 0;
  for (const { about, competitionId, applicationId, recipients, props } of due) {
    if (!ours.has(about)) continue;
    const { path, ...said } = props;
    for (const to of recipients.filter(({ personId }) => !refusing.has(personId ?? ""))) {
      // why: each source makes the props of its own letter, which the types of one table of sources cannot say.
      const letter = { ...said, url: `${config().baseUrl}${path}` } as unknown as Omit<Letters[TermKind], "name">;
      await post(tx, kind, { to, competitionId, applicationId, props: letter });
      written += 1;
    }
  }
  return written;
}

/** Those of the recipients who want no reminders of deadlines. */
async function refusersAmong(tx: Tx, due: readonly DueTerm[]): Promise<Set<string>> {
  const ids = due.flatMap(({ recipients }) => recipients.flatMap(({ personId }) => personId ?? []));
  if (ids.length === 0) return new Set();
  const rows = await tx
    .select({ personId: reminderRefusal.personId })
    .from(reminderRefusal)
    .where(inArray(reminderRefusal.personId, ids));
  return new Set(rows.map(({ personId }) => personId));
}
