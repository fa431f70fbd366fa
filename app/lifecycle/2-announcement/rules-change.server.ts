import { and, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { rulesChange } from "~db/schema/announcement";
import { done, made, type Outcome, refused } from "../outcome";
import { announceFacts } from "./approval.queries.server";
import { competitionFacts, rulesOf } from "./competition.queries.server";
import { lockCompetition } from "./lock-competition.server";
import type { CompetitionRules } from "./rules";
import { announceChange, changeToAnnounce } from "./rules-announcement.server";
import { fixedIn } from "./rules-change";
import { voidApproval } from "./void-approval.server";

/**
 * Keeps a change of announced rules that the office prepares; nobody else reads it before it is announced.
 * @param draft the number of the prepared change that the form was opened with, 0 when there was none
 * Refuses `changedMeanwhile` when it has another number by now, `deadlinePassed` after the reception, `badInput` for what an
 * announcement fixes. Answers the new number.
 */
export async function prepareRulesChange(
  who: Person,
  competitionId: string,
  draft: number,
  rules: CompetitionRules,
): Promise<Outcome<number>> {
  if (!isUuid(competitionId)) return refused("notFound");
  return transaction(who, "rules.change", async (tx) => {
    await lockCompetition(tx, competitionId);
    const facts = await competitionFacts(tx, who, competitionId);
    if (!facts) return refused("notFound");
    const may = policy["rules.change"](who, facts);
    if (!may.ok) return may;
    if (fixedIn(await rulesOf(tx, facts.id), rules).length > 0) return refused("badInput");
    const values = { competitionId, rules, draft: draft + 1, changedBy: who.id, changedAt: facts.now };
    const kept =
      draft === 0
        ? await tx.insert(rulesChange).values(values).onConflictDoNothing().returning({ draft: rulesChange.draft })
        : await tx
            .update(rulesChange)
            .set(values)
            .where(and(eq(rulesChange.competitionId, competitionId), eq(rulesChange.draft, draft)))
            .returning({ draft: rulesChange.draft });
    if (!kept[0]) return refused("changedMeanwhile");
    await voidApproval(tx, who, facts);
    return made(kept[0].draft);
  });
}

/** Throws a prepared change away. Refuses `changedMeanwhile` when there is none any more. */
export async function discardRulesChange(who: Person, competitionId: string): Promise<Outcome> {
  if (!isUuid(competitionId)) return refused("notFound");
  return transaction(who, "rules.change", async (tx) => {
    await lockCompetition(tx, competitionId);
    const facts = await competitionFacts(tx, who, competitionId);
    if (!facts) return refused("notFound");
    const may = policy["rules.change"](who, facts);
    if (!may.ok) return may;
    const gone = await tx
      .delete(rulesChange)
      .where(eq(rulesChange.competitionId, competitionId))
      .returning({ draft: rulesChange.draft });
    if (gone.length === 0) return refused("changedMeanwhile");
    await voidApproval(tx, who, facts);
    return done;
  });
}

/**
 * Announces a prepared change: the rules get a new version with its reason, the public page tells what has changed, and
 * everybody with an application gets a letter (domain.md §2.3, §3.6). The end of reception stays what it is by now.
 * Refuses `changedMeanwhile` when the prepared change is not the one that was read, `incomplete` when it changes nothing or
 * leaves contradictions, `deadlinePassed` after the reception or the half of it that the rules name, `wrongState` where the
 * rules ask for two people.
 * Answers the number of the new version.
 */
export async function announceRulesChange(
  who: Person,
  competitionId: string,
  { draft, reason }: { draft: number; reason: string },
): Promise<Outcome<number>> {
  if (!isUuid(competitionId)) return refused("notFound");
  return transaction(who, "rules.announceChange", async (tx) => {
    await lockCompetition(tx, competitionId);
    const facts = await announceFacts(tx, who, competitionId);
    if (!facts) return refused("notFound");
    const may = policy["rules.announceChange"](who, facts);
    if (!may.ok) return may;
    const ready = await changeToAnnounce(tx, facts, draft);
    if (!ready.ok) return ready;
    return made(await announceChange(tx, who, facts, { ...ready.value, reason, byTwo: false }));
  });
}
