import { and, eq } from "drizzle-orm";
import type { Person } from "~/access/who";
import { record } from "~/journal/record.server";
import type { Tx } from "~db/client.server";
import { competition, rulesChange, rulesVersion } from "~db/schema/announcement";
import { made, type Outcome, refused } from "../outcome";
import { type LoadedCompetition, rulesOf } from "./competition.queries.server";
import { contradictionCodes } from "./contradiction-codes";
import { contradictions, mayAnnounce } from "./contradictions";
import type { CompetitionRules } from "./rules";
import { changesUntil, fixedIn, rulesDifferences } from "./rules-change";
import { tellOfChange } from "./rules-change-letters.server";
import { rulesHash } from "./rules-version.server";

/** A prepared change that could be announced this moment: the rules before and after it. */
export type AnnounceableChange = { before: CompetitionRules; rules: CompetitionRules; hash: string };

/**
 * The rules as a prepared change would make them; the end of reception stays what it is by now. Refuses `changedMeanwhile` when
 * the prepared change is not the one that was read, `deadlinePassed` after the reception or the half of it that the rules name,
 * `incomplete` when it changes nothing or leaves contradictions, `badInput` for what an announcement fixes.
 */
export async function changeToAnnounce(
  tx: Tx,
  facts: LoadedCompetition,
  draft: number,
): Promise<Outcome<AnnounceableChange>> {
  const [prepared] = await tx.select().from(rulesChange).where(eq(rulesChange.competitionId, facts.id));
  if (!prepared || prepared.draft !== draft) return refused("changedMeanwhile");
  const before = await rulesOf(tx, facts.id);
  if (facts.now > changesUntil(before, facts)) return refused("deadlinePassed");
  const rules = onNewestDates(prepared.rules, before);
  return troubleIn(before, rules) ?? made({ before, rules, hash: rulesHash(rules) });
}

/** Makes a change the new version of the rules and tells everybody with an application. Answers the number of the version. */
export async function announceChange(
  tx: Tx,
  who: Person,
  facts: LoadedCompetition,
  { before, rules, hash, reason, byTwo }: AnnounceableChange & { reason: string; byTwo: boolean },
): Promise<number> {
  const version = facts.rulesVersion + 1;
  await tx
    .update(competition)
    .set({ title: rules.title, rulesVersion: version })
    .where(and(eq(competition.id, facts.id), eq(competition.state, "announced")));
  await tx
    .insert(rulesVersion)
    .values({ competitionId: facts.id, version, rules, hash, reason, createdBy: who.id, announcedAt: facts.now });
  await tx.delete(rulesChange).where(eq(rulesChange.competitionId, facts.id));
  record(tx, {
    type: "competition.rulesChanged",
    subject: { kind: "competition", id: facts.id },
    competitionId: facts.id,
    details: { version, sha256: hash, reason, ...(byTwo ? { byTwo } : {}) },
  });
  const sections = [...new Set(rulesDifferences(before, rules).map(({ section }) => section))];
  await tellOfChange(tx, facts, { version, reason, sections });
  return version;
}

/** An extension may have come between: the end of reception is never changed this way. */
function onNewestDates(rules: CompetitionRules, now: CompetitionRules): CompetitionRules {
  return { ...rules, dates: { ...rules.dates, receptionClosesAt: now.dates.receptionClosesAt } };
}

function troubleIn(before: CompetitionRules, rules: CompetitionRules): ReturnType<typeof refused> | null {
  if (rulesDifferences(before, rules).length === 0) return refused("incomplete");
  if (fixedIn(before, rules).length > 0) return refused("badInput");
  const found = contradictions(rules);
  if (mayAnnounce(found)) return null;
  return refused("incomplete", { errors: found.filter(({ code }) => contradictionCodes[code] === "error").length });
}
