import { and, count, eq, isNull } from "drizzle-orm";
import type { Person, Who } from "~/access/who";
import { done, made, type Outcome, refused } from "~/lifecycle/outcome";
import { type KeptFile, keepFile, referTo } from "~/server/keep-file.server";
import { db, type Reader, type Tx, transaction } from "~db/client.server";
import { attachment } from "~db/schema/application";
import type { FileRefusal } from "~storage/file-kinds";
import type { TemporaryFile } from "~storage/temporary-file.server";
import { rulesOf } from "../2-announcement/competition.queries.server";
import { applicationFacts, type LoadedApplication } from "./application.queries.server";
import { mayEditDocuments } from "./save-section.server";
import { MAX_FILES } from "./upload";

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
  const mayNow = mayEditDocuments(who, asked);
  if (!mayNow.ok) return mayNow;
  const fits = await mayAttach(db(), asked, kind);
  if (!fits.ok) return fits;

  return keepFile<Attached>(file, { name, scope: asked.organiserId }, (kept) =>
    transaction(who, "application.edit", async (tx) => {
      const facts = await applicationFacts(tx, who, applicationId);
      if (!facts) return refused("notFound");
      const may = mayEditDocuments(who, facts);
      return may.ok ? attachKept(tx, who, facts, { kind, name, kept }) : may;
    }),
  );
}

/** Whether a draft takes one more file of this kind: `badInput` for an unknown kind, `limitExceeded` beyond `MAX_FILES`. */
export async function mayAttach(
  reader: Reader,
  { id, rulesVersion, applicationId }: LoadedApplication,
  kind: string,
): Promise<Outcome> {
  const { requiredDocuments } = await rulesOf(reader, id, rulesVersion);
  if (!requiredDocuments.some(({ key }) => key === kind)) return refused("badInput");
  const [held] = await reader
    .select({ number: count() })
    .from(attachment)
    .where(and(eq(attachment.applicationId, applicationId), isNull(attachment.removedAt)));
  return (held?.number ?? 0) >= MAX_FILES ? refused("limitExceeded", { max: MAX_FILES }) : done;
}

/** Writes the rows of a file that lies in the store, in the transaction of whoever has asked the policy. */
export async function attachKept(
  tx: Tx,
  who: Person,
  facts: LoadedApplication,
  { kind, name, kept }: { kind: string; name: string; kept: KeptFile },
): Promise<Outcome<{ id: string }>> {
  const fits = await mayAttach(tx, facts, kind);
  if (!fits.ok) return fits;
  const fileId = await referTo(tx, kept, { name, uploadedBy: who.id });
  if (!fileId.ok) return fileId;
  const [row] = await tx
    .insert(attachment)
    .values({
      applicationId: facts.applicationId,
      competitionId: facts.id,
      fileId: fileId.value,
      kind,
      addedBy: who.id,
    })
    .returning({ id: attachment.id });
  return made({ id: row!.id });
}
