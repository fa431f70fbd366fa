import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { made, type Outcome, refused } from "~/lifecycle/outcome";
import { db } from "~db/client.server";
import { acceptOf, usualFileSize } from "~storage/file-kinds";
import {
  DOCUMENTS,
  type FormTemplate,
  holds,
  lineKindOf,
  sectionOf,
  type TemplateSection,
} from "../2-announcement/form-template";
import { referencesIn } from "../2-announcement/template-references";
import { shareBp } from "../money";
import type { Section } from "./application";
import { askedForm, askingOf } from "./asked";
import { isMistake, type Missing, marksOf, missing } from "./check";
import { type Row, rowsThatMean, textThatMeans } from "./content";
import type { SectionDraft } from "./draft";
import { type LoadedDraft, loadDraft } from "./draft.queries.server";
import { draftOwner } from "./draft-owner.server";
import type { BudgetSums, DocumentsPage, FormFrame, SectionPage } from "./form-page";
import { calculated } from "./make-content";
import { mayEdit } from "./save-section.server";
import { totals } from "./totals";
import { tasksOf } from "./typed";
import { unfinishedUploads } from "./upload.queries.server";

/** A draft with its gaps, for those who act for the applicant. Refuses `notFound`. */
export async function readDraft(
  who: Who,
  applicationId: string,
): Promise<Outcome<{ loaded: LoadedDraft; gaps: Missing[] }>> {
  const loaded = await loadDraft(db(), who, applicationId);
  if (!loaded) return refused("notFound");
  const may = policy["application.read"](who, loaded.facts);
  if (!may.ok) return may;
  return made({ loaded, gaps: gapsOf(loaded) });
}

/** What stands in the way of submitting this draft. */
export function gapsOf({ draft, files, rules, template }: LoadedDraft): Missing[] {
  return missing(
    draft,
    files.map(({ kind }) => kind),
    rules,
    template,
  );
}

/** What the pages of the form have around them. */
export function frameOf({ facts, template, draft, files }: LoadedDraft, gaps: readonly Missing[]): FormFrame {
  const titles = new Map(template.sections.map(({ key, title }) => [key, title]));
  const kinds = files.map(({ kind }) => kind);
  return {
    id: facts.applicationId,
    title: textThatMeans(template, draft, "title") || facts.applicationTitle,
    competition: facts.title,
    zone: facts.zone,
    now: facts.now.toISOString(),
    dueAt: facts.correction?.dueAt ?? facts.closesAt.toISOString(),
    isCorrection: facts.correction !== null,
    marks: marksOf(template, draft, kinds, gaps).map((one) => ({ ...one, title: titles.get(one.section) ?? "" })),
  };
}

/**
 * A section of the form for those who act for the applicant. Refuses `notFound`.
 * @param all also what is not written yet, for somebody who comes from the check
 */
export async function readSectionPage(
  who: Who,
  applicationId: string,
  name: string | undefined,
  { all }: { all: boolean },
): Promise<Outcome<SectionPage>> {
  const read = await readDraft(who, applicationId);
  if (!read.ok) return read;
  const { loaded, gaps } = read.value;
  const { rules, draft, template } = loaded;
  const asking = askingOf(template, draft);
  const section = sectionOf(askedForm(template, asking), name);
  if (!section) return refused("notFound");
  const values = draft[section.key] ?? {};
  return made({
    ...frameOf(loaded, gaps),
    section,
    values,
    calculated: Object.fromEntries(
      section.fields
        .filter(({ kind }) => kind === "calculated")
        .map((field) => [field.key, calculated(asking, `${section.key}.${field.key}`, field)]),
    ),
    leadsToMore: referencesIn(template).some(({ to, why }) => why === "condition" && to.startsWith(`${section.key}.`)),
    version: loaded.versions[section.key] ?? 0,
    mayEdit: mayEdit(who, loaded.facts, section.key).ok,
    owner: who.kind === "person" ? draftOwner(who) : "",
    problems: gaps
      .filter((gap) => gap.section === section.key && (all || isMistake(gap)))
      .map(({ path, code, params }) => ({ path, code, params })),
    choices: {
      directions: rules.directions.map(({ key, title }) => ({ key, title })),
      categories: rules.budget.categories.map(({ key, title }) => ({ key, title })),
      tasks: tasksOf(textThatMeans(template, draft, "tasks")),
    },
    bounds: { ...rules.grant, ownShareMinBp: rules.ownShareMinBp, ...rules.term },
    sums: holds(section, "budget") ? budgetSums(rowsThatMean(template, draft, "budget"), template) : null,
  });
}

/** A section about to be saved: its form, the section after it, and whether a text would leave mistakes in it. */
export type SectionToSave = {
  section: TemplateSection;
  /** The section after it, once this is saved. */
  next(values: SectionDraft): Section | null;
  hasMistakes(values: SectionDraft): boolean;
};

/** What saving a section needs to know, for those who act for the applicant. Refuses `notFound`. */
export async function sectionToSave(
  who: Who,
  applicationId: string,
  name: string | undefined,
): Promise<Outcome<SectionToSave>> {
  const loaded = await loadDraft(db(), who, applicationId);
  if (!loaded) return refused("notFound");
  const may = policy["application.read"](who, loaded.facts);
  if (!may.ok) return may;
  const section = sectionOf(loaded.template, name);
  if (!section) return refused("notFound");
  const { template, draft } = loaded;
  return made({
    section,
    next: (values) => {
      const { sections } = askedForm(template, askingOf(template, { ...draft, [section.key]: values }));
      return sections[sections.findIndex(({ key }) => key === section.key) + 1]?.key ?? null;
    },
    hasMistakes: (values) =>
      gapsOf({ ...loaded, draft: { ...loaded.draft, [section.key]: values } }).some(
        (gap) => gap.section === section.key && isMistake(gap),
      ),
  });
}

/** Sums of the lines of a budget as typed. */
export function budgetSums(lines: readonly Row[], template: FormTemplate): BudgetSums {
  const sums = totals(lines, lineKindOf(template));
  return {
    lines: sums.lines.map((line) => line && { total: `${line.total}`, requested: `${line.requested}` }),
    total: `${sums.total}`,
    own: `${sums.own}`,
    requested: `${sums.requested}`,
    ownBp: shareBp(sums.own, sums.total),
  };
}

/** The documents of a draft, for those who act for the applicant. Refuses `notFound`. */
export async function readDocuments(who: Who, applicationId: string): Promise<Outcome<DocumentsPage>> {
  const read = await readDraft(who, applicationId);
  if (!read.ok) return read;
  const { loaded, gaps } = read.value;
  const may = mayEdit(who, loaded.facts, DOCUMENTS).ok;
  return made({
    ...frameOf(loaded, gaps),
    mayEdit: may,
    maxBytes: usualFileSize,
    accept: may ? acceptOf() : "",
    unfinished: who.kind === "person" ? await unfinishedUploads(db(), who, applicationId) : [],
    documents: loaded.rules.requiredDocuments.map(({ key, title, required }) => ({
      key,
      title,
      required,
      files: loaded.files
        .filter(({ kind }) => kind === key)
        .map(({ id, fileId, name, size, scan }) => ({ id, fileId, name, size, scan })),
    })),
  });
}
