import type { FormTemplate } from "./form-template";
import { fullTemplate } from "./full-template.server";
import type { ReadyFormKey } from "./presets";
import type { CompetitionRules } from "./rules";
import { shortTemplate } from "./short-template.server";
import { standardTemplate } from "./standard-template.server";

/** The ready forms, with the directions and categories of expenses of the rules. */
export const templates: Record<ReadyFormKey, (rules: Pick<CompetitionRules, "directions" | "budget">) => FormTemplate> =
  {
    milkovo: standardTemplate,
    "initiative-groups": shortTemplate,
    "resource-centre": fullTemplate,
  };
