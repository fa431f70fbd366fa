import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import type { PickedFile } from "~/server/form-upload.server";
import { keepFile, referTo } from "~/server/keep-file.server";
import { db, transaction } from "~db/client.server";
import { signedCopy } from "~db/schema/papers";
import { extensionOf, type FileRefusal, fileKinds } from "~storage/file-kinds";
import { done, type Outcome, refused } from "../outcome";
import type { SignedCopyKind } from "../papers";
import { paperFacts, signedCopyFiles } from "./paper.queries.server";

/**
 * Attaches what a version of a paper came back as after people signed it. Nothing attached is ever replaced: a better scan
 * is one more. Refuses `notFound`, `wrongRole`, `changedMeanwhile` while the store forgets the file.
 */
export async function attachSignedCopy(
  who: Person,
  competitionId: string,
  paperId: string,
  picked: PickedFile,
): Promise<Outcome<undefined | { unfit: FileRefusal }>> {
  const asked = await paperFacts(db(), who, competitionId, paperId);
  if (!asked) return refused("notFound");
  const mayNow = policy["paper.attachSigned"](who, asked);
  if (!mayNow.ok) return mayNow;
  const filing = { name: picked.name, scope: asked.organiserId, allowed: signedCopyFiles };
  return keepFile<undefined>(picked.file, filing, (kept) =>
    transaction(who, "paper.attachSigned", async (tx) => {
      const facts = await paperFacts(tx, who, competitionId, paperId);
      if (!facts) return refused("notFound");
      const may = policy["paper.attachSigned"](who, facts);
      if (!may.ok) return may;
      const fileId = await referTo(tx, kept, { name: picked.name, uploadedBy: who.id });
      if (!fileId.ok) return fileId;
      await tx.insert(signedCopy).values({
        paperId,
        competitionId,
        kind: kindOf(picked.name),
        fileId: fileId.value,
        addedBy: who.id,
        addedAt: facts.now,
      });
      record(tx, {
        type: "paper.signedCopyAttached",
        subject: { kind: "competition", id: competitionId },
        competitionId,
        details: {
          paper: facts.snapshot.kind,
          number: facts.number,
          version: facts.version,
          kind: kindOf(picked.name),
          sha256: kept.sha256,
        },
      });
      return done;
    }),
  );
}

function kindOf(name: string): SignedCopyKind {
  const isSignature = (fileKinds.p7s.extensions as readonly string[]).includes(extensionOf(name));
  return isSignature ? "signature" : "scan";
}
