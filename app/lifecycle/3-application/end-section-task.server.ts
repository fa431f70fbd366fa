import { and, eq, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { sectionTask } from "~db/schema/application";
import { after } from "../moves";
import { done, type Outcome, refused } from "../outcome";
import { sectionTaskMoves } from "./section-task";
import { sectionTaskFacts } from "./section-task.queries.server";

const rows = { finish: "sectionTask.finish", withdraw: "sectionTask.withdraw" } as const;

/**
 * The colleague says that the section is filled in, or whoever asked takes the request back. Refuses `notFound` to everybody
 * else, `wrongState`, `changedMeanwhile`.
 */
export async function endSectionTask(
  who: Who,
  applicationId: string,
  taskId: string,
  answer: keyof typeof rows,
): Promise<Outcome> {
  if (!isUuid(applicationId) || !isUuid(taskId)) return refused("notFound");
  const row = rows[answer];
  return transaction(who, row, async (tx) => {
    const facts = await sectionTaskFacts(tx, who, applicationId, taskId);
    if (!facts) return refused("notFound");
    const may = policy[row](who, facts);
    if (!may.ok) return may;
    const state = after(sectionTaskMoves, facts.sectionTask, answer);
    if (!state) return refused("wrongState");
    const ended = await tx
      .update(sectionTask)
      .set({ state, endedAt: sql`clock_timestamp()` })
      .where(and(eq(sectionTask.id, taskId), eq(sectionTask.state, facts.sectionTask)))
      .returning({ id: sectionTask.id });
    return ended.length === 0 ? refused("changedMeanwhile") : done;
  });
}
