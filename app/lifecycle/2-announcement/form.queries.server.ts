import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { db } from "~db/client.server";
import { made, type Outcome } from "../outcome";
import { rulesOf, templateOf } from "./competition.queries.server";
import type { FormTemplate, TemplateSection } from "./form-template";
import { competitionForOffice } from "./office.queries.server";
import type { ReadyFormKey } from "./presets";
import { blocksFor } from "./template-blocks.server";
import { templates } from "./templates.server";

/** The form of a competition for its office. */
export type OfficeForm = {
  id: string;
  title: string;
  version: number;
  template: FormTemplate;
  /** The competition is a draft and the person may change it. */
  mayEdit: boolean;
};

/** The newest form of a competition, for those who run it. Refuses `notFound`. */
export async function formForOffice(who: Person, competitionId: string | undefined): Promise<Outcome<OfficeForm>> {
  const found = await competitionForOffice(who, competitionId);
  if (!found.ok) return found;
  const { facts } = found.value;
  const { version, template } = await templateOf(db(), facts.id);
  const mayEdit = policy["competition.editRules"](who, facts).ok;
  return made({ id: facts.id, title: facts.title, version, template, mayEdit });
}

/** The same with the ready sections that can be added. Refuses `notFound`. */
export async function formWithBlocks(
  who: Person,
  competitionId: string | undefined,
): Promise<Outcome<OfficeForm & { blocks: TemplateSection[] }>> {
  const form = await formForOffice(who, competitionId);
  if (!form.ok) return form;
  return made({ ...form.value, blocks: blocksFor(form.value.template, await rulesOf(db(), form.value.id)) });
}

/** A ready form with the directions and expenses of a competition's rules. */
export async function readyForm(competitionId: string, key: ReadyFormKey): Promise<FormTemplate> {
  return templates[key](await rulesOf(db(), competitionId));
}
