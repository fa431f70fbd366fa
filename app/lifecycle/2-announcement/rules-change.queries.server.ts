import { and, asc, eq, isNotNull } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Person, Who } from "~/access/who";
import { db } from "~db/client.server";
import { rulesChange, rulesVersion } from "~db/schema/announcement";
import { made, refused } from "../outcome";
import { rulesOf } from "./competition.queries.server";
import { competitionForOffice } from "./office.queries.server";
import { competitionPage } from "./public.queries.server";
import { changesUntil, rulesDifferences } from "./rules-change";

/**
 * The rules as a section's form edits them: those of a draft, or the prepared change of announced ones. `version` is what a
 * save has to name. Refuses what the policy refuses.
 */
export async function rulesToEdit(who: Person, id: string | undefined) {
  const found = await competitionForOffice(who, id);
  if (!found.ok) return found;
  const { facts, rules } = found.value;
  if (facts.state === "draft") {
    const may = policy["competition.editRules"](who, facts);
    return may.ok ? made({ ...found.value, version: facts.rulesVersion, isChange: false }) : may;
  }
  const may = policy["rules.change"](who, facts);
  if (!may.ok) return may;
  const prepared = await preparedChange(facts.id);
  return made({ ...found.value, rules: prepared?.rules ?? rules, version: prepared?.draft ?? 0, isChange: true });
}

/** The rules that everybody reads now. Ask the policy first: this function does not. */
export function announcedRules(competitionId: string) {
  return rulesOf(db(), competitionId);
}

async function preparedChange(competitionId: string) {
  const [row] = await db()
    .select({ draft: rulesChange.draft, rules: rulesChange.rules, changedAt: rulesChange.changedAt })
    .from(rulesChange)
    .where(eq(rulesChange.competitionId, competitionId));
  return row;
}

/** What a prepared change would change, until when it may be announced, and whether this person may. */
export async function readRulesChange(who: Person, id: string | undefined) {
  const found = await competitionForOffice(who, id);
  if (!found.ok) return found;
  const { facts, rules, address } = found.value;
  const prepared = await preparedChange(facts.id);
  const until = changesUntil(rules, facts);
  return made({
    facts,
    address,
    before: rules,
    prepared: prepared ?? null,
    differences: prepared ? rulesDifferences(rules, prepared.rules) : [],
    until,
    may: policy["rules.change"](who, facts).ok && facts.now <= until,
  });
}

/** Every announced version of the rules with what it changed and why, the newest first. Refuses `notFound`. */
export async function rulesHistory(who: Who, organiserSlug: string, slug: string) {
  const page = await competitionPage(who, organiserSlug, slug);
  if (!page.ok) return page;
  const may = policy["competition.readPublic"](who, page.value);
  if (!may.ok) return refused("notFound");
  const { id, title, zone, mode } = page.value;
  const rows = await db()
    .select({
      version: rulesVersion.version,
      rules: rulesVersion.rules,
      hash: rulesVersion.hash,
      reason: rulesVersion.reason,
      announcedAt: rulesVersion.announcedAt,
    })
    .from(rulesVersion)
    .where(and(eq(rulesVersion.competitionId, id), isNotNull(rulesVersion.announcedAt)))
    .orderBy(asc(rulesVersion.version));
  return made({
    ...{ title, zone, mode, address: `/${organiserSlug}/${slug}` },
    versions: rows
      .map(({ rules, announcedAt, ...row }, index) => ({
        ...row,
        announcedAt: announcedAt?.toISOString() ?? "",
        rules,
        differences: index === 0 ? [] : rulesDifferences(rows[index - 1]!.rules, rules),
      }))
      .reverse(),
  });
}
