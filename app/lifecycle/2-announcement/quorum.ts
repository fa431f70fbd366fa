import type { CompetitionRules } from "./rules";

export const voteChoices = ["for", "against", "abstained"] as const;
export type VoteChoice = (typeof voteChoices)[number];

type DecisionRules = CompetitionRules["decision"];

/** Whether a meeting may decide an item: `counted` members of the roster against the least number `needed`. */
export type Quorum = { reached: boolean; counted: number; needed: number };

/**
 * The quorum for one item of the agenda (domain.md §2.6: at least a half, more than a half, two thirds). The fraction is always
 * of the whole voting roster; members recused on the item are among those present, and count only if the rules say so.
 */
export function quorumOf(
  rules: Pick<DecisionRules, "quorum" | "recusalCountsForQuorum">,
  members: { roster: number; present: number; recused: number },
): Quorum {
  const { numerator, denominator, strict } = rules.quorum;
  const exact = members.roster * numerator;
  const needed = strict ? Math.floor(exact / denominator) + 1 : Math.ceil(exact / denominator);
  const counted = rules.recusalCountsForQuorum ? members.present : members.present - members.recused;
  return { reached: counted >= needed, counted, needed };
}

/** What one present member did on an item; `choice` is null when the member did not vote, recused members never do. */
export type Ballot = { choice: VoteChoice | null; recused: boolean; chairs: boolean };

/** The count of an item. `silent` were present and free to vote, but did not. */
export type Tally = Record<VoteChoice | "silent" | "recused", number>;

/** Counts the ballots of one item, each present member once. A recused member's choice is not a vote. */
export function tally(ballots: readonly Ballot[]): Tally {
  const count: Tally = { for: 0, against: 0, abstained: 0, silent: 0, recused: 0 };
  for (const { choice, recused } of ballots) count[recused ? "recused" : (choice ?? "silent")] += 1;
  return count;
}

/** The result of a vote: adopted or not, and whether a majority, the chair's vote, or an equal vote nobody broke made it so. */
export type VoteResult = Tally & { adopted: boolean; decidedBy: "majority" | "chair" | "tie" };

/**
 * The result of a vote on an item (domain.md §2.6): adopted by more than half of the members present and free to vote, or of the
 * whole roster, as the rules say. Equal votes are broken by the chair, if the rules say so and the chair voted for or against;
 * otherwise the item is not adopted. Whether there was a quorum is asked of `quorumOf`.
 */
export function voteResult(
  rules: Pick<DecisionRules, "votesOf" | "chairCasts">,
  ballots: readonly Ballot[],
  roster: number,
): VoteResult {
  const count = tally(ballots);
  const base = rules.votesOf === "all" ? roster : ballots.length - count.recused;
  if (count.for * 2 > base) return { ...count, adopted: true, decidedBy: "majority" };

  const equal = rules.votesOf === "all" ? count.for * 2 === roster : count.for === count.against;
  if (!equal) return { ...count, adopted: false, decidedBy: "majority" };

  const chair = ballots.find(({ chairs, recused }) => chairs && !recused)?.choice;
  if (!rules.chairCasts || (chair !== "for" && chair !== "against"))
    return { ...count, adopted: false, decidedBy: "tie" };
  return { ...count, adopted: chair === "for", decidedBy: "chair" };
}
