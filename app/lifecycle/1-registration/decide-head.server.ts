import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import type { Recipient } from "~/server/post.server";
import { type Tx, transaction } from "~db/client.server";
import { headRequest, membership, oneTimeLink, session } from "~db/schema/registration";
import { after } from "../moves";
import { done, type Outcome, refused } from "../outcome";
import { headRequestMoves } from "./head-request";
import type { DecideHeadForm } from "./head-request.form";
import { headRequestFacts, type LoadedHeadRequest } from "./head-request.queries.server";
import { officeOf, type Told, tellOfHeadRequest } from "./head-request-letters.server";
import { headsOf, lockApplicantPeople } from "./heads.server";
import { isWaitingMember } from "./invite-member.server";

const rows = {
  approve: "headRequest.approve",
  confirm: "headRequest.confirm",
  decline: "headRequest.decline",
} as const;

/**
 * The office decides a request to become the head of an applicant: a secretary approves it by its document, another person
 * confirms it, either declines it with a reason. Confirmed, the asker is the head, the former heads have no access, their
 * sessions and the invitations they sent end, and letters go to the old addresses and the new one. Refuses `notFound`,
 * `conflictOfInterest` to whoever asked or acts for the applicant, `secondPerson`, `wrongState`, `changedMeanwhile`.
 */
export async function decideHead(who: Person, requestId: string, { answer, text }: DecideHeadForm): Promise<Outcome> {
  const row = rows[answer];
  return transaction(who, row, async (tx) => {
    const asked = await headRequestFacts(tx, who, requestId);
    if (!asked) return refused("notFound");
    await lockApplicantPeople(tx, asked.applicantId);
    const may = policy[row](who, asked);
    if (!may.ok) return may;
    const state = after(headRequestMoves, asked.headRequest, answer);
    if (!state) return refused("wrongState");
    const now = sql`clock_timestamp()`;
    const decision =
      answer === "approve"
        ? { approvedBy: who.id, approvedAt: now }
        : { decidedBy: who.id, decidedAt: now, declineText: answer === "decline" ? text : null };
    const decided = await tx
      .update(headRequest)
      .set({ state, ...decision })
      .where(and(eq(headRequest.id, requestId), eq(headRequest.state, asked.headRequest)))
      .returning({ id: headRequest.id });
    if (decided.length === 0) return refused("changedMeanwhile");
    const told: Told = { ...asked, requestId };
    if (answer === "approve") await approved(tx, who, asked, told);
    else if (answer === "decline") await declined(tx, asked, told, text);
    else await passesOver(tx, asked, told);
    return done;
  });
}

const subjectOf = ({ applicantId }: LoadedHeadRequest) => ({ kind: "applicant" as const, id: applicantId });

async function approved(tx: Tx, who: Person, asked: LoadedHeadRequest, told: Told): Promise<void> {
  record(tx, { type: "applicant.headApproved", subject: subjectOf(asked), details: { name: asked.asker } });
  const others = (await officeOf(tx, asked.organiserId)).filter(({ personId }) => personId !== who.id);
  await tellOfHeadRequest(tx, others, "officeSecond", told);
}

async function declined(tx: Tx, asked: LoadedHeadRequest, told: Told, text: string): Promise<void> {
  record(tx, { type: "applicant.headDeclined", subject: subjectOf(asked), details: { name: asked.asker } });
  await tellOfHeadRequest(tx, [askerOf(asked)], "askerDeclined", told, text);
}

async function passesOver(tx: Tx, asked: LoadedHeadRequest, told: Told): Promise<void> {
  const { applicantId, askedBy } = asked;
  const former = await headsOf(tx, applicantId);
  const isLive = and(eq(membership.applicantId, applicantId), isNull(membership.until));
  const ended = await tx
    .update(membership)
    .set({ until: sql`clock_timestamp()` })
    .where(and(isLive, eq(membership.role, "head"), ne(membership.personId, askedBy)))
    .returning({ personId: membership.personId });
  for (const { personId } of ended) await tx.delete(session).where(eq(session.userId, personId));
  await tx.update(oneTimeLink).set({ expiresAt: sql`clock_timestamp()` }).where(isWaitingMember(applicantId));
  await tx
    .insert(membership)
    .values({ applicantId, personId: askedBy, role: "head" })
    .onConflictDoUpdate({
      target: [membership.applicantId, membership.personId],
      targetWhere: sql`until is null`,
      set: { role: "head", authority: null },
    });
  record(tx, { type: "applicant.headChanged", subject: subjectOf(asked), details: { name: asked.asker } });
  await tellOfHeadRequest(tx, former, "headReplaced", told);
  await tellOfHeadRequest(tx, [askerOf(asked)], "askerDone", told);
}

function askerOf({ askedBy, asker, askerEmail, askerLang }: LoadedHeadRequest): Recipient {
  return { personId: askedBy, email: askerEmail, name: asker, lang: askerLang === "en" ? "en" : "ru" };
}
