import { and, desc, eq, sql } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { isUuid } from "~/server/ids.server";
import { db } from "~db/client.server";
import { draftHistory, draftSection } from "~db/schema/application";
import { person } from "~db/schema/registration";
import { type FormTemplate, fieldThatMeans } from "../2-announcement/form-template";
import { made, type Outcome, refused } from "../outcome";
import { differencesOf } from "./differences";
import { type SectionDraft, textIn } from "./draft";
import { loadForm } from "./draft.queries.server";
import type { DraftHistory, ErrandNames, StatePage } from "./draft-history";
import { mayEdit } from "./save-section.server";

const PAGE_SIZE = 50;

async function formOf(who: Who, applicationId: string) {
  const loaded = await loadForm(db(), who, applicationId);
  if (!loaded) return refused("notFound");
  const may = policy["application.readWork"](who, loaded.facts);
  if (!may.ok) return may;
  return made({
    ...loaded,
    title: (await draftTitle(loaded.template, applicationId)) || loaded.facts.applicationTitle,
  });
}

/** What the project is called in the draft. */
async function draftTitle(template: FormTemplate, applicationId: string): Promise<string> {
  const place = fieldThatMeans(template, "title");
  if (!place) return "";
  const [row] = await db()
    .select({ data: draftSection.data })
    .from(draftSection)
    .where(and(eq(draftSection.applicationId, applicationId), eq(draftSection.section, place.section)));
  return textIn(row?.data as SectionDraft | undefined, place.field.key);
}

const columns = {
  id: draftHistory.id,
  section: draftHistory.section,
  at: draftHistory.savedAt,
  by: person.name,
  errand: sql<ErrandNames | null>`(
    select json_build_object('desk', o.short_name, 'principal', e.principal)
    from errand e join organiser o on o.id = e.organiser_id join application a on a.applicant_id = e.applicant_id
    where a.id = ${draftHistory.applicationId} and e.helper_id = ${draftHistory.savedBy}
      and e.taken_at <= ${draftHistory.savedAt} and (e.ended_at is null or e.ended_at >= ${draftHistory.savedAt})
    order by e.taken_at desc limit 1)`,
};

/** Every saved state of a draft, fifty a page, the newest first; for the applicant's own people and their helper. Refuses `notFound`. */
export async function listStates(who: Who, applicationId: string, page: number): Promise<Outcome<DraftHistory>> {
  const form = await formOf(who, applicationId);
  if (!form.ok) return form;
  const { facts, template } = form.value;
  const rows = await db()
    .select({ ...columns, total: sql<number>`(count(*) over ())::int` })
    .from(draftHistory)
    .innerJoin(person, eq(person.id, draftHistory.savedBy))
    .where(eq(draftHistory.applicationId, applicationId))
    .orderBy(desc(draftHistory.savedAt), desc(draftHistory.version), desc(draftHistory.id))
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE);
  const titles = new Map<string, string>(template.sections.map(({ key, title }) => [key, title]));
  return made({
    id: facts.applicationId,
    title: form.value.title,
    zone: facts.zone,
    pages: Math.max(1, Math.ceil((rows[0]?.total ?? 0) / PAGE_SIZE)),
    states: rows.map(({ id, section, at, by, errand }) => ({
      id,
      section: titles.get(section) ?? section,
      at: at.toISOString(),
      by,
      errand,
    })),
  });
}

const stateOf = (version: unknown) => sql<SectionDraft | null>`(
  select p.data from draft_history p
  where p.application_id = ${draftHistory.applicationId} and p.section = ${draftHistory.section} and p.version = ${version})`;

/** One saved state with what it changed; for those who act for the applicant. Refuses `notFound`. */
export async function readState(who: Who, applicationId: string, stateId: string): Promise<Outcome<StatePage>> {
  const form = await formOf(who, applicationId);
  if (!form.ok) return form;
  const { facts, template, rules } = form.value;
  const [row] = isUuid(stateId)
    ? await db()
        .select({
          ...columns,
          data: draftHistory.data,
          before: stateOf(sql`${draftHistory.version} - 1`),
          isCurrent: sql<boolean>`not exists (select from draft_history n where n.application_id = ${draftHistory.applicationId}
            and n.section = ${draftHistory.section} and n.version > ${draftHistory.version})`,
        })
        .from(draftHistory)
        .innerJoin(person, eq(person.id, draftHistory.savedBy))
        .where(and(eq(draftHistory.id, stateId), eq(draftHistory.applicationId, applicationId)))
    : [];
  if (!row) return refused("notFound");
  const section = template.sections.find(({ key }) => key === row.section);
  return made({
    id: row.id,
    section: section?.title ?? row.section,
    at: row.at.toISOString(),
    by: row.by,
    errand: row.errand,
    applicationId,
    title: form.value.title,
    zone: facts.zone,
    fields: section?.fields ?? [],
    titles: Object.fromEntries([...rules.directions, ...rules.budget.categories].map(({ key, title }) => [key, title])),
    differences: differencesOf(row.before ?? {}, row.data as SectionDraft),
    isCurrent: row.isCurrent,
    mayRestore: !row.isCurrent && mayEdit(who, facts, { template, section: row.section }).ok,
  });
}
