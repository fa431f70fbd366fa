import { sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { done, type Outcome, refused } from "~/lifecycle/outcome";
import { transaction } from "~db/client.server";
import { signOff } from "~db/schema/application";
import { submittedVersion } from "./application.queries.server";
import { loadDraft } from "./draft.queries.server";
import { blockersOf } from "./section.queries.server";
import { editionOf } from "./version.server";

/**
 * The head, or a signatory, signs the edition with this fingerprint: "I have read it". The signature is bound to the content, so that any later
 * edit voids it (peers.md §3, 3). Refuses `changedMeanwhile` when the draft makes another edition by now, `incomplete` while a
 * formal criterion is not met, and `wrongState`, `deadlinePassed`, `wrongRole`, `notFound`.
 */
export async function signApplication(who: Who, applicationId: string, seen: string): Promise<Outcome> {
  return transaction(who, "application.sign", async (tx) => {
    const loaded = await loadDraft(tx, who, applicationId);
    if (!loaded || who.kind !== "person") return refused("notFound");
    const { facts } = loaded;
    const may = policy["application.sign"](who, facts);
    if (!may.ok) return may;
    const edition = editionOf(loaded, await submittedVersion(tx, applicationId));
    if (edition.sha256 !== seen) return refused("changedMeanwhile");
    if (blockersOf(loaded).length > 0) return refused("incomplete");
    const { sha256, content, files } = edition;
    await tx.insert(signOff).values({
      applicationId,
      competitionId: facts.id,
      sha256,
      content,
      files,
      signedBy: who.id,
      signedAt: sql`competition_now(${facts.id})`,
    });
    record(tx, {
      type: "application.signed",
      subject: { kind: "application", id: applicationId },
      competitionId: facts.id,
      details: { sha256, by: facts.memberRole },
    });
    return done;
  });
}
