import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import type { Who } from "~/access/who";
import { made, type Outcome, refused } from "~/lifecycle/outcome";
import { isUuid } from "~/server/ids.server";
import { withinLimit } from "~/server/throttle.server";
import { filledIn, leave, prepared, transaction } from "~db/client.server";
import { upload } from "~db/schema/application";
import { extensionOf, type FileRefusal, kindOfName, macroExtensions, usualFileSize } from "~storage/file-kinds";
import { cleanFileName } from "~storage/file-name";
import { applicationFacts } from "./application.queries.server";
import { mayAttach } from "./attach-file.server";
import { mayEditDocuments } from "./save-section.server";
import { MAX_UNFINISHED, type UploadStatus } from "./upload";
import { readUnfinished, statusOf } from "./upload.queries.server";

/** `first` is the SHA-256 of the first piece: by name, size and it a file is known again. */
export type AnnouncedFile = { kind: string; name: string; size: number; first: string };

type Begun = { id: string; isNew: boolean };

const STARTS = { limit: 120, windowSeconds: 600 };

/**
 * Begins an upload in pieces, or finds the one that this person began with the same file, so that asking twice is asking
 * once and a reloaded page goes on where it was. What can be known of a file beforehand is refused now (`unfit`). Refuses
 * `badInput` for a kind of document that the rules do not know, `limitExceeded` beyond `MAX_FILES` and `MAX_UNFINISHED`,
 * `throttled`, and what `application.edit` refuses.
 */
export async function beginUpload(
  who: Who,
  applicationId: string,
  { kind, name, size, first }: AnnouncedFile,
): Promise<Outcome<UploadStatus | { unfit: FileRefusal }>> {
  if (who.kind !== "person") return refused("notSignedIn");
  const unfit = unfitness(name, size);
  if (!(await withinLimit(`upload:begin:${who.id}`, STARTS))) return refused("throttled");
  const begun = await transaction<Begun | { unfit: FileRefusal }>(who, "application.edit", async (tx) => {
    if (!isUuid(applicationId)) return refused("notFound");
    const [facts, fits, unfinished] = await Promise.all([
      applicationFacts(tx, who, applicationId),
      mayAttach(tx, applicationId, kind),
      readUnfinished(tx, { who: who.id, applicationId }),
    ]);
    if (!facts) return refused("notFound");
    const may = mayEditDocuments(who, facts);
    if (!may.ok) return may;
    if (!fits.ok) return fits;
    if (unfit) return made({ unfit });
    const file = { name: cleanFileName(name), size, firstSha256: first };
    const known = unfinished.find((one) => one.name === file.name && one.size === size && one.firstSha256 === first);
    if (known) {
      await tx.update(upload).set({ kind }).where(eq(upload.id, known.id));
      return made({ id: known.id, isNew: false });
    }
    if (unfinished.length >= MAX_UNFINISHED) return refused("limitExceeded", { max: MAX_UNFINISHED });
    const id = randomUUID();
    leave(tx, beginning(tx, { ...file, id, applicationId, competitionId: facts.id, kind, personId: who.id }));
    return made({ id, isNew: true });
  });
  if (!begun.ok || "unfit" in begun.value) return begun as Outcome<{ unfit: FileRefusal }>;
  const { id, isNew } = begun.value;
  return made(isNew ? { id, size, have: [] } : await statusOf(id, size));
}

const beginning = prepared((database) => {
  const { id, applicationId, competitionId, personId, kind, name, size, firstSha256 } = upload;
  return database.insert(upload).values({
    ...filledIn({ id, applicationId, competitionId, personId, kind, name, size, firstSha256 }),
    expiresAt: sql`clock_timestamp() + interval '3 days'`,
  });
});

/** What the name and the size alone say against a file. */
function unfitness(name: string, size: number): FileRefusal | undefined {
  if (size === 0) return "empty";
  if (size > usualFileSize) return "tooLarge";
  if (macroExtensions.includes(extensionOf(name))) return "macros";
  return kindOfName(name) ? undefined : "kindNotAllowed";
}
