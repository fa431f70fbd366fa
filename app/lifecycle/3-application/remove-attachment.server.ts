import { and, eq, isNull, sql } from "drizzle-orm";
import type { Who } from "~/access/who";
import { done, type Outcome, refused } from "~/lifecycle/outcome";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { attachment } from "~db/schema/application";
import { applicationFacts } from "./application.queries.server";
import { mayEditDocuments } from "./save-section.server";

/**
 * Takes a file out of a draft; submitted versions keep it. Refuses `notFound` for a file that is not there (any more), and
 * what `application.edit` refuses.
 */
export async function removeAttachment(who: Who, applicationId: string, attachmentId: string): Promise<Outcome> {
  if (!isUuid(attachmentId)) return refused("notFound");
  return transaction(who, "application.edit", async (tx) => {
    const facts = await applicationFacts(tx, who, applicationId);
    if (!facts) return refused("notFound");
    const may = mayEditDocuments(who, facts);
    if (!may.ok) return may;
    const removed = await tx
      .update(attachment)
      .set({ removedAt: sql`clock_timestamp()` })
      .where(
        and(eq(attachment.id, attachmentId), eq(attachment.applicationId, applicationId), isNull(attachment.removedAt)),
      )
      .returning({ id: attachment.id });
    return removed.length === 1 ? done : refused("notFound");
  });
}
