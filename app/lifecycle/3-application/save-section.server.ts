import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { made, type Outcome, refused } from "~/lifecycle/outcome";
import { type Tx, transaction } from "~db/client.server";
import { DOCUMENTS, type FormTemplate, holds } from "../2-announcement/form-template";
import type { Section } from "./application";
import type { LoadedApplication } from "./application.queries.server";
import { MAX_SECTION_LENGTH, type SectionDraft, sectionOf, withoutBlankRows } from "./draft";
import { loadForm } from "./draft.queries.server";
import { type Clash, keepSection } from "./keep-section.server";
import { fittedTo, type PostedFields } from "./section-form.server";

/** A section as it was typed; `version` is the one the page was made from, 0 when nothing had been saved. */
export type TypedSection = { section: Section; version: number; data: SectionDraft };

/** The section's new version, and all of it when it holds what others had saved since the page was made. */
export type SavedSection = { version: number; data?: SectionDraft };

/** A `changedMeanwhile` says where two people contradict each other, with both texts. */
export type SaveOutcome = Outcome<SavedSection> & { clash?: Clash };

/**
 * Saves whatever is typed in a section, complete or not, and keeps every saved state in the history. Limits of the form are
 * said to the applicant and never cut a text; a field that is not named stays as it was. What others saved since the page
 * was made is merged field by field (`mergeSections`). Refuses `changedMeanwhile` when both changed the same field, and for
 * a version that never was; `limitExceeded` for a text no form could need, `wrongState` for a section that a correction did
 * not open, and `deadlinePassed`, `wrongRole`, `notFound`.
 */
export async function saveSection(
  who: Who,
  applicationId: string,
  { section, version, data }: TypedSection,
): Promise<SaveOutcome> {
  if (who.kind !== "person") return refused("notSignedIn");
  if (JSON.stringify(data).length > MAX_SECTION_LENGTH) return refused("limitExceeded");
  return saving(who, async (tx) => {
    const loaded = await loadForm(tx, who, applicationId);
    if (!loaded) return refused("notFound");
    const { facts, template } = loaded;
    const may = mayEdit(who, facts, { template, section });
    if (!may.ok) return may;
    return keepSection(tx, { facts, section, version, data, savedBy: who.id });
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
): Promise<SaveOutcome> {
  return saving(who, async (tx) => {
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
    const may = mayEdit(who, facts, { template, section: section.key });
    if (!may.ok) return may;
    return keepSection(tx, { facts, section: section.key, version: read.value.version, data, savedBy: who.id });
  });
}

/** The one door, with the contradiction that a refusal of `work` names: a refusal itself carries plain words only. */
async function saving(who: Who, work: (tx: Tx) => ReturnType<typeof keepSection>): Promise<SaveOutcome> {
  let clash: Clash | undefined;
  const outcome = await transaction(who, "application.edit", async (tx) => {
    const kept = await work(tx);
    if (kept.ok && "clash" in kept.value) {
      clash = kept.value.clash;
      return refused("changedMeanwhile");
    }
    return kept.ok ? made(kept.value as SavedSection) : kept;
  });
  return clash ? { ...outcome, clash } : outcome;
}

/**
 * Whether this person may change this section now: the policy, which has a row of its own for the section that holds the
 * budget, and for a returned application what was opened and until when.
 */
export function mayEdit(
  who: Who,
  facts: LoadedApplication,
  { template, section }: { template: FormTemplate; section: Section },
): Outcome {
  const asked = sectionOf(template, section);
  const isBudget = asked !== undefined && holds(asked, "budget");
  return whileOpen(facts, section, policy[isBudget ? "application.editBudget" : "application.edit"](who, facts));
}

/** Whether this person may attach documents and take them away now. */
export function mayEditDocuments(who: Who, facts: LoadedApplication): Outcome {
  return whileOpen(facts, DOCUMENTS, policy["application.edit"](who, facts));
}

function whileOpen(facts: LoadedApplication, section: Section, may: Outcome): Outcome {
  if (!may.ok || facts.application !== "returned") return may;
  if (!facts.correction?.sections.includes(section)) return refused("wrongState");
  return facts.now.getTime() <= Date.parse(facts.correction.dueAt) ? may : refused("deadlinePassed");
}
