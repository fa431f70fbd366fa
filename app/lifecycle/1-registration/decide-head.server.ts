import { and, eq, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { type Tx, transaction } from "~db/client.server";
import { headRequest } from "~db/schema/registration";
import { after } from "../moves";
import { done, type Outcome, refused } from "../outcome";
import { headRequestMoves } from "./head-request";
import type { DecideHeadForm } from "./head-request.form";
import { headRequestFacts, type LoadedHeadRequest } from "./head-request.queries.server";
import { officeOf, type Told, tellOfHeadRequest } from "./head-request-letters.server";
import { lockApplicantPeople, signersOf } from "./heads.server";
import { moveAccount } from "./move-account.server";
import { expireLinks } from "./one-time-link.server";
import { askerOf, passHeadOver } from "./pass-head-over.server";

const rows = {
  approve: "headRequest.approve",
  confirm: "headRequest.confirm",
  decline: "headRequest.decline",
} as const;

/**
 * Decides a request: a secretary approves it by its document, a second person confirms it, either declines it with a
 * reason. The second person is somebody else of the office; for a lost mailbox also another head or signatory of the
 * applicant. Confirmed, the head's access passes to the asker, or the account moves to the asker's address. Refuses
 * `notFound`, `conflictOfInterest` to whoever asked or acts for the applicant and for an account that has come to serve
 * an office, `secondPerson`, `wrongState`, `changedMeanwhile`, and `notYet` while the owner of a lost mailbox may still
 * object.
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
    else if (asked.lost) await moveAccount(tx, { ...asked, lost: asked.lost }, told);
    else await passHeadOver(tx, asked, told);
    return done;
  });
}

const subjectOf = ({ applicantId }: LoadedHeadRequest) => ({ kind: "applicant" as const, id: applicantId });

async function approved(tx: Tx, who: Person, asked: LoadedHeadRequest, told: Told): Promise<void> {
  record(tx, {
    type: asked.lost ? "applicant.accountMoveApproved" : "applicant.headApproved",
    subject: subjectOf(asked),
    details: { name: asked.asker },
  });
  const others = (await officeOf(tx, asked.organiserId)).filter(({ personId }) => personId !== who.id);
  const isMove = asked.lost !== null;
  await tellOfHeadRequest(tx, others, isMove ? "moveOfficeSecond" : "officeSecond", told);
  if (!isMove) return;
  const colleagues = await signersOf(tx, asked.applicantId);
  const strangers = [asked.askedBy, asked.lost?.personId];
  await tellOfHeadRequest(
    tx,
    colleagues.filter(({ personId }) => !strangers.includes(personId)),
    "moveSecond",
    told,
  );
}

async function declined(tx: Tx, asked: LoadedHeadRequest, told: Told, text: string): Promise<void> {
  const type = asked.reason === "mailboxLost" ? "applicant.accountMoveDeclined" : "applicant.headDeclined";
  record(tx, { type, subject: subjectOf(asked), details: { name: asked.asker } });
  await tellOfHeadRequest(
    tx,
    [askerOf(asked)],
    asked.reason === "mailboxLost" ? "moveDeclined" : "askerDeclined",
    told,
    { text },
  );
  if (asked.lost) await expireLinks(tx, asked.lost.personId, "objectToMove");
}
