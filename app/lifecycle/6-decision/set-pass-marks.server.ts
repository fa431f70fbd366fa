import { and, eq, max, ne } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { record } from "~/journal/record.server";
import { type Tx, transaction } from "~db/client.server";
import { agendaItem, passMarkVote } from "~db/schema/decision";
import { rulesOf } from "../2-announcement/competition.queries.server";
import { lockCompetition } from "../2-announcement/lock-competition.server";
import type { VoteChoice } from "../2-announcement/quorum";
import { markedTiers, type SetMark, withSetMarks } from "../2-announcement/tiers";
import { made, type Outcome, refused } from "../outcome";
import { setAgenda } from "./agenda.server";
import { countVotes } from "./count-votes";
import { lockMeeting } from "./locks.server";
import { attendanceOf, type LoadedMeeting, meetingFacts } from "./meeting.queries.server";
import { fitsMarks } from "./pass-marks";
import { rankingRows } from "./ranking.queries.server";
import { writeRanking } from "./write-ranking.server";

/** What the secretary enters: a mark for each tier of sums, or the one for all, and who voted how by the id of the member. */
export type PassMarkVote = { marks: readonly SetMark[]; votes: Readonly<Record<string, VoteChoice | "">> };

/**
 * Records the vote of the commission on the pass marks where the rules leave them to it (domain.md §2.5, §2.7, step 6). An adopted
 * one holds from this moment: the ranking gets a new version by it, and the agenda new proposals. Until the first item is
 * heard another vote may change it.
 * Refuses `wrongKind` where the rules set the marks themselves, `wrongState` once an item was opened, `badInput` for marks that
 * are not one a tier or above its greatest score and for votes of somebody absent, `incomplete` without votes, `noQuorum`.
 * @returns whether the marks were adopted
 */
export async function setPassMarks(
  who: Who,
  meetingId: string,
  { marks, votes }: PassMarkVote,
): Promise<Outcome<boolean>> {
  return transaction(who, "meeting.setPassMarks", async (tx) => {
    const found = await meetingFacts(tx, who, meetingId);
    if (!found || who.kind !== "person") return refused("notFound");
    await lockCompetition(tx, found.id);
    await lockMeeting(tx, meetingId);
    const facts = (await meetingFacts(tx, who, meetingId)) ?? found;
    const may = policy["meeting.setPassMarks"](who, facts);
    if (!may.ok) return may;
    const rules = await rulesOf(tx, facts.id);
    if (rules.passMarkBy !== "commission") return refused("wrongKind");
    if (await isHeard(tx, meetingId)) return refused("wrongState");
    if (!fitsMarks(rules, marks)) return refused("badInput");

    const given = Object.entries(votes).filter((entry): entry is [string, VoteChoice] => entry[1] !== "");
    if (given.length === 0) return refused("incomplete");
    const members = await attendanceOf(tx, meetingId);
    const here = new Set(members.filter(({ present }) => present).map(({ id }) => id));
    if (given.some(([id]) => !here.has(id))) return refused("badInput");
    const result = countVotes(rules.decision, members, { choices: new Map(given), recused: new Set() });
    const { quorum, adopted } = result;
    if (!quorum.reached)
      return refused("noQuorum", { present: quorum.counted, needed: quorum.needed, roster: result.roster });

    const kept = markedTiers(rules).map((tier) => marks.find((one) => one.tier === tier)!);
    await tx.insert(passMarkVote).values({
      ...{ meetingId, competitionId: facts.id, ordinal: await nextOrdinal(tx, meetingId) },
      ...{ marks: kept, votes: given.map(([id, choice]) => ({ id, choice })) },
      ...{ carried: adopted, result, enteredBy: who.id, decidedAt: facts.now },
    });
    record(tx, {
      type: "meeting.passMarksVoted",
      subject: { kind: "meeting", id: meetingId },
      competitionId: facts.id,
      details: {
        carried: adopted,
        marks: kept.map(({ mark }) => mark).join(" "),
        ...{ for: result.for, against: result.against, abstained: result.abstained, silent: result.silent },
        decidedBy: result.decidedBy,
      },
    });
    if (adopted) {
      const ranked = await rankAgain(tx, facts, { rules: withSetMarks(rules, kept), by: who.id });
      if (!ranked.ok) return ranked;
    }
    return made(adopted);
  });
}

async function isHeard(tx: Tx, meetingId: string): Promise<boolean> {
  const heard = await tx
    .select({ id: agendaItem.id })
    .from(agendaItem)
    .where(and(eq(agendaItem.meetingId, meetingId), ne(agendaItem.state, "waiting")))
    .limit(1);
  return heard.length > 0;
}

async function nextOrdinal(tx: Tx, meetingId: string): Promise<number> {
  const [last] = await tx
    .select({ ordinal: max(passMarkVote.ordinal) })
    .from(passMarkVote)
    .where(eq(passMarkVote.meetingId, meetingId));
  return (last?.ordinal ?? 0) + 1;
}

/** A new version of the ranking and of the proposals; divergences that were accepted stay accepted. */
async function rankAgain(
  tx: Tx,
  { id: competitionId, meetingId }: LoadedMeeting,
  { rules, by }: Pick<Parameters<typeof writeRanking>[1], "rules" | "by">,
): Promise<Outcome<number>> {
  const rows = await rankingRows(tx, competitionId);
  const accepted = rows.filter((row) => row.divergenceAccepted).map((row) => row.applicationId);
  const version = await writeRanking(tx, { competitionId, rules, accepted, by });
  if (version.ok) await setAgenda(tx, { competitionId, meetingId });
  return version;
}
