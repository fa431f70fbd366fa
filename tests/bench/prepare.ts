import { type SQL, sql } from "drizzle-orm";
import { type Person, system } from "~/access/who";
import type { Row, SectionDraft } from "~/lifecycle/3-application/draft";
import { saveSection } from "~/lifecycle/3-application/save-section.server";
import { made } from "~/lifecycle/outcome";
import { transaction } from "~db/client.server";
import { aReadyApplication } from "../applications";
import { cookieOf } from "../sessions";

/** Rows written directly, past the verbs. */
export async function write(...statements: SQL[]): Promise<void> {
  await transaction(system, "seed.play", async (tx) => {
    for (const statement of statements) await tx.execute(statement);
    return made(undefined);
  });
}

/** A budget of twenty lines as people write them. */
export function twentyLines(): Row[] {
  return Array.from({ length: 20 }, (_, index) => ({
    category: index % 2 ? "events" : "equipment",
    title: `Доска обрезная хвойная 25×150×6000 мм, партия ${index + 1}`,
    price: "1 250,50",
    quantity: "12",
    own: index % 4 ? "" : "1 000",
    justification: "Нужна для настила сцены и скамеек; цена по трём коммерческим предложениям, средняя.",
  }));
}

export type Applicant = { id: string; head: Person; cookie: string; budget: SectionDraft; version: number };

/** A complete draft with twenty budget lines, and its head signed in. */
export async function anApplicantAtWork(): Promise<Applicant> {
  const { id, head } = await aReadyApplication();
  const budget = { lines: twentyLines() };
  const saved = await saveSection(head, id, { section: "budget", version: 1, data: budget });
  if (!saved.ok) throw new Error(saved.reason);
  return { id, head, cookie: await cookieOf(head), budget, version: saved.value.version };
}

/** The fields of a budget as its form posts them. */
export function budgetBody(lines: readonly Row[], version: number): string {
  const fields = new URLSearchParams({ version: `${version}` });
  for (const [index, line] of lines.entries())
    for (const [name, value] of Object.entries(line)) fields.append(`lines.${index}.${name}`, value);
  return fields.toString();
}

/** Copies a draft with everything in it `n` times. */
export async function copyDraft(id: string, n: number): Promise<void> {
  const copies = sql`application a cross join application source where source.id = ${id} and a.competition_id = source.competition_id and a.id <> source.id`;
  await write(
    sql`insert into application (id, competition_id, applicant_id, state, created_by)
        select gen_random_uuid(), competition_id, applicant_id, 'draft', created_by from application, generate_series(1, ${n}::int) where id = ${id}`,
    sql`insert into draft_section (application_id, competition_id, section, version, data, saved_by)
        select a.id, d.competition_id, d.section, d.version, d.data, d.saved_by
        from draft_section d, ${copies} and d.application_id = source.id`,
    sql`insert into draft_history (id, application_id, competition_id, section, version, data, saved_by)
        select gen_random_uuid(), a.id, h.competition_id, h.section, h.version, h.data, h.saved_by
        from draft_history h, ${copies} and h.application_id = source.id`,
    sql`insert into declaration (id, application_id, competition_id, requirement, is_met, said_by, said_at)
        select gen_random_uuid(), a.id, d.competition_id, d.requirement, d.is_met, d.said_by, d.said_at
        from declaration d, ${copies} and d.application_id = source.id`,
    sql`insert into attachment (id, application_id, competition_id, file_id, kind, added_by, added_at)
        select gen_random_uuid(), a.id, f.competition_id, f.file_id, f.kind, f.added_by, f.added_at
        from attachment f, ${copies} and f.application_id = source.id`,
    sql`analyze`,
  );
}
