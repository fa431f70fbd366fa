import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { db } from "~db/client.server";
import { made, type Outcome } from "../outcome";
import { templateOf } from "./competition.queries.server";
import type { FormTemplate } from "./form-template";
import { competitionForOffice } from "./office.queries.server";
import type { TemplateReference } from "./template-references";

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

/** Who leans on a question, by the words of the form: for the person who wanted to take it away. */
export function leaningWords(
  template: FormTemplate,
  leaning: readonly TemplateReference[],
): { why: TemplateReference["why"]; question: string }[] {
  return leaning.map(({ from, why }) => {
    const [key, name] = from.split(".");
    const section = template.sections.find((one) => one.key === key);
    return { why, question: section?.fields.find((one) => one.key === name)?.label ?? section?.title ?? from };
  });
}
