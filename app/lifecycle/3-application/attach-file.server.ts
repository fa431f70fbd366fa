import { and, count, eq, isNull } from "drizzle-orm";
import type { Who } from "~/access/who";
import { made, type Outcome, refused } from "~/lifecycle/outcome";
import { store } from "~/server/store.server";
import { db, transaction } from "~db/client.server";
import { attachment, storedFile } from "~db/schema/application";
import type { FileRefusal } from "~storage/file-kinds";
import { storeReceived } from "~storage/store-file.server";
import type { TemporaryFile } from "~storage/temporary-file.server";
import { rulesOf } from "../2-announcement/competition.queries.server";
import { applicationFacts } from "./application.queries.server";
import { mayEdit } from "./save-section.server";

/** Files that one draft may hold. */
export const MAX_FILES = 30;

/** `kind` is the key of one of the announced documents; the file is closed by who opened it. */
export type FileToAttach = { kind: string; name: string; file: TemporaryFile };
/** A file is attached, or it is one we do not take. */
export type Attached = { id: string } | { unfit: FileRefusal };

/**
 * Attaches a file to a draft: asks, stores the bytes and reads them back, asks again and writes the row. So a row never
 * points at what the store does not hold. Refuses `badInput` for a kind that the rules do not know, `limitExceeded` beyond
 * `MAX_FILES`, and what `application.edit` refuses.
 */
export async function attachFile(
  who: Who,
  applicationId: string,
  { kind, name, file }: FileToAttach,
): Promise<Outcome<Attached>> {
  if (who.kind !== "person") return refused("notSignedIn");
  const asked = await applicationFacts(db(), who, applicationId);
  if (!asked) return refused("notFound");
  const mayNow = mayEdit(who, asked, "documents");
  if (!mayNow.ok) return mayNow;
  const { requiredDocuments } = await rulesOf(db(), asked.id, asked.rulesVersion);
  if (!requiredDocuments.some(({ key }) => key === kind)) return refused("badInput");
  const stored = await storeReceived(store(), file, { name, scope: asked.organiserId });
  if (!stored.ok) return made({ unfit: stored.reason });

  return transaction(who, "application.edit", async (tx) => {
    const facts = await applicationFacts(tx, who, applicationId);
    if (!facts) return refused("notFound");
    const may = mayEdit(who, facts, "documents");
    if (!may.ok) return may;
    const [held] = await tx
      .select({ number: count() })
      .from(attachment)
      .where(and(eq(attachment.applicationId, applicationId), isNull(attachment.removedAt)));
    if ((held?.number ?? 0) >= MAX_FILES) return refused("limitExceeded", { max: MAX_FILES });
    const [kept] = await tx
      .insert(storedFile)
      .values({ ...stored.file, name, uploadedBy: who.id })
      .returning({ id: storedFile.id });
    const [row] = await tx
      .insert(attachment)
      .values({ applicationId, competitionId: facts.id, fileId: kept!.id, kind, addedBy: who.id })
      .returning({ id: attachment.id });
    return made({ id: row!.id });
  });
}
