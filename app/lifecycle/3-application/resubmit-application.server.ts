import { and, eq, isNull } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { made, type Outcome, refused } from "~/lifecycle/outcome";
import { db, transaction } from "~db/client.server";
import { correction } from "~db/schema/admission";
import { application } from "~db/schema/application";
import { signersOf } from "../1-registration/heads.server";
import { type LoadedApplication, submittedVersion } from "./application.queries.server";
import { arrivalFacts, type Waited } from "./arrival.server";
import { projectOf } from "./content";
import { loadDraft } from "./draft.queries.server";
import { refusedAsLate } from "./late-attempt.server";
import { postReceipts } from "./receipt-letters.server";
import { blockersOf } from "./section.queries.server";
import { isSigned } from "./sign-off.queries.server";
import { insertVersion, listColumnsOf, type Receipt, receiptUnder, type Submission } from "./submit-application.server";
import { editionOf } from "./version.server";

/**
 * The head sends a returned application again, within the days given for it (domain.md §3.6): a new version in which only
 * the opened sections differ from the one before. The time of arrival that orders equal scores stays. The same key again
 * gives the same receipt. Refuses `keyReused` for another content under the same key, `deadlinePassed` after the correction's
 * date (recorded as an attempt), `incomplete`, `notSigned`, `changedMeanwhile`, `wrongState`, `wrongRole`, `notFound`.
 */
export async function resubmitApplication(
  who: Who,
  applicationId: string,
  { key, seen }: Submission,
  waited: Waited,
): Promise<Outcome<Receipt>> {
  const loaded = await loadDraft(db(), who, applicationId);
  if (!loaded) return refused("notFound");
  const mayRead = policy["application.read"](who, loaded.facts);
  if (!mayRead.ok) return mayRead;
  const before = await submittedVersion(db(), applicationId);
  const opened = loaded.facts.correction;
  const edition = editionOf(loaded, before);
  const blockers = blockersOf(loaded);

  let arrived: LoadedApplication | undefined;
  const outcome = await transaction(who, "application.resubmit", async (tx) => {
    const facts = await arrivalFacts(tx, who, applicationId, waited);
    if (!facts) return refused("notFound");
    arrived = facts;
    const given = await receiptUnder(tx, applicationId, key);
    if (given) return isMeant(given, seen, facts) ? made(given) : refused("keyReused");
    const may = policy["application.resubmit"](who, facts);
    if (!may.ok) return may;
    if (!before || !opened || facts.correction?.id !== opened.id) return refused("wrongState");
    if (facts.now.getTime() > Date.parse(opened.dueAt)) return refused("deadlinePassed");
    if (seen !== undefined && seen !== edition.sha256) return refused("changedMeanwhile");
    if (blockers.length > 0) return refused("incomplete");
    if (loaded.rules.signOff && facts.paper === null && !(await isSigned(tx, applicationId, edition)))
      return refused("notSigned");
    // The applicant stays as it had applied; only who signs is who sends the correction.
    const standing = before.standing && { ...before.standing, signer: loaded.standing.signer };
    const { receipt, written } = insertVersion(tx, who, { facts, loaded, edition, key, standing });
    await written;
    await tx
      .update(application)
      .set({ state: "opened", currentVersion: receipt.edition, ...listColumnsOf(edition, loaded.template) })
      .where(and(eq(application.id, applicationId), eq(application.state, "returned")));
    await tx
      .update(correction)
      .set({ resolvedAt: facts.now })
      .where(and(eq(correction.id, opened.id), isNull(correction.resolvedAt)));
    record(tx, {
      type: "application.resubmitted",
      subject: { kind: "application", id: applicationId },
      competitionId: facts.id,
      details: { edition: receipt.edition, sha256: receipt.sha256 },
    });
    const signers = await signersOf(tx, facts.applicantId);
    await postReceipts(tx, facts, {
      receipt,
      title: projectOf(edition.content, loaded.template).title,
      files: edition.files,
      signers,
    });
    return made(receipt);
  });
  if (outcome.ok || outcome.reason !== "deadlinePassed" || !arrived || !opened) return outcome;
  return refusedAsLate(who, {
    act: "resubmit",
    facts: arrived,
    closesAt: new Date(opened.dueAt),
    title: projectOf(edition.content, loaded.template).title,
    sha256: edition.sha256,
  });
}

/** Whether a receipt answers this intent; without a fingerprint it does unless another correction has been asked for. */
function isMeant(given: Receipt, seen: string | undefined, { correction: asked }: LoadedApplication): boolean {
  return seen === undefined ? asked === null : seen === given.sha256;
}
