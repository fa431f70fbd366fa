import { and, eq, isNull } from "drizzle-orm";
import type { Who } from "~/access/who";
import { done, type Outcome, refused } from "~/lifecycle/outcome";
import { store } from "~/server/store.server";
import { transaction } from "~db/client.server";
import { upload } from "~db/schema/application";
import { removePieces } from "~storage/incoming.server";
import { mayUpload, uploadFacts } from "./upload.queries.server";

/** Forgets an unfinished upload and its pieces. Refuses `notFound` for one that is not there (any more) and what `application.upload` refuses. */
export async function cancelUpload(who: Who, applicationId: string, uploadId: string): Promise<Outcome> {
  const cancelled = await transaction(who, "application.upload", async (tx) => {
    const facts = await uploadFacts(tx, who, applicationId, uploadId);
    if (!facts) return refused("notFound");
    const may = mayUpload(who, facts);
    if (!may.ok) return may;
    const gone = await tx
      .delete(upload)
      .where(and(eq(upload.id, uploadId), isNull(upload.attachmentId)))
      .returning({ id: upload.id });
    return gone.length === 1 ? done : refused("notFound");
  });
  // why: what the store does not forget now, the collector takes when the upload has expired.
  if (cancelled.ok) await removePieces(store(), uploadId).catch(() => {});
  return cancelled;
}
