import { eq, sql } from "drizzle-orm";
import type { Who } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import type { Tx } from "~db/client.server";
import { paperApplication } from "~db/schema/paper-applications";
import { type LoadedPaperApplication, paperApplicationFacts } from "./paper-application.queries.server";

/**
 * Facts of a paper application for an act that moves it: of two at once one waits for the other. Its application is locked
 * first and its competition last, in the order in which applicants and the closer lock them (`arrivalFacts`).
 */
export async function lockPaper(
  tx: Tx,
  who: Who,
  competitionId: string,
  paperId: string,
): Promise<LoadedPaperApplication | undefined> {
  if (!isUuid(competitionId) || !isUuid(paperId)) return undefined;
  await tx.execute(sql`select id from application
    where id = (select application_id from paper_application where id = ${paperId}) for update`);
  await tx
    .select({ id: paperApplication.id })
    .from(paperApplication)
    .where(eq(paperApplication.id, paperId))
    .for("update");
  await tx.execute(sql`select id from competition where id = ${competitionId} for share`);
  return paperApplicationFacts(tx, who, competitionId, paperId);
}
