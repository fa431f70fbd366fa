import type { FormTemplate } from "./form-template";
import { fullTemplate } from "./full-template.server";
import type { PresetKey } from "./presets";
import type { CompetitionRules } from "./rules";
import { shortTemplate } from "./short-template.server";
import { standardTemplate } from "./standard-template.server";

/** The form that a competition begins with, by the preset of its rules. */
export const templates: Record<PresetKey, (rules: Pick<CompetitionRules, "directions" | "budget">) => FormTemplate> = {
  milkovo: standardTemplate,
  "initiative-groups": shortTemplate,
  "resource-centre": fullTemplate,
};
