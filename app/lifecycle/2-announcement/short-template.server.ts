import * as words from "~/text/ru/form-short";
import { DOCUMENTS, type FormTemplate } from "./form-template";
import type { CompetitionRules } from "./rules";
import { planList, teamList } from "./standard-template.server";
import { formWriter, indicatorList, plainBudget, withChoices } from "./template-parts.server";

const writer = formWriter(words);
const { section, field, options } = writer;

/** The short form for initiative groups: what neighbours can write in an evening (domain.md §2.6). */
export function shortTemplate(rules: Pick<CompetitionRules, "directions" | "budget">): FormTemplate {
  const form: FormTemplate = {
    sections: [
      section("about", [
        field("title", "text", { means: "title", limit: 200, sees: "public" }),
        field("summary", "longText", { limit: 1000, sees: "public" }),
        field("direction", "direction", { means: "direction", sees: "public" }),
        field("geography", "text", { limit: 500, sees: "public" }),
        field("startsOn", "day", { means: "startsOn" }),
        field("endsOn", "day", { means: "endsOn" }),
      ]),
      section("problem", [
        field("problem", "longText", { limit: 1500 }),
        field("audience", "longText", { limit: 800, sees: "public" }),
        field("people", "number", { sees: "public" }),
        field("goal", "longText", { limit: 600, sees: "public" }),
        field("tasks", "longText", { means: "tasks", limit: 1000 }),
        field("sustainability", "longText", { limit: 800 }),
      ]),
      section("plan", [planList()]),
      section("team", [
        field("leader", "text", { means: "leader", limit: 200, identifies: true }),
        field("leaderExperience", "longText", { limit: 1000, required: false, identifies: true }),
        teamList(),
      ]),
      section("residents", [
        field("supporters", "number"),
        field("help", "choices", { options: options("help") }),
        field("helpOther", "text", { limit: 500, shownIf: { has: ["residents.help", "other"] } }),
      ]),
      section("budget", [plainBudget(writer, { limit: 500, required: false }, 40), field("fair", "yesNo")]),
      section("indicators", [indicatorList(writer, { proof: { limit: 300, required: false }, maxRows: 10 })]),
      section(DOCUMENTS, []),
    ],
    rules: [
      { at: "budget.fair", holds: { equal: [{ answer: "budget.fair" }, { value: "yes" }] }, words: words.rules.fair },
    ],
  };
  return withChoices(form, rules);
}
