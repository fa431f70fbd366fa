import { and, asc, eq, inArray, isNotNull } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import { db } from "~db/client.server";
import { application } from "~db/schema/application";
import { competitionFacts } from "../2-announcement/competition.queries.server";
import { made, type Outcome, refused } from "../outcome";
import { MOST_TOGETHER, type Moved, type TogetherMove } from "./together";

/**
 * Makes one decision about each of many applications of a competition, in the order of their numbers: every one by its own
 * verb, in its own transaction, with its own line in the journal. What a verb refuses stays as it was and is named with the
 * reason. Refuses `notFound` when one of them is not of this competition, `limitExceeded` beyond two hundred.
 */
export async function moveTogether(
  who: Who,
  competitionId: string,
  { ids, move, by }: { ids: readonly string[]; move: TogetherMove; by: (id: string) => Promise<Outcome<unknown>> },
): Promise<Outcome<Moved>> {
  const wanted = [...new Set(ids)];
  if (!isUuid(competitionId) || !wanted.every(isUuid)) return refused("notFound");
  if (wanted.length > MOST_TOGETHER) return refused("limitExceeded", { max: MOST_TOGETHER });
  const facts = await competitionFacts(db(), who, competitionId);
  if (!facts) return refused("notFound");
  const may = policy["review.manage"](who, facts);
  if (!may.ok) return may;
  const found = await db()
    .select({ id: application.id, number: application.number })
    .from(application)
    .where(and(eq(application.competitionId, facts.id), inArray(application.id, wanted), isNotNull(application.number)))
    .orderBy(asc(application.number), asc(application.id));
  if (found.length < wanted.length) return refused("notFound");
  const moved: Moved = { move, done: 0, left: [] };
  for (const { id, number } of found) {
    const outcome = await by(id);
    if (outcome.ok) moved.done += 1;
    else moved.left.push({ number: number ?? 0, reason: outcome.reason });
  }
  return made(moved);
}
