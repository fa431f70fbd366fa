import { sql } from "drizzle-orm";
import { canonicalJson } from "~/journal/canonical-json";
import { made, type Outcome, refused } from "~/lifecycle/outcome";
import type { Tx } from "~db/client.server";
import type { Section } from "./application";
import type { LoadedApplication } from "./application.queries.server";
import { MAX_SECTION_LENGTH, type SectionDraft } from "./draft";
import { type Conflict, mergeSections, textAt, type WasSaved } from "./merge";

/** A section to keep: by whom, and the version that it was written from. */
type Keeping = {
  facts: LoadedApplication;
  section: Section;
  version: number;
  data: SectionDraft;
  savedBy: string;
};

/**
 * Where two people wrote differently in the same field. `data` is the section with everything else of both, and with the
 * refused text in those fields; saved from `version`, it takes the place of the other's text.
 */
export type Clash = { version: number; data: SectionDraft; by: string; at: string; conflicts: Conflict[] };

type Kept = { version: number; data?: SectionDraft };

/**
 * Puts a section into the draft and its history, merged with what others have saved since its version. Part of a verb: the
 * right to do it was asked before. Refuses `limitExceeded`, and `changedMeanwhile` for a version that never was.
 */
export async function keepSection(tx: Tx, keeping: Keeping): Promise<Outcome<Kept | { clash: Clash }>> {
  const version = await write(tx, keeping);
  return version === undefined ? mergeAndWrite(tx, keeping) : made({ version });
}

/** One statement for the usual case: nobody has saved since. Undefined when somebody has. */
async function write(tx: Tx, { facts, section, version, data, savedBy }: Keeping): Promise<number | undefined> {
  const [row] = await tx.execute<{ version: number }>(sql`
    with saved as (
      insert into draft_section as d (application_id, competition_id, section, version, data, saved_by)
      values (${facts.applicationId}, ${facts.id}, ${section}, 1, ${JSON.stringify(data)}::text::jsonb, ${savedBy})
      on conflict (application_id, section) do update
        set version = d.version + 1, data = d.data || excluded.data, saved_by = excluded.saved_by, saved_at = clock_timestamp()
        where d.version = ${version}
      returning application_id, competition_id, section, version, data, saved_by, saved_at)
    insert into draft_history (application_id, competition_id, section, version, data, saved_by, saved_at)
    select application_id, competition_id, section, version, data, saved_by, saved_at from saved
    where ${version}::int = version - 1
    returning version`);
  return row?.version;
}

async function mergeAndWrite(tx: Tx, keeping: Keeping): Promise<Outcome<Kept | { clash: Clash }>> {
  const current = await lockCurrent(tx, keeping);
  if (!current || keeping.version > current.version || !current.base) return refused("changedMeanwhile");
  const { base, data: theirs, version } = current;
  let merged = mergeSections(base, keeping.data, theirs);
  if (merged.conflicts.length > 0)
    merged = mergeSections(base, keeping.data, theirs, await savedSince(tx, keeping, version));
  const { data, conflicts } = merged;
  if (conflicts.length > 0) return made({ clash: { version, data, by: current.by, at: current.at, conflicts } });
  if (canonicalJson(data) === canonicalJson(theirs)) return made({ version, data });
  if (JSON.stringify(data).length > MAX_SECTION_LENGTH) return refused("limitExceeded");
  const saved = await write(tx, { ...keeping, version, data });
  return saved === undefined ? refused("changedMeanwhile") : made({ version: saved, data });
}

type Current = { version: number; data: SectionDraft; by: string; at: string; base: SectionDraft | null };

/** The section as it stands, held until the end of the transaction, and as it stood at the version that was written from. */
async function lockCurrent(tx: Tx, { facts, section, version }: Keeping): Promise<Current | undefined> {
  const [row] = await tx.execute<Current>(sql`
    select d.version, d.data, p.name as by, to_char(d.saved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
           case when ${version}::int = 0 then '{}'::jsonb else (
             select h.data from draft_history h
             where h.application_id = d.application_id and h.section = d.section and h.version = ${version}) end as base
    from draft_section d join person p on p.id = d.saved_by
    where d.application_id = ${facts.applicationId} and d.section = ${section}
    for update of d`);
  return row;
}

/** Whether a text stood in a place in any state between: then it was saved, seen and changed, and does not contradict. */
async function savedSince(tx: Tx, { facts, section, version }: Keeping, until: number): Promise<WasSaved> {
  const states = await tx.execute<{ data: SectionDraft }>(sql`
    select data from draft_history
    where application_id = ${facts.applicationId} and section = ${section} and version > ${version} and version < ${until}`);
  return (path, text) => states.some(({ data }) => textAt(data, path) === text);
}
