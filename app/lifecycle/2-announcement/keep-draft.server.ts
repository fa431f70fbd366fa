import { isNull } from "drizzle-orm";
import type { Person } from "~/access/who";
import type { Tx } from "~db/client.server";
import { competition, formTemplate, rulesVersion } from "~db/schema/announcement";
import { made, type Outcome, refused } from "../outcome";
import type { CompetitionMode } from "./competition";
import type { FormTemplate } from "./form-template";
import type { PresetKey } from "./presets";
import type { CompetitionRules } from "./rules";
import { columnsOf, rulesHash } from "./rules-version.server";

/** What a competition begins with: whose it is, where it came from, its first rules and its first form. */
export type Beginning = {
  organiserId: string;
  slug: string;
  mode: CompetitionMode;
  preset?: PresetKey;
  copiedFrom?: string;
  rules: CompetitionRules;
  template: FormTemplate;
};

/**
 * Writes the rows of a competition that begins, as a draft; the policy has been asked, the fact is the caller's to record.
 * Refuses `alreadyExists` when the organiser has a competition at this address.
 */
export async function keepDraft(
  tx: Tx,
  who: Person,
  { rules, template, ...columns }: Beginning,
): Promise<Outcome<{ id: string }>> {
  const [row] = await tx
    .insert(competition)
    .values({ ...columns, createdBy: who.id, ...columnsOf(rules) })
    .onConflictDoNothing({
      target: [competition.organiserId, competition.slug],
      where: isNull(competition.discardedAt),
    })
    .returning({ id: competition.id });
  if (!row) return refused("alreadyExists");
  await tx
    .insert(rulesVersion)
    .values({ competitionId: row.id, version: 1, rules, hash: rulesHash(rules), createdBy: who.id });
  await tx.insert(formTemplate).values({ competitionId: row.id, version: 1, template });
  return made(row);
}
