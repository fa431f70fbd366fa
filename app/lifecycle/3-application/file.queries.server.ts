import { and, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { made, type Outcome, refused } from "~/lifecycle/outcome";
import { isUuid } from "~/server/ids.server";
import { store } from "~/server/store.server";
import { db, type Reader } from "~db/client.server";
import { application, applicationVersion, attachment, storedFile } from "~db/schema/application";
import { downloadResponse } from "~storage/download.server";
import { applicationFacts } from "./application.queries.server";
import type { ReadFile, VersionFile } from "./content";

/**
 * A file of an application, streamed to those who read it: of the draft as it stands and of the edition that counts; what was
 * attached before goes to the applicant's own people and their helper only. Refuses `notFound`.
 */
export async function sendOwnFile(who: Who, applicationId: string, fileId: string): Promise<Outcome<Response>> {
  if (!isUuid(fileId)) return refused("notFound");
  const facts = await applicationFacts(db(), who, applicationId);
  if (!facts) return refused("notFound");
  const may = policy["application.read"](who, facts);
  if (!may.ok) return may;
  const [file] = await db()
    .select({ key: storedFile.key, name: storedFile.name, contentType: storedFile.contentType })
    .from(attachment)
    .innerJoin(storedFile, eq(storedFile.id, attachment.fileId))
    .where(
      and(
        eq(attachment.applicationId, applicationId),
        eq(attachment.fileId, fileId),
        policy["application.readWork"](who, facts).ok ? undefined : or(isNull(attachment.removedAt), isSubmitted),
      ),
    );
  return file ? made(await downloadResponse(store(), file)) : refused("notFound");
}

/** That the edition that counts has the file. */
const isSubmitted = sql`exists (
  select from ${applicationVersion} v join ${application} a on a.id = v.application_id and a.current_version = v.version
  where v.application_id = ${attachment.applicationId}
    and v.files @> jsonb_build_array(jsonb_build_object('fileId', ${attachment.fileId})))`;

/**
 * The files of an edition as its readers see them: what each is called, how large it is and whether an antivirus looked at
 * it. Ask the policy which of them the reader may open: this function does not.
 */
export async function filesToRead(reader: Reader, files: readonly VersionFile[]): Promise<ReadFile[]> {
  if (files.length === 0) return [];
  const ids = files.map(({ fileId }) => fileId);
  const rows = await reader
    .select({ id: storedFile.id, scan: storedFile.scan })
    .from(storedFile)
    .where(inArray(storedFile.id, ids));
  const scans = new Map(rows.map(({ id, scan }) => [id, scan]));
  return files.map(({ contentType: _, ...file }) => ({ ...file, scan: scans.get(file.fileId) ?? "notScanned" }));
}
