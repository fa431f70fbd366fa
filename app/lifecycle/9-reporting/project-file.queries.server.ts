import { and, eq } from "drizzle-orm";
import { isUuid } from "~/server/ids.server";
import { store } from "~/server/store.server";
import { db } from "~db/client.server";
import { competition, rulesVersion } from "~db/schema/announcement";
import { application, applicationVersion, storedFile } from "~db/schema/application";
import { projectCard } from "~db/schema/reporting";
import { downloadResponse } from "~storage/download.server";
import { filesFor } from "../2-announcement/rules";
import { made, type Outcome, refused } from "../outcome";
import { listed, ofRules } from "./project.queries.server";

/**
 * A document of a finished project that the rules open to everybody, streamed under the name that it was sent with. Refuses
 * `notFound` for any other file, and for all until the card is published.
 */
export async function sendProjectFile(applicationId: string, fileId: string): Promise<Outcome<Response>> {
  if (!isUuid(applicationId) || !isUuid(fileId)) return refused("notFound");
  const [row] = await db()
    .select({
      files: applicationVersion.files,
      rules: rulesVersion.rules,
      key: storedFile.key,
      contentType: storedFile.contentType,
    })
    .from(projectCard)
    .innerJoin(application, eq(application.id, projectCard.applicationId))
    .innerJoin(
      applicationVersion,
      and(
        eq(applicationVersion.applicationId, application.id),
        eq(applicationVersion.version, application.currentVersion),
      ),
    )
    .innerJoin(competition, eq(competition.id, projectCard.competitionId))
    .innerJoin(rulesVersion, ofRules)
    .innerJoin(storedFile, eq(storedFile.id, fileId))
    .where(and(eq(projectCard.applicationId, applicationId), listed()));
  const file = row && filesFor("public", row.files, row.rules).find((one) => one.fileId === fileId);
  if (!row || !file) return refused("notFound");
  return made(await downloadResponse(store(), { key: row.key, contentType: row.contentType, name: file.name }));
}
