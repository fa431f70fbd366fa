import { and, asc, eq, sql } from "drizzle-orm";
import { db } from "~db/client.server";
import { application } from "~db/schema/application";

/** Rows on a page of the office's list, sealed or opened. */
export const LIST_PAGE = 50;

/** What is known before the opening: how many applications arrived, and a page of the times at which they did (domain.md §2.8). */
export async function arrivals(competitionId: string, page: number) {
  const rows = await db()
    .select({ arrivedAt: application.arrivedAt, total: sql<number>`(count(*) over ())::int` })
    .from(application)
    .where(and(eq(application.competitionId, competitionId), eq(application.state, "submitted")))
    .orderBy(asc(application.arrivedAt), asc(application.id))
    .limit(LIST_PAGE)
    .offset((page - 1) * LIST_PAGE);
  return {
    total: rows[0]?.total ?? 0,
    pages: Math.max(1, Math.ceil((rows[0]?.total ?? 0) / LIST_PAGE)),
    first: (page - 1) * LIST_PAGE + 1,
    arrivals: rows.map((row) => row.arrivedAt?.toISOString() ?? ""),
  };
}
