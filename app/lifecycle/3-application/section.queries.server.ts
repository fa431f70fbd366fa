import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { made, type Outcome, refused } from "~/lifecycle/outcome";
import { db } from "~db/client.server";
import { acceptOf, usualFileSize } from "~storage/file-kinds";
import { DOCUMENTS, holds, sectionOf, type TemplateField, type TemplateSection } from "../2-announcement/form-template";
import { referencesIn } from "../2-announcement/template-references";
import { ownSharesBySum } from "../2-announcement/tiers";
import { dayOf } from "../time";
import type { Section } from "./application";
import { askedForm, askingOf } from "./asked";
import { isCapped } from "./category-caps";
import { doubtfulCosts, isMistake, type Missing, marksOf, missing } from "./check";
import { peopleIn, textThatMeans } from "./content";
import { isUnanswered, type SectionDraft } from "./draft";
import { type LoadedDraft, loadDraft } from "./draft.queries.server";
import { draftOwner } from "./draft-owner.server";
import type { DocumentsPage, FormFrame, SectionPage } from "./form-page";
import { blockersIn, formalCriteria } from "./formal-criteria";
import type { FormalCriterion } from "./formal-criterion";
import { liveModel } from "./live-section";
import { mayEdit, mayEditDocuments } from "./save-section.server";
import type { WaitingTask } from "./section-task";
import { tasksOn } from "./section-task.queries.server";
import { territoriesIn } from "./territory";
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

/** The formal criteria of a draft as they stand on the day of its facts. */
export function criteriaOf(loaded: LoadedDraft, gaps: readonly Missing[]): FormalCriterion[] {
  const { rules, template, draft, standing, declarations, files, facts } = loaded;
  const documents = files.map(({ kind }) => kind);
  const asked = askedForm(template, askingOf(template, draft));
  return formalCriteria({
    rules,
    template: asked,
    standing,
    declarations,
    documents,
    territories: territoriesIn(asked, draft),
    people: peopleIn(asked, draft),
    gaps,
    doubts: doubtfulCosts(draft, template, rules.budget),
    today: dayOf(facts.now, facts.zone),
  });
}

/** What stands in the way of submitting a draft; in a correction only what its opened sections can mend. */
export function blockersOf(loaded: LoadedDraft): FormalCriterion[] {
  const opened = loaded.facts.correction?.sections;
  return blockersIn(criteriaOf(loaded, gapsOf(loaded))).filter(
    ({ place }) => !opened || opened.some((section) => section === place),
  );
}

/** What the pages of the form have around them. */
export function frameOf(
  loaded: LoadedDraft,
  gaps: readonly Missing[],
  criteria: readonly FormalCriterion[] = criteriaOf(loaded, gaps),
): FormFrame {
  const { facts, template, draft, files } = loaded;
  const titles = new Map(template.sections.map(({ key, title }) => [key, title]));
  const kinds = files.map(({ kind }) => kind);
  return {
    id: facts.applicationId,
    title: textThatMeans(template, draft, "title") || facts.applicationTitle,
    competition: facts.title,
    competitionPath: loaded.competitionPath,
    zone: facts.zone,
    now: facts.now.toISOString(),
    dueAt: facts.correction?.dueAt ?? facts.closesAt.toISOString(),
    isCorrection: facts.correction !== null,
    paper:
      facts.types && facts.paper === "registered"
        ? `/office/competitions/${facts.id}/paper-applications/${facts.paperId}`
        : null,
    formal: formalOf(criteria),
    marks: marksOf(template, draft, kinds, gaps).map((one) => ({
      ...one,
      title: titles.get(one.section) ?? "",
      asked: facts.memberRole === null ? [] : namesOf(loaded.tasks, one.section),
    })),
  };
}

const namesOf = (tasks: readonly WaitingTask[], of: string) =>
  tasks.filter(({ section }) => section === of).map(({ colleague }) => colleague);

function formalOf(criteria: readonly FormalCriterion[]): FormFrame["formal"] {
  const requirements = criteria.filter(({ topic }) => topic === "requirement");
  const isReady = blockersIn(requirements).length === 0;
  return {
    done: criteria.length - blockersIn(criteria).length,
    of: criteria.length,
    requirements: requirements.length === 0 ? null : isReady ? "ready" : "started",
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
  const section = sectionOf(template, name);
  if (!section || !asking.isAsked(section)) return refused("notFound");
  const values = draft[section.key] ?? {};
  const criteria = criteriaOf(loaded, gaps);
  return made({
    ...frameOf(loaded, gaps, criteria),
    section,
    tasks: tasksOn(who, loaded, section.key),
    values,
    live: liveModel(loaded, section.key),
    leadsToMore: referencesIn(template).some(({ to, why }) => why === "condition" && to.startsWith(`${section.key}.`)),
    version: loaded.versions[section.key] ?? 0,
    mayEdit: mayEdit(who, loaded.facts, { template, section: section.key }).ok,
    readsWork: policy["application.readWork"](who, loaded.facts).ok,
    owner: who.kind === "person" ? draftOwner(who) : "",
    problems: gaps
      .filter((gap) => gap.section === section.key && (all || isMistake(gap)))
      .map(({ path, code, params }) => ({ path, code, params })),
    choices: {
      directions: rules.directions.map(({ key, title }) => ({ key, title })),
      categories: rules.budget.categories.map(({ key, title }) => ({ key, title })),
      tasks: tasksOf(textThatMeans(template, draft, "tasks")),
    },
    forbiddenCosts: holds(section, "budget")
      ? (rules.budget.forbidden ?? []).map(({ key, title }) => ({ key, title }))
      : [],
    capped: holds(section, "budget") ? rules.budget.categories.filter(isCapped) : [],
    bounds: { ...rules.grant, ownShareMinBp: rules.ownShareMinBp, ownShares: ownSharesBySum(rules), ...rules.term },
    criteria: criteria
      .filter(({ place }) => place === section.key)
      .map(({ key, topic, title, status }) => ({ key, topic, title, status })),
  });
}

/** A section about to be saved: its form, the section after it, and whether a text would leave mistakes in it. */
export type SectionToSave = {
  section: TemplateSection;
  /** The section after it, once this is saved. */
  next(values: SectionDraft): Section | null;
  hasMistakes(values: SectionDraft): boolean;
  /** Keys of its questions that these answers ask for the first time and that nobody has answered. */
  appeared(values: SectionDraft): string[];
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
  const askedAfter = (values: SectionDraft) => askingOf(template, { ...draft, [section.key]: values });
  return made({
    section,
    next: (values) => {
      const { sections } = askedForm(template, askedAfter(values));
      return sections[sections.findIndex(({ key }) => key === section.key) + 1]?.key ?? null;
    },
    hasMistakes: (values) =>
      gapsOf({ ...loaded, draft: { ...loaded.draft, [section.key]: values } }).some(
        (gap) => gap.section === section.key && isMistake(gap),
      ),
    appeared: (values) => {
      const [before, after] = [askingOf(template, draft), askedAfter(values)];
      const isNew = (field: TemplateField) => !before.isAsked(section, field) && after.isAsked(section, field);
      return section.fields
        .filter((field) => field.kind !== "calculated" && isNew(field) && isUnanswered(field, values))
        .map(({ key }) => key);
    },
  });
}

/** The documents of a draft, for those who act for the applicant. Refuses `notFound`. */
export async function readDocuments(who: Who, applicationId: string): Promise<Outcome<DocumentsPage>> {
  const read = await readDraft(who, applicationId);
  if (!read.ok) return read;
  const { loaded, gaps } = read.value;
  const may = mayEditDocuments(who, loaded.facts).ok;
  return made({
    ...frameOf(loaded, gaps),
    mayEdit: may,
    tasks: tasksOn(who, loaded, DOCUMENTS),
    maxBytes: usualFileSize,
    accept: may ? acceptOf() : "",
    unfinished: who.kind === "person" ? await unfinishedUploads(db(), who, applicationId) : [],
    documents: loaded.rules.requiredDocuments.map(({ key, title, required, visibility }) => ({
      ...{ key, title, required, visibility },
      files: loaded.files
        .filter(({ kind }) => kind === key)
        .map(({ id, fileId, name, size, scan }) => ({ id, fileId, name, size, scan })),
    })),
  });
}
