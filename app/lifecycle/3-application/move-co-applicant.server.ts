import { and, eq, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { transaction } from "~db/client.server";
import { coApplicant } from "~db/schema/application";
import { after } from "../moves";
import { done, type Outcome, refused } from "../outcome";
import { type CoApplicantAnswer, coApplicantMoves } from "./co-applicant";
import { coApplicantFacts } from "./co-applicant.queries.server";
import { tellOfCoApplicant } from "./co-applicant-letters.server";

const moves = {
  agree: { row: "coApplicant.agree", event: "application.coApplicantAgreed", letter: "agreed" },
  decline: { row: "coApplicant.decline", event: "application.coApplicantDeclined", letter: "declined" },
  leave: { row: "coApplicant.leave", event: "application.coApplicantLeft", letter: "left" },
  cancel: { row: "coApplicant.cancel", event: "application.coApplicantCancelled", letter: "cancelled" },
} as const;

/**
 * Moves a place among the co-applicants: the invited organisation's head agrees, declines, or leaves before the deadline; the
 * inviting head takes the place back. The other side gets a letter. An edition that is submitted names who had agreed by then;
 * who left is named no more. Refuses `notFound`, `wrongRole`, `wrongState`, `deadlinePassed`, `changedMeanwhile`.
 */
export async function moveCoApplicant(who: Who, placeId: string, move: CoApplicantAnswer | "cancel"): Promise<Outcome> {
  const { row, event, letter } = moves[move];
  return transaction(who, row, async (tx) => {
    if (who.kind !== "person") return refused("notSignedIn");
    const facts = await coApplicantFacts(tx, who, placeId);
    if (!facts) return refused("notFound");
    const may = policy[row](who, facts);
    if (!may.ok) return may;
    const state = after(coApplicantMoves, facts.coApplicant, move);
    if (!state) return refused("wrongState");
    const moved = await tx
      .update(coApplicant)
      .set({ state, movedBy: who.id, movedAt: sql`clock_timestamp()` })
      .where(and(eq(coApplicant.id, placeId), eq(coApplicant.state, facts.coApplicant)))
      .returning({ id: coApplicant.id });
    if (moved.length === 0) return refused("changedMeanwhile");
    const { applicationId, name, id: competitionId, title: competition } = facts;
    record(tx, { type: event, subject: { kind: "application", id: applicationId }, competitionId, details: { name } });
    await tellOfCoApplicant(tx, letter, { ...facts, competitionId, competition });
    return done;
  });
}
