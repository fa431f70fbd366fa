import { and, eq, notInArray, sql } from "drizzle-orm";
import type { Tx } from "~db/client.server";
import { agendaItem, recusal } from "~db/schema/decision";
import { decidedRulesOf } from "./pass-marks.queries.server";
import { proposalsFor } from "./proposal";
import { rankingRows } from "./ranking.queries.server";

/**
 * Puts every application of the newest ranking on the agenda of a planned meeting, in its order, with what the rules propose.
 * Items that stay keep their identity, and with it the recusals declared on them; changed proposals are made anew.
 * @returns how many items there are
 */
export async function setAgenda(
  tx: Tx,
  { competitionId, meetingId }: { competitionId: string; meetingId: string },
): Promise<number> {
  const rules = await decidedRulesOf(tx, competitionId);
  const proposals = proposalsFor(rules, await rankingRows(tx, competitionId));
  const ids = proposals.map((proposal) => proposal.applicationId);
  const ofMeeting = eq(agendaItem.meetingId, meetingId);
  const gone = ids.length === 0 ? ofMeeting : and(ofMeeting, notInArray(agendaItem.applicationId, ids));
  await tx.delete(recusal).where(sql`${recusal.itemId} in (select ${agendaItem.id} from ${agendaItem} where ${gone})`);
  await tx.delete(agendaItem).where(gone);
  if (proposals.length === 0) return 0;
  await tx
    .insert(agendaItem)
    .values(
      proposals.map(({ applicationId, outcome, sum, reason }, index) => ({
        meetingId,
        competitionId,
        applicationId,
        position: index + 1,
        proposedOutcome: outcome,
        proposed: sum,
        reason,
      })),
    )
    .onConflictDoUpdate({
      target: [agendaItem.meetingId, agendaItem.applicationId],
      set: {
        position: sql`excluded.position`,
        proposedOutcome: sql`excluded.proposed_outcome`,
        proposed: sql`excluded.proposed`,
        reason: sql`excluded.reason`,
        cutReason: "",
      },
    });
  return proposals.length;
}
