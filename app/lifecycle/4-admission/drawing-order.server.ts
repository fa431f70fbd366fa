import { and, eq, sql } from "drizzle-orm";
import { system } from "~/access/who";
import type { Order } from "~/papers/drawable.server";
import { db } from "~db/client.server";
import { paper, type paperDrawing } from "~db/schema/papers";
import { competitionFacts } from "../2-announcement/competition.queries.server";
import { journalOrder } from "./registration-journal.queries.server";

/** A drawing that a worker has taken. */
export type Claimed = typeof paperDrawing.$inferSelect;

/** What is to be drawn, and the organiser whose file it will be. Nothing is parsed here: the thread does that. */
export async function orderOf({
  competitionId,
  paperId,
  format,
  asOf,
}: Claimed): Promise<{ order: Order; scope: string }> {
  const facts = await competitionFacts(db(), system, competitionId);
  if (!facts) throw new Error(`no competition ${competitionId}`);
  const order =
    paperId === null ? await journalOrder(facts, asOf, format) : await paperOrder(competitionId, paperId, format);
  if (!order) throw new Error(`nothing to draw in competition ${competitionId}`);
  return { order, scope: facts.organiserId };
}

async function paperOrder(competitionId: string, paperId: string, format: Order["format"]): Promise<Order | null> {
  const [row] = await db()
    .select({ snapshot: sql<string>`${paper.snapshot}::text`, digest: paper.digest, madeAt: paper.madeAt })
    .from(paper)
    .where(and(eq(paper.competitionId, competitionId), eq(paper.id, paperId)));
  return row ? { snapshot: row.snapshot, digest: row.digest, format, date: row.madeAt.toISOString() } : null;
}
