import { sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { made, type Outcome, refused } from "~/lifecycle/outcome";
import { type Tx, transaction } from "~db/client.server";
import type { Section } from "./application";
import { applicationFacts, type LoadedApplication } from "./application.queries.server";
import { MAX_SECTION_LENGTH, type SectionDraft, sectionOf, withoutBlankRows } from "./draft";
import { loadForm } from "./draft.queries.server";
import { fittedTo, type PostedFields } from "./section-form.server";

/** A section as it was typed; `version` is the one the page was made from, 0 when nothing had been saved. */
export type TypedSection = { section: Section; version: number; data: SectionDraft };

/**
 * Saves whatever is typed in a section, complete or not, and keeps every saved state in the history. Limits of the form are
 * said to the applicant and never cut a text. Refuses `changedMeanwhile` when somebody saved the section since the page
 * was made, `limitExceeded` for a text no form could need, `wrongState` for a section that a correction did not open, and
 * `deadlinePassed`, `wrongRole`, `notFound`.
 * @returns the section's new version
 */
export async function saveSection(
  who: Who,
  applicationId: string,
  { section, version, data }: TypedSection,
): Promise<Outcome<{ version: number }>> {
  if (who.kind !== "person") return refused("notSignedIn");
  if (JSON.stringify(data).length > MAX_SECTION_LENGTH) return refused("limitExceeded");
  return transaction(who, "application.edit", async (tx) => {
    const facts = await applicationFacts(tx, who, applicationId);
    if (!facts) return refused("notFound");
    const may = mayEdit(who, facts, section);
    if (!may.ok) return may;
    const saved = await save(tx, { facts, section, version, data, savedBy: who.id });
    return saved === undefined ? refused("changedMeanwhile") : made({ version: saved });
  });
}

/**
 * Saves a section as the script of its page posts it, by the form as it stands: `saveSection` in one transaction with what
 * has to be known for it. Refuses the same and `badInput`; `notFound` also for a section that the form does not have.
 */
export async function autosaveSection(
  who: Who,
  applicationId: string,
  name: string | undefined,
  posted: Outcome<PostedFields>,
): Promise<Outcome<{ version: number }>> {
  return transaction(who, "application.edit", async (tx) => {
    const loaded = await loadForm(tx, who, applicationId);
    if (!loaded) return refused("notFound");
    const { facts, template } = loaded;
    const mayRead = policy["application.read"](who, facts);
    if (!mayRead.ok) return mayRead;
    const section = sectionOf(template, name);
    if (!section) return refused("notFound");
    const read = posted.ok ? fittedTo(section, posted.value) : posted;
    if (!read.ok) return read;
    const data = withoutBlankRows(read.value.data);
    if (who.kind !== "person") return refused("notSignedIn");
    if (JSON.stringify(data).length > MAX_SECTION_LENGTH) return refused("limitExceeded");
    const may = mayEdit(who, facts, section.key);
    if (!may.ok) return may;
    const typed = { section: section.key, version: read.value.version, data };
    const saved = await save(tx, { facts, ...typed, savedBy: who.id });
    return saved === undefined ? refused("changedMeanwhile") : made({ version: saved });
  });
}

/** Whether this person may change this section now: the policy, and for a returned application what was opened and until when. */
export function mayEdit(who: Who, facts: LoadedApplication, section: Section): Outcome {
  const may = policy[section === "budget" ? "application.editBudget" : "application.edit"](who, facts);
  if (!may.ok || facts.application !== "returned") return may;
  if (!facts.correction?.sections.includes(section)) return refused("wrongState");
  return facts.now.getTime() <= Date.parse(facts.correction.dueAt) ? may : refused("deadlinePassed");
}

type Saving = TypedSection & { facts: LoadedApplication; savedBy: string };

async function save(tx: Tx, { facts, section, version, data, savedBy }: Saving): Promise<number | undefined> {
  const [row] = await tx.execute<{ version: number }>(sql`
    with saved as (
      insert into draft_section as d (application_id, competition_id, section, version, data, saved_by)
      values (${facts.applicationId}, ${facts.id}, ${section}, 1, ${JSON.stringify(data)}::text::jsonb, ${savedBy})
      on conflict (application_id, section) do update
        set version = d.version + 1, data = excluded.data, saved_by = excluded.saved_by, saved_at = clock_timestamp()
        where d.version = ${version}
      returning application_id, competition_id, section, version, data, saved_by, saved_at)
    insert into draft_history (application_id, competition_id, section, version, data, saved_by, saved_at)
    select application_id, competition_id, section, version, data, saved_by, saved_at from saved
    where ${version}::int = version - 1
    returning version`);
  return row?.version;
}
