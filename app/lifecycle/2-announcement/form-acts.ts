import type { FormTemplate } from "./form-template";
import type { PlaceAct } from "./question.form";
import { type Changed, withoutQuestion, withQuestionUp } from "./template-changes";
import { withColumnUp, withoutCheck, withoutColumn, withoutSection, withSectionUp } from "./template-sections";

/** The form after a button beside a section, a question, a column or a check was pressed: `at` tells by its depth which. */
export function withAct(template: FormTemplate, { at, act }: Pick<PlaceAct, "at" | "act">): Changed {
  const depth = at.split(".").length;
  if (act === "uncheck") return { template: withoutCheck(template, Number(at)) };
  if (act === "up") {
    const up = depth === 1 ? withSectionUp : depth === 2 ? withQuestionUp : withColumnUp;
    return { template: up(template, at) };
  }
  return depth === 1
    ? withoutSection(template, at)
    : depth === 2
      ? withoutQuestion(template, at)
      : withoutColumn(template, at);
}
