import { quorumOf, type VoteChoice, voteResult } from "../2-announcement/quorum";
import type { CompetitionRules } from "../2-announcement/rules";
import type { ItemResult } from "./meeting";

/** Who of the roster is at a meeting. */
export type Seat = { id: string; present: boolean; isChair: boolean };

/**
 * Counts one vote by the announced rules, with the quorum of those who may decide it (domain.md §2.6).
 * @param choices by the id of a member; members present without one are silent
 * @param recused ids of members who declared a conflict of interest
 */
export function countVotes(
  rules: CompetitionRules["decision"],
  members: readonly Seat[],
  { choices, recused }: { choices: ReadonlyMap<string, VoteChoice>; recused: ReadonlySet<string> },
): ItemResult {
  const present = members.filter((member) => member.present);
  const ballots = present.map(({ id, isChair }) => ({
    id,
    choice: choices.get(id) ?? null,
    recused: recused.has(id),
    chairs: isChair,
  }));
  const away = ballots.filter((ballot) => ballot.recused).length;
  return {
    ...voteResult(rules, ballots, members.length),
    quorum: quorumOf(rules, { roster: members.length, present: present.length, recused: away }),
    roster: members.length,
    present: present.length,
    chairId: members.find((member) => member.isChair)?.id ?? "",
    silentIds: ballots.filter((ballot) => !ballot.recused && ballot.choice === null).map((ballot) => ballot.id),
  };
}
