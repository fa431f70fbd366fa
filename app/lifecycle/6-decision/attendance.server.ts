import { sql } from "drizzle-orm";
import type { Tx } from "~db/client.server";
import { attendance } from "~db/schema/decision";
import { type Quorum, quorumOf } from "../2-announcement/quorum";
import { rosterOf } from "../2-announcement/roster.queries.server";
import type { CompetitionRules } from "../2-announcement/rules";
import { made, type Outcome, refused } from "../outcome";
import type { LoadedMeeting } from "./meeting.queries.server";

/** Who came, by the ids of people, and who of them chairs. */
export type Attendance = { present: readonly string[]; chair: string };

/**
 * Writes who of the roster of this moment is at a meeting. Refuses `badInput` when somebody is not on the roster or the
 * person who chairs is not there.
 * @returns the quorum that they make, nobody recused
 */
export async function writeAttendance(
  tx: Tx,
  facts: LoadedMeeting,
  { present, chair }: Attendance,
  rules: CompetitionRules["decision"],
): Promise<Outcome<Quorum & { roster: number }>> {
  const roster = await rosterOf(tx, { competitionId: facts.id, organiserId: facts.organiserId });
  const known = new Set(roster.map((member) => member.id));
  if (present.some((id) => !known.has(id)) || !present.includes(chair)) return refused("badInput");
  const here = new Set(present);
  await tx
    .insert(attendance)
    .values(
      roster.map(({ id }) => ({
        meetingId: facts.meetingId,
        competitionId: facts.id,
        personId: id,
        present: here.has(id),
        isChair: id === chair,
      })),
    )
    .onConflictDoUpdate({
      target: [attendance.meetingId, attendance.personId],
      set: { present: sql`excluded.present`, isChair: sql`excluded.is_chair` },
    });
  const quorum = quorumOf(rules, { roster: roster.length, present: here.size, recused: 0 });
  return made({ ...quorum, roster: roster.length });
}
