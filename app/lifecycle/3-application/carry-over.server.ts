import { sql } from "drizzle-orm";
import type { Tx } from "~db/client.server";
import { attachment, carryOver as carryOverTable, draftHistory, draftSection } from "~db/schema/application";
import { templateOf } from "../2-announcement/competition.queries.server";
import type { CompetitionRules } from "../2-announcement/rules";
import { carryOver } from "./carry-over";
import type { LoadedDraft } from "./draft.queries.server";

/** A draft just begun, and who begins it. */
type Begun = { id: string; competitionId: string; by: string };

/** Fills a new draft with an earlier application: texts as the first saved state of each section, files by reference. */
export async function keepCarried(tx: Tx, begun: Begun, from: LoadedDraft, rules: CompetitionRules): Promise<void> {
  const { template } = await templateOf(tx, begun.competitionId);
  const { draft, files, left } = carryOver(from, { template, rules });
  const own = { applicationId: begun.id, competitionId: begun.competitionId };
  const sections = template.sections.flatMap(({ key }) => {
    const data = draft[key];
    return data ? [{ ...own, section: key, version: 1, data, savedBy: begun.by }] : [];
  });
  if (sections.length > 0) {
    await tx.insert(draftSection).values(sections);
    await tx.insert(draftHistory).values(sections);
  }
  if (files.length > 0)
    await tx.insert(attachment).values(files.map(({ fileId, kind }) => ({ ...own, fileId, kind, addedBy: begun.by })));
  await tx.insert(carryOverTable).values({
    ...own,
    fromId: from.facts.applicationId,
    left,
    carriedAt: sql`competition_now(${begun.competitionId})`,
  });
}
