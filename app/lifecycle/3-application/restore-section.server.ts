import { sql } from "drizzle-orm";
import type { Who } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import { transaction } from "~db/client.server";
import { made, type Outcome, refused } from "../outcome";
import type { Section } from "./application";
import type { SectionDraft } from "./draft";
import { loadForm } from "./draft.queries.server";
import { keepSection } from "./keep-section.server";
import { mayEdit } from "./save-section.server";

type Found = { section: Section; data: SectionDraft; version: number; current: SectionDraft };

/**
 * Brings a saved state of a section back, as a new version after all others: nothing is deleted. Refuses `notFound`,
 * `wrongRole`, `wrongState` for a section that a correction did not open, `deadlinePassed`.
 * @returns the section
 */
export async function restoreSection(
  who: Who,
  applicationId: string,
  stateId: string,
): Promise<Outcome<{ section: Section }>> {
  if (who.kind !== "person") return refused("notSignedIn");
  return transaction(who, "application.edit", async (tx) => {
    const loaded = await loadForm(tx, who, applicationId);
    if (!loaded || !isUuid(stateId)) return refused("notFound");
    const [found] = await tx.execute<Found>(sql`
      select h.section, h.data, d.version, d.data as current
      from draft_history h join draft_section d on d.application_id = h.application_id and d.section = h.section
      where h.id = ${stateId} and h.application_id = ${applicationId}
      for update of d`);
    if (!found) return refused("notFound");
    const { facts, template } = loaded;
    const { section, version } = found;
    const may = mayEdit(who, facts, { template, section });
    if (!may.ok) return may;
    const data = { ...emptied(found.current), ...found.data };
    const kept = await keepSection(tx, { facts, section, version, data, savedBy: who.id });
    return kept.ok ? made({ section }) : kept;
  });
}

/** A field that came later is not named by the older state: it was empty then. */
function emptied(draft: SectionDraft): SectionDraft {
  return Object.fromEntries(Object.entries(draft).map(([key, value]) => [key, typeof value === "string" ? "" : []]));
}
