import { and, eq, ne, sql } from "drizzle-orm";
import type { CompetitionFacts } from "~/access/facts";
import { type Asker, rolesColumn } from "~/access/role-facts.server";
import type { Who } from "~/access/who";
import type { Reader } from "~db/client.server";
import { competition, formTemplate, rulesVersion } from "~db/schema/announcement";
import type { FormTemplate } from "./form-template";
import type { CompetitionRules } from "./rules";

export type LoadedCompetition = CompetitionFacts & {
  id: string;
  organiserId: string;
  slug: string;
  title: string;
  zone: string;
  rulesVersion: number;
  graceSeconds: number;
};

/** Columns every question about a competition is judged by; `now` is the competition's own clock. */
export function competitionColumns(who: Asker) {
  return {
    id: competition.id,
    organiserId: competition.organiserId,
    slug: competition.slug,
    title: competition.title,
    zone: competition.zone,
    rulesVersion: competition.rulesVersion,
    graceSeconds: competition.graceSeconds,
    state: competition.state,
    mode: competition.mode,
    now: sql<Date>`clock_timestamp() + ${competition.clockShift}`.mapWith(competition.opensAt),
    opensAt: competition.opensAt,
    closesAt: competition.closesAt,
    roles: rolesColumn(who, competition.organiserId, competition.id),
  };
}

/** That a competition is there for somebody: a draft thrown away is not, not for its own office either. */
export const isKept = ne(competition.state, "discarded");

/** Facts of one competition for one person, or undefined when there is none. One query. */
export async function competitionFacts(
  reader: Reader,
  who: Who,
  competitionId: string,
): Promise<LoadedCompetition | undefined> {
  const [row] = await reader
    .select(competitionColumns(who))
    .from(competition)
    .where(and(eq(competition.id, competitionId), isKept));
  return row;
}

/** The rules that a competition runs by: of its current version, or of an earlier one that something was filed under. */
export async function rulesOf(reader: Reader, competitionId: string, version?: number): Promise<CompetitionRules> {
  const [row] = await reader
    .select({ rules: rulesVersion.rules })
    .from(rulesVersion)
    .innerJoin(competition, eq(competition.id, rulesVersion.competitionId))
    .where(
      and(eq(rulesVersion.competitionId, competitionId), eq(rulesVersion.version, version ?? competition.rulesVersion)),
    );
  if (!row) throw new Error(`no rules of competition ${competitionId}`);
  return row.rules;
}

/** The form of a competition: the newest version of its template. */
export async function templateOf(
  reader: Reader,
  competitionId: string,
): Promise<{ version: number; template: FormTemplate }> {
  const [row] = await reader
    .select({ version: formTemplate.version, template: formTemplate.template })
    .from(formTemplate)
    .where(eq(formTemplate.competitionId, competitionId))
    .orderBy(sql`${formTemplate.version} desc`)
    .limit(1);
  if (!row) throw new Error(`no form of competition ${competitionId}`);
  return row;
}
