import { and, asc, desc, eq } from "drizzle-orm";
import type { Reader } from "~db/client.server";
import { meeting, passMarkVote } from "~db/schema/decision";
import { rulesOf } from "../2-announcement/competition.queries.server";
import type { CompetitionRules } from "../2-announcement/rules";
import { type SetMark, withSetMarks } from "../2-announcement/tiers";

/** The pass marks that the commission has set; null while it has not, or has not to. */
export async function setMarksOf(reader: Reader, competitionId: string): Promise<SetMark[] | null> {
  const [last] = await reader
    .select({ marks: passMarkVote.marks })
    .from(passMarkVote)
    .innerJoin(meeting, eq(meeting.id, passMarkVote.meetingId))
    .where(and(eq(passMarkVote.competitionId, competitionId), eq(passMarkVote.carried, true)))
    .orderBy(desc(meeting.number), desc(passMarkVote.ordinal))
    .limit(1);
  return last?.marks ?? null;
}

/** The rules that a competition is decided by: the announced ones, with the pass marks that the commission has set. */
export async function decidedRulesOf(reader: Reader, competitionId: string): Promise<CompetitionRules> {
  const [rules, marks] = await Promise.all([rulesOf(reader, competitionId), setMarksOf(reader, competitionId)]);
  return marks ? withSetMarks(rules, marks) : rules;
}

/** The votes of a meeting on the pass marks, in their order. */
export function passMarkVotesOf(reader: Reader, meetingId: string) {
  return reader
    .select({
      ordinal: passMarkVote.ordinal,
      marks: passMarkVote.marks,
      votes: passMarkVote.votes,
      carried: passMarkVote.carried,
      result: passMarkVote.result,
      decidedAt: passMarkVote.decidedAt,
    })
    .from(passMarkVote)
    .where(eq(passMarkVote.meetingId, meetingId))
    .orderBy(asc(passMarkVote.ordinal));
}
