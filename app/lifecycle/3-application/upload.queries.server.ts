import { and, asc, eq, gt, isNull, type Placeholder, sql } from "drizzle-orm";
import type { UploadFacts } from "~/access/facts";
import { policy } from "~/access/policy";
import { anAsker, askedBy } from "~/access/role-facts.server";
import type { Person, Who } from "~/access/who";
import { made, type Outcome, refused } from "~/lifecycle/outcome";
import { isUuid } from "~/server/ids.server";
import { store } from "~/server/store.server";
import { db, prepared, type Reader } from "~db/client.server";
import { competition } from "~db/schema/announcement";
import { application, upload } from "~db/schema/application";
import { listPieces } from "~storage/incoming.server";
import { applicationColumns, type LoadedApplication } from "./application.queries.server";
import { mayEditDocuments } from "./save-section.server";
import { pieceLength, piecesOf, type UnfinishedUpload, type UploadStatus } from "./upload";

/** An upload with the facts of its application; `attachmentId` is there when it is finished. */
export type LoadedUpload = LoadedApplication &
  UploadFacts & { uploadId: string; kind: string; name: string; size: number; attachmentId: string | null };

/** Facts of an upload that has not expired; undefined when there is none, or the ids cannot be ids. */
export async function uploadFacts(
  reader: Reader,
  who: Who,
  applicationId: string,
  uploadId: string,
): Promise<LoadedUpload | undefined> {
  if (!isUuid(applicationId) || !isUuid(uploadId)) return undefined;
  const [row] = await factsReading(reader, { ...askedBy(who), id: uploadId, applicationId });
  return row;
}

const isAlive = gt(upload.expiresAt, sql`clock_timestamp()`);

const factsReading = prepared((database) =>
  database
    .select({
      ...applicationColumns(anAsker),
      uploadId: upload.id,
      kind: upload.kind,
      name: upload.name,
      size: upload.size,
      attachmentId: upload.attachmentId,
      isUploader: sql<boolean>`${upload.personId} = ${anAsker}`,
    })
    .from(upload)
    .innerJoin(application, eq(application.id, upload.applicationId))
    .innerJoin(competition, eq(competition.id, application.competitionId))
    .where(
      and(eq(upload.id, sql.placeholder("id")), eq(upload.applicationId, sql.placeholder("applicationId")), isAlive),
    ),
);

/** Whether this person may go on with this upload now. */
export function mayUpload(who: Who, facts: LoadedUpload): Outcome {
  const may = policy["application.upload"](who, facts);
  return may.ok ? mayEditDocuments(who, facts) : may;
}

/** Which pieces of an upload are there whole, for the person who began it. Refuses `notFound` and what `application.upload` refuses. */
export async function readUploadStatus(
  who: Who,
  applicationId: string,
  uploadId: string,
): Promise<Outcome<UploadStatus>> {
  const facts = await uploadFacts(db(), who, applicationId, uploadId);
  if (!facts) return refused("notFound");
  const may = mayUpload(who, facts);
  return may.ok ? made(await statusOf(facts.uploadId, facts.size)) : may;
}

/** Which pieces the store has; one that is not of its size does not count. Asks no policy. */
export async function statusOf(uploadId: string, size: number): Promise<UploadStatus> {
  const there = await listPieces(store(), uploadId);
  const have = Array.from({ length: piecesOf(size) }, (_, number) => number).filter(
    (number) => there.get(number) === pieceLength(size, number),
  );
  return { id: uploadId, size, have };
}

/** What somebody began to upload to an application and neither finished nor cancelled. Asks no policy. */
export async function unfinishedUploads(
  reader: Reader,
  who: Person,
  applicationId: string,
): Promise<UnfinishedUpload[]> {
  const rows = await reader
    .select({ id: upload.id, name: upload.name, size: upload.size, startedAt: upload.startedAt })
    .from(upload)
    .where(isUnfinishedOf(who.id, applicationId))
    .orderBy(asc(upload.startedAt), asc(upload.id));
  return rows.map((row) => ({ ...row, startedAt: row.startedAt.toISOString() }));
}

/** The same by what a file is known again: its name, its size and the SHA-256 of its first piece. */
export const readUnfinished = prepared((database) =>
  database
    .select({ id: upload.id, name: upload.name, size: upload.size, firstSha256: upload.firstSha256 })
    .from(upload)
    .where(isUnfinishedOf(sql.placeholder("who"), sql.placeholder("applicationId")))
    .orderBy(asc(upload.startedAt), asc(upload.id)),
);

/** The condition of an upload that this person can still go on with. */
function isUnfinishedOf(personId: string | Placeholder, applicationId: string | Placeholder) {
  return and(
    eq(upload.applicationId, applicationId),
    eq(upload.personId, personId),
    isNull(upload.attachmentId),
    isAlive,
  );
}
