import { and, count, eq, isNull } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person, Who } from "~/access/who";
import { record } from "~/journal/record.server";
import type { PickedFile } from "~/server/form-upload.server";
import { isUuid } from "~/server/ids.server";
import { type KeptFile, keepFile, referTo } from "~/server/keep-file.server";
import { store } from "~/server/store.server";
import { db, type Tx, transaction } from "~db/client.server";
import { attachment, storedFile } from "~db/schema/application";
import { paperApplication, paperScan } from "~db/schema/paper-applications";
import { downloadResponse } from "~storage/download.server";
import type { FileRefusal } from "~storage/file-kinds";
import { done, made, type Outcome, refused } from "../outcome";
import { MAX_SCANS, type ScanKind } from "./paper-application";
import { type LoadedPaperApplication, paperApplicationFacts, paperFiles } from "./paper-application.queries.server";

/**
 * Attaches a scan to a paper that is being typed in, or to one that came late, as evidence. Nothing attached is ever taken
 * away. Refuses `wrongState`, `limitExceeded`, `notFound`, `changedMeanwhile` while the store forgets the file.
 */
export async function attachPaperScan(
  who: Person,
  competitionId: string,
  paperId: string,
  { kind, picked }: { kind: ScanKind; picked: PickedFile },
): Promise<Outcome<undefined | { unfit: FileRefusal }>> {
  const asked = await paperApplicationFacts(db(), who, competitionId, paperId);
  if (!asked) return refused("notFound");
  const mayNow = policy["paperApplication.attachScan"](who, asked);
  if (!mayNow.ok) return mayNow;
  return keepPaperScan(picked, asked.organiserId, (kept) =>
    transaction(who, "paperApplication.attachScan", async (tx) => {
      const facts = await paperApplicationFacts(tx, who, competitionId, paperId);
      if (!facts) return refused("notFound");
      const may = policy["paperApplication.attachScan"](who, facts);
      if (!may.ok) return may;
      const [held] = await tx.select({ n: count() }).from(paperScan).where(eq(paperScan.paperId, paperId));
      if ((held?.n ?? 0) >= MAX_SCANS) return refused("limitExceeded", { max: MAX_SCANS });
      return addPaperScan(tx, who, facts, { kind, kept, name: picked.name });
    }),
  );
}

/** Stores a scan the way of every file and lets `refer` write about it. `scope` is the organiser: the paper is theirs to keep. */
export function keepPaperScan<T>(
  { file, name }: PickedFile,
  scope: string,
  refer: (kept: KeptFile) => Promise<Outcome<T>>,
): Promise<Outcome<T | { unfit: FileRefusal }>> {
  return keepFile<T>(file, { name, scope, allowed: paperFiles }, refer);
}

/** Writes the rows of a scan that lies in the store, in the transaction of whoever has asked the policy. */
export async function addPaperScan(
  tx: Tx,
  who: Person,
  facts: LoadedPaperApplication,
  { kind, kept, name }: { kind: ScanKind; kept: KeptFile; name: string },
): Promise<Outcome> {
  const fileId = await referTo(tx, kept, { name, uploadedBy: who.id });
  if (!fileId.ok) return fileId;
  await tx
    .insert(paperScan)
    .values({ paperId: facts.paperId, competitionId: facts.id, kind, fileId: fileId.value, addedBy: who.id });
  record(tx, {
    type: "paperApplication.scanAttached",
    subject: { kind: "paperApplication", id: facts.paperId },
    competitionId: facts.id,
    details: { entry: facts.entry, kind, sha256: kept.sha256 },
  });
  return done;
}

/** A scan, or a document that its typist attached, streamed to those who may read the paper's contents. Refuses `notFound`. */
export async function sendPaperScan(
  who: Who,
  of: { competitionId: string; paperId: string; scanId: string },
): Promise<Outcome<Response>> {
  const facts = isUuid(of.scanId) ? await paperApplicationFacts(db(), who, of.competitionId, of.paperId) : undefined;
  if (!facts) return refused("notFound");
  const may = policy["paperApplication.readContents"](who, facts);
  if (!may.ok) return may;
  const { key, name, contentType } = storedFile;
  const scanned = db()
    .select({ key, name, contentType })
    .from(paperScan)
    .innerJoin(storedFile, eq(storedFile.id, paperScan.fileId))
    .where(and(eq(paperScan.id, of.scanId), eq(paperScan.paperId, of.paperId)));
  const attached = db()
    .select({ key, name, contentType })
    .from(attachment)
    .innerJoin(storedFile, eq(storedFile.id, attachment.fileId))
    .innerJoin(paperApplication, eq(paperApplication.applicationId, attachment.applicationId))
    .where(and(eq(attachment.fileId, of.scanId), eq(paperApplication.id, of.paperId), isNull(attachment.removedAt)));
  const [file] = await scanned.unionAll(attached).limit(1);
  return file ? made(await downloadResponse(store(), file)) : refused("notFound");
}
