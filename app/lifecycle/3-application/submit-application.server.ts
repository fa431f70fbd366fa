import { randomBytes } from "node:crypto";
import { and, eq, getTableColumns, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { made, type Outcome, refused } from "~/lifecycle/outcome";
import type { Recipient } from "~/server/post.server";
import { db, filledIn, leave, prepared, type Tx, transaction } from "~db/client.server";
import { application, applicationVersion } from "~db/schema/application";
import { signersOf } from "../1-registration/heads.server";
import type { FormTemplate } from "../2-announcement/form-template";
import type { LoadedApplication } from "./application.queries.server";
import { arrivalFacts, type Waited } from "./arrival.server";
import { answersOf, projectOf } from "./content";
import { type LoadedDraft, loadDraft } from "./draft.queries.server";
import { refusedAsLate } from "./late-attempt.server";
import { receiptCodeOf } from "./receipt-code";
import { postReceipts } from "./receipt-letters.server";
import { blockersOf } from "./section.queries.server";
import { isSigned } from "./sign-off.queries.server";
import type { KeptStanding } from "./standing";
import { municipalitiesIn } from "./territory";
import { type Edition, editionOf } from "./version.server";

/** What a receipt says: which edition arrived when, its code and its fingerprint. */
export type Receipt = { edition: number; code: string; arrivedAt: Date; sha256: string };

/**
 * `key` is a UUID that the form was given, one for each intent to submit. `seen` is the fingerprint of what stood on the
 * page; without it whatever is in the draft now is meant.
 */
export type Submission = { key: string; seen?: string };

/**
 * The head submits the application, or a new edition of it, before the deadline (domain.md §3.6; design.md §6–§7).
 * Accepted when the arrival is not after `closesAt` and the closer has not run. The same key again gives the same receipt.
 * Refuses `keyReused` for another content under the same key, `changedMeanwhile` when the draft is not what was seen,
 * `incomplete` when a formal criterion is not met, `notSigned` when the rules want the head's signature under this edition
 * and there is none, `deadlinePassed` (recorded as an attempt), `wrongState`, `wrongRole`, `notFound`.
 */
export async function submitApplication(
  who: Who,
  applicationId: string,
  { key, seen }: Submission,
  waited: Waited,
): Promise<Outcome<Receipt>> {
  const loaded = await loadDraft(db(), who, applicationId);
  if (!loaded) return refused("notFound");
  const mayRead = policy["application.read"](who, loaded.facts);
  if (!mayRead.ok) return mayRead;
  const edition = editionOf(loaded);
  const meant = seen ?? edition.sha256;
  const blockers = blockersOf(loaded);

  let arrived: LoadedApplication | undefined;
  const outcome = await transaction(who, "application.submit", async (tx) => {
    const [facts, signers] = await Promise.all([
      arrivalFacts(tx, who, applicationId, waited),
      signersOf(tx, loaded.facts.applicantId),
    ]);
    if (!facts) return refused("notFound");
    arrived = facts;
    const before = facts.currentVersion === null ? undefined : await receiptUnder(tx, applicationId, key);
    if (before) return before.sha256 === meant ? made(before) : refused("keyReused");
    const may = policy["application.submit"](who, facts);
    if (!may.ok) return may;
    if (meant !== edition.sha256) return refused("changedMeanwhile");
    if (blockers.length > 0) return refused("incomplete");
    if (loaded.rules.signOff && !(await isSigned(tx, applicationId, edition))) return refused("notSigned");
    return made(keepSubmission(tx, who, { facts, loaded, edition, key }, signers));
  });
  if (outcome.ok || outcome.reason !== "deadlinePassed" || !arrived) return outcome;
  return refusedAsLate(who, {
    act: "submit",
    facts: arrived,
    title: projectOf(edition.content, loaded.template).title,
    sha256: edition.sha256,
  });
}

/** What was accepted under a key before. */
export async function receiptUnder(tx: Tx, applicationId: string, key: string): Promise<Receipt | undefined> {
  const [row] = await tx
    .select({
      edition: applicationVersion.version,
      code: applicationVersion.receiptCode,
      arrivedAt: applicationVersion.arrivedAt,
      sha256: applicationVersion.sha256,
    })
    .from(applicationVersion)
    .where(and(eq(applicationVersion.applicationId, applicationId), eq(applicationVersion.idempotencyKey, key)));
  return row;
}

/** `byOrder`: not submitted by hand but by the closer, as its head had ordered; `onPaper`: typed in from paper. */
type Kept = {
  facts: LoadedApplication;
  loaded: LoadedDraft;
  edition: Edition;
  key: string;
  /** What is kept of the applicant's standing, when it is not that of the draft. */
  standing?: KeptStanding | null;
  byOrder?: true;
  onPaper?: true;
};

/**
 * Writes an edition as the one that counts, with its fact and its receipts. The caller has locked the application and judged
 * that it may be submitted.
 */
export function keepSubmission(tx: Tx, who: Who, kept: Kept, signers: readonly Recipient[]): Receipt {
  const { facts, edition } = kept;
  const { receipt, written } = insertVersion(tx, who, kept);
  const changed = markingSubmitted(tx, {
    id: facts.applicationId,
    currentVersion: receipt.edition,
    arrivedAt: facts.now,
    ...listColumnsOf(edition, kept.loaded.template),
  });
  record(tx, {
    type: "application.submitted",
    subject: { kind: "application", id: facts.applicationId },
    competitionId: facts.id,
    details: {
      edition: receipt.edition,
      sha256: receipt.sha256,
      ...(kept.byOrder ? { byOrder: true } : {}),
      ...(kept.onPaper ? { onPaper: true } : {}),
    },
  });
  const posted = postReceipts(tx, facts, {
    receipt,
    title: projectOf(edition.content, kept.loaded.template).title,
    files: edition.files,
    signers,
  });
  leave(tx, written, changed, posted);
  return receipt;
}

/** Writes an edition as the next immutable version; its receipt, with a code of its own, is known before it is written. */
export function insertVersion(
  tx: Tx,
  who: Who,
  { facts, loaded, edition, key, standing = loaded.standing }: Kept,
): { receipt: Receipt; written: Promise<unknown> } {
  if (who.kind !== "person") throw new Error("only people submit");
  const version = (facts.currentVersion ?? 0) + 1;
  const code = receiptCodeOf(randomBytes(10));
  const written = versionWriting(tx, {
    applicationId: facts.applicationId,
    competitionId: facts.id,
    version,
    content: edition.content,
    files: edition.files,
    sha256: edition.sha256,
    standing: standing && keptOf(standing),
    rulesVersion: facts.rulesVersion,
    templateVersion: loaded.templateVersion,
    submittedBy: who.id,
    arrivedAt: facts.now,
    idempotencyKey: key,
    receiptCode: code,
  });
  return { receipt: { edition: version, code, arrivedAt: facts.now, sha256: edition.sha256 }, written };
}

function keptOf({ verification, verifiedAt, signer }: KeptStanding): KeptStanding {
  return { verification, verifiedAt, signer };
}

const versionWriting = prepared((database) =>
  database.insert(applicationVersion).values(filledIn(getTableColumns(applicationVersion))),
);

const markingSubmitted = prepared((database) => {
  const { id, currentVersion, arrivedAt, title, direction, requested, ownShare, total, territories } = application;
  return database
    .update(application)
    .set({
      state: "submitted",
      ...filledIn({ currentVersion, arrivedAt, title, direction, requested, ownShare, total, territories }),
    })
    .where(eq(id, sql.placeholder("id")));
});

/** The columns that lists need, from the content that is submitted. */
export function listColumnsOf({ content }: Edition, template: FormTemplate) {
  const { title, direction, sums } = projectOf(content, template);
  return {
    ...{ title, direction, requested: sums.requested, ownShare: sums.own, total: sums.total },
    territories: municipalitiesIn(template, answersOf(content)),
  };
}
