import type { FormTemplate, TemplateSection } from "./form-template";
import { readyFormKeys } from "./presets";
import type { CompetitionRules } from "./rules";
import { templateFaults } from "./template-faults";
import { withBlock } from "./template-sections";
import { templates } from "./templates.server";

/** Ready sections that a form can be given: those of the usual forms that it has not, and that fit it without a fault. */
export function blocksFor(
  template: FormTemplate,
  rules: Pick<CompetitionRules, "directions" | "budget">,
): TemplateSection[] {
  const blocks = new Map<string, TemplateSection>();
  for (const key of readyFormKeys) for (const one of templates[key](rules).sections) blocks.set(one.key, one);
  const taken = new Set(template.sections.map(({ key }) => key));
  return [...blocks.values()].filter(
    (block) =>
      !taken.has(block.key) && block.fields.length > 0 && templateFaults(withBlock(template, block)).length === 0,
  );
}
