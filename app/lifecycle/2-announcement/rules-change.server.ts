import { and, eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { competition, rulesChange, rulesVersion } from "~db/schema/announcement";
import { workCalendarOf } from "../1-registration/work-calendar.queries.server";
import { done, made, type Outcome, refused } from "../outcome";
import type { WorkCalendar } from "../time";
import { competitionFacts, rulesOf } from "./competition.queries.server";
import { contradictionCodes } from "./contradiction-codes";
import { contradictions, mayAnnounce } from "./contradictions";
import { withReceptionEnd } from "./counted-dates";
import { lockCompetition } from "./lock-competition.server";
import type { CompetitionRules } from "./rules";
import { changesUntil, fixedIn, rulesDifferences } from "./rules-change";
import { tellOfChange } from "./rules-change-letters.server";
import { rulesHash } from "./rules-version.server";

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
    return kept[0] ? made(kept[0].draft) : refused("changedMeanwhile");
  });
}

/** Throws a prepared change away. Refuses `changedMeanwhile` when there is none any more. */
export async function discardRulesChange(who: Person, competitionId: string): Promise<Outcome> {
  if (!isUuid(competitionId)) return refused("notFound");
  return transaction(who, "rules.change", async (tx) => {
    const facts = await competitionFacts(tx, who, competitionId);
    if (!facts) return refused("notFound");
    const may = policy["rules.change"](who, facts);
    if (!may.ok) return may;
    const gone = await tx
      .delete(rulesChange)
      .where(eq(rulesChange.competitionId, competitionId))
      .returning({ draft: rulesChange.draft });
    return gone.length > 0 ? done : refused("changedMeanwhile");
  });
}

/**
 * Announces a prepared change: the rules get a new version with its reason, the public page tells what has changed, and
 * everybody with an application gets a letter (domain.md §2.3, §3.6). The end of reception stays what it is by now.
 * Refuses `changedMeanwhile` when the prepared change is not the one that was read, `incomplete` when it changes nothing or
 * leaves contradictions, `deadlinePassed` after the reception or the half of it that the rules name.
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
    const facts = await competitionFacts(tx, who, competitionId);
    if (!facts) return refused("notFound");
    const may = policy["rules.announceChange"](who, facts);
    if (!may.ok) return may;
    const [prepared] = await tx.select().from(rulesChange).where(eq(rulesChange.competitionId, competitionId));
    if (!prepared || prepared.draft !== draft) return refused("changedMeanwhile");
    const before = await rulesOf(tx, facts.id);
    if (facts.now > changesUntil(before, facts)) return refused("deadlinePassed");
    const rules = onNewestDates(prepared.rules, before);
    const trouble = troubleIn(before, rules, await workCalendarOf(tx, facts.organiserId));
    if (trouble) return trouble;

    const [version, hash] = [facts.rulesVersion + 1, rulesHash(rules)];
    await tx
      .update(competition)
      .set({ title: rules.title, rulesVersion: version })
      .where(and(eq(competition.id, facts.id), eq(competition.state, "announced")));
    await tx
      .insert(rulesVersion)
      .values({ competitionId, version, rules, hash, reason, createdBy: who.id, announcedAt: facts.now });
    await tx.delete(rulesChange).where(eq(rulesChange.competitionId, competitionId));
    record(tx, {
      type: "competition.rulesChanged",
      subject: { kind: "competition", id: facts.id },
      competitionId: facts.id,
      details: { version, sha256: hash, reason },
    });
    const sections = [...new Set(rulesDifferences(before, rules).map(({ section }) => section))];
    await tellOfChange(tx, facts, { version, reason, sections });
    return made(version);
  });
}

/** An extension may have come between: the end of reception is never changed this way. */
function onNewestDates(rules: CompetitionRules, now: CompetitionRules): CompetitionRules {
  return withReceptionEnd(rules, now.dates.receptionClosesAt);
}

/** What stands in the way; a date that was announced stays right, whatever the production calendar says of it since. */
function troubleIn(
  before: CompetitionRules,
  rules: CompetitionRules,
  work: WorkCalendar,
): ReturnType<typeof refused> | null {
  if (rulesDifferences(before, rules).length === 0) return refused("incomplete");
  if (fixedIn(before, rules).length > 0) return refused("badInput");
  const stood = contradictions(before, work).map((one) => JSON.stringify(one));
  const found = contradictions(rules, work).filter((one) => !stood.includes(JSON.stringify(one)));
  if (mayAnnounce(found)) return null;
  return refused("incomplete", { errors: found.filter(({ code }) => contradictionCodes[code] === "error").length });
}
