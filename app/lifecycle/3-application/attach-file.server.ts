import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import type { Person, Who } from "~/access/who";
import { done, made, type Outcome, refused } from "~/lifecycle/outcome";
import { isUuid } from "~/server/ids.server";
import { type KeptFile, keepFile, referTo } from "~/server/keep-file.server";
import { db, filledIn, leave, prepared, type Reader, type Tx, transaction } from "~db/client.server";
import { competition, rulesVersion } from "~db/schema/announcement";
import { application, attachment } from "~db/schema/application";
import type { FileRefusal } from "~storage/file-kinds";
import type { TemporaryFile } from "~storage/temporary-file.server";
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
  const asked = await mayAttachNow(db(), who, applicationId, kind);
  if (!asked.ok) return asked;

  return keepFile<Attached>(file, { name, scope: asked.value.organiserId }, (kept) =>
    transaction(who, "application.edit", async (tx) => {
      const facts = await mayAttachNow(tx, who, applicationId, kind);
      return facts.ok ? attachKept(tx, who, facts.value, { kind, name, kept }) : facts;
    }),
  );
}

async function mayAttachNow(
  reader: Reader,
  who: Person,
  applicationId: string,
  kind: string,
): Promise<Outcome<LoadedApplication>> {
  const [facts, fits] = await Promise.all([
    applicationFacts(reader, who, applicationId),
    mayAttach(reader, applicationId, kind),
  ]);
  if (!facts) return refused("notFound");
  const may = mayEditDocuments(who, facts);
  if (!may.ok) return may;
  return fits.ok ? made(facts) : fits;
}

/**
 * Whether a draft takes one more file of this kind, by the rules that its competition runs by: `badInput` for an unknown
 * kind, `limitExceeded` beyond `MAX_FILES`, `notFound` for no application.
 */
export async function mayAttach(reader: Reader, applicationId: string, kind: string): Promise<Outcome> {
  if (!isUuid(applicationId)) return refused("notFound");
  const [room] = await roomReading(reader, { id: applicationId, kind });
  if (!room) return refused("notFound");
  if (!room.isKnown) return refused("badInput");
  return room.held >= MAX_FILES ? refused("limitExceeded", { max: MAX_FILES }) : done;
}

const roomReading = prepared((database) =>
  database
    .select({
      isKnown: sql<boolean>`${rulesVersion.rules} -> 'requiredDocuments'
        @> jsonb_build_array(jsonb_build_object('key', ${sql.placeholder("kind")}::text))`,
      held: sql<number>`(select count(*)::int from ${attachment}
        where ${attachment.applicationId} = ${application.id} and ${attachment.removedAt} is null)`,
    })
    .from(application)
    .innerJoin(competition, eq(competition.id, application.competitionId))
    .innerJoin(
      rulesVersion,
      and(eq(rulesVersion.competitionId, competition.id), eq(rulesVersion.version, competition.rulesVersion)),
    )
    .where(eq(application.id, sql.placeholder("id"))),
);

/**
 * Writes the rows of a file that lies in the store, in the transaction of whoever has asked the policy and `mayAttach`.
 */
export async function attachKept(
  tx: Tx,
  who: Person,
  facts: LoadedApplication,
  { kind, name, kept }: { kind: string; name: string; kept: KeptFile },
): Promise<Outcome<{ id: string }>> {
  const fileId = await referTo(tx, kept, { name, uploadedBy: who.id });
  if (!fileId.ok) return fileId;
  const id = randomUUID();
  const { applicationId, id: competitionId } = facts;
  leave(tx, attaching(tx, { id, applicationId, competitionId, fileId: fileId.value, kind, addedBy: who.id }));
  return made({ id });
}

const attaching = prepared((database) => {
  const { id, applicationId, competitionId, fileId, kind, addedBy } = attachment;
  return database.insert(attachment).values(filledIn({ id, applicationId, competitionId, fileId, kind, addedBy }));
});
