import { and, eq, isNotNull, isNull, or, sql } from "drizzle-orm";
import type { Role } from "~/access/roles";
import { db } from "~db/client.server";
import { competition, rulesVersion } from "~db/schema/announcement";
import { roleGrant } from "~db/schema/registration";
import { templateOf } from "./competition.queries.server";
import type { Contradiction } from "./contradiction-codes";
import type { PresetKey } from "./presets";
import type { CompetitionRules } from "./rules";
import type { RuleSection } from "./rules-sections";
import type { Setup } from "./setup";
import { templateFaults } from "./template-faults";

/** What a draft began with, and the sections of its rules that somebody has saved since. Ask the policy first. */
export async function draftOrigin(
  competitionId: string,
): Promise<{ preset: PresetKey | null; isCopy: boolean; seen: RuleSection[] }> {
  const [[row], sections] = await Promise.all([
    db()
      .select({ preset: competition.preset, copiedFrom: competition.copiedFrom })
      .from(competition)
      .where(eq(competition.id, competitionId)),
    db()
      .selectDistinct({ section: rulesVersion.section })
      .from(rulesVersion)
      .where(and(eq(rulesVersion.competitionId, competitionId), isNotNull(rulesVersion.section)))
      .orderBy(rulesVersion.section),
  ]);
  return {
    preset: row?.preset ?? null,
    isCopy: Boolean(row?.copiedFrom),
    seen: sections.flatMap(({ section }) => section ?? []),
  };
}

/** Everything that the steps of setting a draft up are judged by. Ask the policy first: this function does not. */
export async function draftSetup(
  { id, organiserId }: { id: string; organiserId: string },
  { rules, found }: { rules: CompetitionRules; found: readonly Contradiction[] },
) {
  const [origin, { template }, people] = await Promise.all([
    draftOrigin(id),
    templateOf(db(), id),
    called(id, organiserId),
  ]);
  const setup: Setup = {
    found,
    seen: origin.seen,
    formFaults: templateFaults(template).length,
    hasChair: people.chair > 0,
    hasExperts: people.expert >= rules.review.expertsPerApplication,
  };
  return { ...origin, setup, people };
}

/** How many people act for a competition, by the roles that its stages need. */
async function called(
  competitionId: string,
  organiserId: string,
): Promise<Record<"chair" | "member" | "expert", number>> {
  const rows = await db()
    .select({ role: roleGrant.role, people: sql<number>`count(distinct ${roleGrant.personId})::int` })
    .from(roleGrant)
    .where(
      and(
        eq(roleGrant.organiserId, organiserId),
        or(isNull(roleGrant.competitionId), eq(roleGrant.competitionId, competitionId)),
        isNull(roleGrant.until),
      ),
    )
    .groupBy(roleGrant.role)
    .orderBy(roleGrant.role);
  const of = (role: Role) => rows.find((row) => row.role === role)?.people ?? 0;
  return { chair: of("chair"), member: of("member"), expert: of("expert") };
}
