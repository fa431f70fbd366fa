import { and, eq, inArray } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import type { PickedFile } from "~/server/form-upload.server";
import { db, transaction } from "~db/client.server";
import { application } from "~db/schema/application";
import { paperApplication } from "~db/schema/paper-applications";
import type { FileRefusal } from "~storage/file-kinds";
import { done, type Outcome, refused } from "../outcome";
import { instantOf } from "../time";
import { applicationFacts } from "./application.queries.server";
import { lockPaper } from "./lock-paper.server";
import { waitingPaperStates } from "./paper-application";
import type { WithdrawPaperForm } from "./paper-application.form";
import { paperApplicationFacts } from "./paper-application.queries.server";
import { addPaperScan, keepPaperScan } from "./paper-scan.server";
import { postWithdrawals } from "./receipt-letters.server";

/**
 * Sets a paper aside that does not count yet: registered by mistake, or with a wrong reading. Everything registered and typed
 * stays on record with the reason, and the reception waits for it no longer. Refuses `wrongState`, `wrongStage`, `notFound`.
 */
export async function setPaperAside(
  who: Person,
  competitionId: string,
  paperId: string,
  reason: string,
): Promise<Outcome> {
  return transaction(who, "paperApplication.setAside", async (tx) => {
    const facts = await lockPaper(tx, who, competitionId, paperId);
    if (!facts) return refused("notFound");
    const may = policy["paperApplication.setAside"](who, facts);
    if (!may.ok) return may;
    await tx
      .update(paperApplication)
      .set({ state: "setAside", reason, settledBy: who.id, settledAt: facts.now })
      .where(and(eq(paperApplication.id, paperId), inArray(paperApplication.state, [...waitingPaperStates])));
    if (facts.applicationId !== null)
      await tx
        .update(application)
        .set({ state: "discarded" })
        .where(and(eq(application.id, facts.applicationId), eq(application.state, "draft")));
    record(tx, {
      type: "paperApplication.setAside",
      subject: { kind: "paperApplication", id: paperId },
      competitionId: facts.id,
      details: { entry: facts.entry, reason },
    });
    return done;
  });
}

/**
 * Withdraws an application that came on paper, by a letter on paper with its scan. It counts when the letter came by the
 * deadline and the closer has not run. Refuses `deadlinePassed`, `notYet` for a time to come or before the application came,
 * `wrongState`, `wrongStage`, `notFound`.
 */
export async function withdrawPaper(
  who: Person,
  competitionId: string,
  paperId: string,
  { typed, picked }: { typed: WithdrawPaperForm; picked: PickedFile },
): Promise<Outcome<undefined | { unfit: FileRefusal }>> {
  const asked = await paperApplicationFacts(db(), who, competitionId, paperId);
  if (!asked) return refused("notFound");
  const mayNow = policy["paperApplication.withdraw"](who, asked);
  if (!mayNow.ok) return mayNow;
  return keepPaperScan<undefined>(picked, asked.organiserId, (kept) =>
    transaction(who, "paperApplication.withdraw", async (tx) => {
      const facts = await lockPaper(tx, who, competitionId, paperId);
      if (!facts) return refused("notFound");
      const may = policy["paperApplication.withdraw"](who, facts);
      if (!may.ok) return may;
      const arrivedAt = instantOf(typed.arrivedAt, facts.zone);
      if (arrivedAt > facts.closesAt) return refused("deadlinePassed");
      if (arrivedAt > facts.now || arrivedAt < facts.arrivedAt) return refused("notYet");
      const its = facts.applicationId === null ? undefined : await applicationFacts(tx, who, facts.applicationId);
      if (its?.application !== "submitted") return refused("wrongState");
      const added = await addPaperScan(tx, who, facts, { kind: "withdrawal", kept, name: picked.name });
      if (!added.ok) return added;
      await tx
        .update(application)
        .set({ state: "withdrawn" })
        .where(and(eq(application.id, its.applicationId), eq(application.state, "submitted")));
      await tx
        .update(paperApplication)
        .set({ state: "withdrawn", withdrawalEntry: typed.entry, withdrawalArrivedAt: arrivedAt })
        .where(and(eq(paperApplication.id, paperId), eq(paperApplication.state, "counted")));
      const details = { entry: typed.entry, arrivedAt: arrivedAt.toISOString(), zone: facts.zone };
      record(tx, {
        type: "paperApplication.withdrawn",
        subject: { kind: "paperApplication", id: paperId },
        competitionId: facts.id,
        details,
      });
      record(tx, {
        type: "application.withdrawn",
        subject: { kind: "application", id: its.applicationId },
        competitionId: facts.id,
        details: { onPaper: true },
      });
      await postWithdrawals(tx, its);
      return done;
    }),
  );
}
