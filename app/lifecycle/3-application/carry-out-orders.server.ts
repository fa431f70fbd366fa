import { and, asc, eq, inArray } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import type { Tx } from "~db/client.server";
import { application, submissionOrder } from "~db/schema/application";
import { person } from "~db/schema/registration";
import { signersOf } from "../1-registration/heads.server";
import { submittedVersion } from "./application.queries.server";
import { projectOf } from "./content";
import { type LoadedDraft, loadDraft } from "./draft.queries.server";
import { postOrders } from "./order-letters.server";
import { blockersOf } from "./section.queries.server";
import { isSigned } from "./sign-off.queries.server";
import type { LapseReason } from "./submission-order";
import { keepSubmission } from "./submit-application.server";
import { editionOf } from "./version.server";

/** The applications whose orders wait for the close of a competition. */
export async function orderedApplications(tx: Tx, competitionId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: submissionOrder.applicationId })
    .from(submissionOrder)
    .where(and(eq(submissionOrder.competitionId, competitionId), eq(submissionOrder.state, "given")))
    .orderBy(asc(submissionOrder.applicationId));
  return rows.map(({ id }) => id);
}

/**
 * Locks applications in the order of their ids. Every act of an applicant locks its application before its competition, so
 * the closer does too: otherwise each could wait for the other.
 */
export async function lockApplications(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .select({ id: application.id })
    .from(application)
    .where(inArray(application.id, [...ids]))
    .orderBy(asc(application.id))
    .for("update");
}

/**
 * Carries out what heads had ordered in advance, by the closer in its own transaction before it counts: the applications
 * and the competition are locked, so nobody is in the middle of anything. An order had arrived before the deadline, so what
 * it submits arrives at the deadline itself: after everything that somebody submitted by hand, and in time.
 */
export async function carryOutOrders(tx: Tx, competitionId: string): Promise<void> {
  const orders = await tx
    .select({
      id: submissionOrder.id,
      applicationId: submissionOrder.applicationId,
      giver: { id: person.id, name: person.name, email: person.email },
    })
    .from(submissionOrder)
    .innerJoin(person, eq(person.id, submissionOrder.givenBy))
    .where(and(eq(submissionOrder.competitionId, competitionId), eq(submissionOrder.state, "given")))
    .orderBy(asc(submissionOrder.givenAt), asc(submissionOrder.id));
  for (const { id, applicationId, giver } of orders) {
    const who: Person = { kind: "person", lang: "ru", confirmed: true, ...giver };
    const loaded = await loadDraft(tx, who, applicationId);
    if (!loaded) throw new Error(`no application ${applicationId}`);
    const { closesAt } = loaded.facts;
    const lapse = await carryOut(tx, who, id, { ...loaded, facts: { ...loaded.facts, now: closesAt } });
    await tx
      .update(submissionOrder)
      .set({ state: lapse ? "lapsed" : "carriedOut", settledAt: closesAt, why: lapse ?? null })
      .where(eq(submissionOrder.id, id));
    if (!lapse) continue;
    record(tx, {
      type: "application.orderLapsed",
      subject: { kind: "application", id: applicationId },
      competitionId,
      details: { why: lapse },
    });
    const { title } = projectOf(editionOf(loaded).content, loaded.template);
    await postOrders(tx, loaded.facts, { outcome: lapse, title });
  }
}

/** Submits the saved draft, unless it counts already as it is; or answers why it cannot be submitted. */
async function carryOut(tx: Tx, who: Person, orderId: string, loaded: LoadedDraft): Promise<LapseReason | undefined> {
  const { facts } = loaded;
  const may = policy["application.submit"](who, facts);
  if (!may.ok) return may.reason === "wrongState" ? "withdrawn" : "noAuthority";
  const edition = editionOf(loaded);
  const before = facts.currentVersion === null ? undefined : await submittedVersion(tx, facts.applicationId);
  if (facts.application === "submitted" && before?.sha256 === edition.sha256) return undefined;
  if (blockersOf(loaded).length > 0) return "incomplete";
  if (loaded.rules.signOff && !(await isSigned(tx, facts.applicationId, edition))) return "notSigned";
  const signers = await signersOf(tx, facts.applicantId);
  keepSubmission(tx, who, { facts, loaded, edition, key: orderId, byOrder: true }, signers);
  return undefined;
}
