import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { transaction } from "~db/client.server";
import { lockCompetition } from "../2-announcement/lock-competition.server";
import { made, type Outcome, refused } from "../outcome";
import { keepPaper } from "./keep-paper.server";
import type { CorrectedOpeningForm } from "./opening.form";
import { witnessesOf } from "./opening-protocol.server";
import { paperFacts } from "./paper.queries.server";

/**
 * Makes a new version of the protocol of opening with another place and other people present; the version before stays and
 * the new one says why. What was opened, and when, is never changed. Refuses `changedMeanwhile` unless it is the newest
 * version that is corrected, `badInput` when somebody present is not on the roster.
 * @returns the id of the new version
 */
export async function correctOpening(
  who: Who,
  competitionId: string,
  paperId: string,
  { place, present, reason }: CorrectedOpeningForm,
): Promise<Outcome<string>> {
  return transaction(who, "paper.correct", async (tx) => {
    const found = await paperFacts(tx, who, competitionId, paperId);
    if (!found || who.kind !== "person") return refused("notFound");
    const may = policy["paper.correct"](who, found);
    if (!may.ok) return may;
    await lockCompetition(tx, competitionId);
    const facts = await paperFacts(tx, who, competitionId, paperId);
    if (facts?.snapshot.kind !== "openingProtocol") return refused("notFound");
    if (facts.version !== facts.newest) return refused("changedMeanwhile");
    const witnesses = await witnessesOf(tx, facts, present);
    if (!witnesses) return refused("badInput");
    const version = facts.version + 1;
    return made(await keepPaper(tx, who, facts, { ...facts.snapshot, version, reason, place, present: witnesses }));
  });
}
