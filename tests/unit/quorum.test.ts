import { describe, expect, it } from "vitest";
import type { VoteChoice } from "~/lifecycle/2-announcement/quorum";
import { type Ballot, quorumOf, tally, voteResult } from "~/lifecycle/2-announcement/quorum";

function quorum(numerator: number, denominator: number, strict: boolean, recusalCountsForQuorum = true) {
  return { quorum: { numerator, denominator, strict }, recusalCountsForQuorum };
}

/** Ballots written as letters: f(or), a(gainst), o (abstained), - silent, r(ecused); a capital is the chair's. */
function ballots(letters: string): Ballot[] {
  const choices: Record<string, VoteChoice> = { f: "for", a: "against", o: "abstained" };
  return [...letters].map((letter) => {
    const small = letter.toLowerCase();
    return { choice: choices[small] ?? null, recused: small === "r", chairs: letter !== small };
  });
}

describe("the quorum", () => {
  it("of more than a half of seven is four, of eight is five, and of at least a half of eight is four", () => {
    const needed = [
      quorumOf(quorum(1, 2, true), { roster: 7, present: 4, recused: 0 }),
      quorumOf(quorum(1, 2, true), { roster: 8, present: 4, recused: 0 }),
      quorumOf(quorum(1, 2, false), { roster: 8, present: 4, recused: 0 }),
      quorumOf(quorum(2, 3, false), { roster: 7, present: 4, recused: 0 }),
      quorumOf(quorum(2, 3, false), { roster: 9, present: 6, recused: 0 }),
    ];
    expect(needed.map(({ needed, reached }) => [needed, reached])).toEqual([
      [4, true],
      [5, false],
      [4, true],
      [5, false],
      [6, true],
    ]);
  });

  it("counts the recused among those present only if the rules say so", () => {
    const members = { roster: 7, present: 4, recused: 1 };
    expect(quorumOf(quorum(1, 2, true, true), members)).toEqual({ reached: true, counted: 4, needed: 4 });
    expect(quorumOf(quorum(1, 2, true, false), members)).toEqual({ reached: false, counted: 3, needed: 4 });
  });
});

describe("a vote", () => {
  const present = { votesOf: "present", chairCasts: true } as const;
  const all = { votesOf: "all", chairCasts: true } as const;

  function result(rules: Parameters<typeof voteResult>[0], letters: string, roster = 7) {
    const { adopted, decidedBy } = voteResult(rules, ballots(letters), roster);
    return [adopted, decidedBy];
  }

  it("is counted once for each present member, a recused one apart", () => {
    expect(tally(ballots("Ffao-r"))).toEqual({ for: 2, against: 1, abstained: 1, silent: 1, recused: 1 });
    expect(tally([{ choice: "for", recused: true, chairs: false }]).for).toBe(0);
  });

  it("is carried by more than half of those present and free to vote", () => {
    expect(result(present, "Fffaa")).toEqual([true, "majority"]);
    expect(result(present, "Faaffr")).toEqual([true, "majority"]);
    expect(result(present, "Fao--")).toEqual([true, "chair"]);
    expect(result(present, "Ffaoo")).toEqual([false, "majority"]);
    expect(result(present, "Afaa")).toEqual([false, "majority"]);
  });

  it("is carried by more than half of the whole roster when the rules ask for it", () => {
    expect(result(all, "Fff")).toEqual([false, "majority"]);
    expect(result(all, "Ffff")).toEqual([true, "majority"]);
    expect(result(all, "Ffff", 8)).toEqual([true, "chair"]);
    expect(result(all, "Ffaa", 7)).toEqual([false, "majority"]);
  });

  it("that is equal goes with the chair, or fails when the chair does not break it", () => {
    expect(result(present, "Ffaa")).toEqual([true, "chair"]);
    expect(result(present, "Affa")).toEqual([false, "chair"]);
    expect(result(present, "Offaa")).toEqual([false, "tie"]);
    expect(result(present, "Rffaa")).toEqual([false, "tie"]);
    expect(result({ ...present, chairCasts: false }, "Ffaa")).toEqual([false, "tie"]);
    expect(result(present, "Ooo")).toEqual([false, "tie"]);
    const recusedChair = [...ballots("fa"), { choice: "for", recused: true, chairs: true } as const];
    expect(voteResult(present, recusedChair, 7)).toMatchObject({
      adopted: false,
      decidedBy: "tie",
      for: 1,
      recused: 1,
    });
  });
});
