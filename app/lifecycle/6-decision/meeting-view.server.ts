import { quorumOf } from "../2-announcement/quorum";
import type { RosterMember } from "../2-announcement/roster.queries.server";
import { isPassMarkOpen, passMarksOf, withSetMarks } from "../2-announcement/tiers";
import { splitBySources } from "./award";
import { outcomeOfVote } from "./decided";
import type { ItemResult, MeetingState } from "./meeting";
import type { MeetingRecord } from "./meeting-record.server";
import type { ItemView, ItemVotes, MeetingView, MemberView, PassMarkVoteView, SourceUse } from "./view";

type Item = MeetingRecord["items"][number];

/**
 * A meeting for a page: votes by name of closed items only. Before the meeting is open its members are the roster of this
 * moment, and nobody is present yet.
 */
export function meetingView(
  record: MeetingRecord,
  { id, state, roster }: { id: string; state: MeetingState; roster: readonly RosterMember[] },
): MeetingView {
  const members: MemberView[] =
    state === "planned"
      ? roster.map(({ id: personId, name, isChair }) => ({ id: personId, name, present: false, isChair }))
      : record.members;
  const present = members.filter((member) => member.present).length;
  const quorum = quorumOf(record.rules.decision, { roster: members.length, present, recused: 0 });
  return {
    id,
    number: record.number,
    state,
    at: record.at.toISOString(),
    place: record.place,
    form: record.form,
    secretary: record.secretary,
    members,
    quorum: { present, roster: members.length, needed: quorum.needed, reached: quorum.reached },
    items: record.items.map((item) => itemView(record, item)),
    sources: sourcesOf(record),
    passMarks: passMarksOf(record.rules),
    passMarkVotes: record.passMarkVotes.map((one) => passMarkVoteView(record, one)),
    isPassMarkOpen: isPassMarkOpen(record.rules),
  };
}

/** One item for a page. */
export function itemView(record: MeetingRecord, item: Item): ItemView {
  return {
    id: item.itemId,
    position: item.position,
    number: item.number,
    title: item.title,
    applicant: item.row.applicant,
    place: item.row.place,
    score: item.row.score,
    requested: String(item.row.requested),
    state: item.state,
    proposedOutcome: item.proposedOutcome,
    proposed: String(item.proposed),
    reason: item.reason,
    cutReason: item.cutReason,
    carried: item.carried,
    outcome: item.carried === null ? null : outcomeOf(item),
    votes: votesOf(record, item),
  };
}

function outcomeOf(item: Item) {
  return outcomeOfVote({ ...item, passed: item.row.passed, carried: item.carried ?? true }).outcome;
}

function votesOf(record: MeetingRecord, { result, votes, recusals }: Item): ItemVotes | null {
  return result && votesView(record, result, { votes, recused: recusals.map(({ name }) => name) });
}

/** A vote on the pass marks: the secretary entered it from raised hands. */
function passMarkVoteView(record: MeetingRecord, vote: MeetingRecord["passMarkVotes"][number]): PassMarkVoteView {
  const { marks, carried, decidedAt, result } = vote;
  return {
    marks: passMarksOf(withSetMarks(record.rules, marks)),
    carried,
    at: decidedAt.toISOString(),
    votes: votesView(record, result, { votes: namedVotes(record, vote), recused: [] }),
  };
}

/** Who voted how on the pass marks, by name. */
export function namedVotes(
  { members }: Pick<MeetingRecord, "members">,
  { votes }: Pick<MeetingRecord["passMarkVotes"][number], "votes">,
): ItemVotes["members"] {
  return votes.map(({ id, choice }) => ({
    name: members.find((member) => member.id === id)?.name ?? "",
    choice,
    byShowOfHands: true,
  }));
}

function votesView(
  record: MeetingRecord,
  result: ItemResult,
  { votes, recused }: { votes: readonly ItemVotes["members"][number][]; recused: readonly string[] },
): ItemVotes {
  const silent = record.members.filter((member) => result.silentIds.includes(member.id));
  return {
    tally: {
      for: result.for,
      against: result.against,
      abstained: result.abstained,
      silent: result.silent,
      recused: result.recused,
    },
    decidedBy: result.decidedBy,
    members: [
      ...votes.map(({ name, choice, byShowOfHands }) => ({ name, choice, byShowOfHands })),
      ...silent.map(({ name }) => ({ name, choice: "silent" as const, byShowOfHands: false })),
      ...recused.map((name) => ({ name, choice: "recused" as const, byShowOfHands: false })),
    ],
  };
}

/** What is proposed, or decided where the vote is over, by source; the parts are those that signing would write. */
function sourcesOf({ rules, items }: MeetingRecord): SourceUse[] {
  const left = Object.fromEntries(rules.sources.map(({ key, limit }) => [key, BigInt(limit)]));
  for (const item of items) {
    if (outcomeOf(item) !== "awarded") continue;
    for (const [key, part] of Object.entries(splitBySources(rules.sources, left, item.proposed))) left[key]! -= part;
  }
  return rules.sources.map(({ key, title, limit }) => ({ title, limit, used: String(BigInt(limit) - left[key]!) }));
}
