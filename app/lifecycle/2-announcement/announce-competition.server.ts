import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import { isStoreSafe } from "~/server/store.server";
import { transaction } from "~db/client.server";
import { type Outcome, refused } from "../outcome";
import { announce, toAnnounce } from "./announcement.server";
import { announceFacts } from "./approval.queries.server";
import { lockCompetition } from "./lock-competition.server";

/**
 * Announces a draft: its rules and form are frozen, the hash is recorded, the closing of reception is set (domain.md §2.3).
 * Refuses `incomplete` while an error stands in the rules or the form, `deadlinePassed` when reception would be over already,
 * `changedMeanwhile` when the rules are not the version that the secretary has read, `wrongState` where the rules ask for two
 * people, `storeUnsafe` when the file store would lose or show what applicants entrust to it.
 */
export async function announceCompetition(who: Person, competitionId: string, version: number): Promise<Outcome> {
  if (!isUuid(competitionId)) return refused("notFound");
  const isSafe = await isStoreSafe();
  return transaction(who, "competition.announce", async (tx) => {
    await lockCompetition(tx, competitionId);
    const facts = await announceFacts(tx, who, competitionId);
    if (!facts) return refused("notFound");
    const may = policy["competition.announce"](who, facts);
    if (!may.ok) return may;
    const ready = await toAnnounce(tx, facts, version);
    if (!ready.ok) return ready;
    return isSafe ? announce(tx, facts, ready.value, { byTwo: false }) : refused("storeUnsafe");
  });
}
