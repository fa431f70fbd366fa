import * as words from "~/text/ru/form-template";
import { DOCUMENTS, type FormTemplate } from "./form-template";
import type { CompetitionRules } from "./rules";
import { formWriter, indicatorList, plainBudget, withChoices } from "./template-parts.server";

const writer = formWriter(words);
const { section, field, rows } = writer;

/**
 * The standard application form for these rules: the sections of domain.md §3.1, choices filled with the directions and
 * categories of expenses of the competition. Names of people identify the applicant and stay out of a double-blind copy;
 * what the public card shows is marked.
 */
export function standardTemplate(rules: Pick<CompetitionRules, "directions" | "budget">): FormTemplate {
  const form: FormTemplate = {
    sections: [
      section("about", [
        field("title", "text", { means: "title", limit: 200, sees: "public" }),
        field("summary", "longText", { limit: 1500, sees: "public" }),
        field("direction", "direction", { means: "direction", sees: "public" }),
        field("geography", "text", { limit: 500, sees: "public" }),
        field("startsOn", "day", { means: "startsOn" }),
        field("endsOn", "day", { means: "endsOn" }),
      ]),
      section("problem", [
        field("problem", "longText", { limit: 3000 }),
        field("audience", "longText", { limit: 1500, sees: "public" }),
        field("goal", "longText", { limit: 600, sees: "public" }),
        field("tasks", "longText", { means: "tasks", limit: 1500 }),
        field("sustainability", "longText", { limit: 1500 }),
      ]),
      section("plan", [planList()]),
      section("team", [
        field("leader", "text", { means: "leader", limit: 200, identifies: true }),
        field("leaderExperience", "longText", { limit: 2000, identifies: true }),
        teamList(),
      ]),
      section("budget", [plainBudget(writer, { limit: 1000 }, 100)]),
      section("indicators", [indicatorList(writer, { proof: { limit: 500 }, maxRows: 20 })]),
      section(DOCUMENTS, []),
    ],
  };
  return withChoices(form, rules);
}

/** The calendar plan as most forms have it. */
export function planList() {
  const columns = [
    field("task", "task"),
    field("event", "text", { limit: 500 }),
    field("place", "text", { limit: 200 }),
    field("startsOn", "day", {}, "itemStartsOn"),
    field("endsOn", "day", {}, "itemEndsOn"),
    field("result", "text", { limit: 500 }),
  ];
  return rows("items", "items", columns, { means: "plan", minRows: 1, maxRows: 50 });
}

/** The people of a project beside its leader. */
export function teamList() {
  const columns = [
    field("name", "text", { limit: 200, identifies: true }),
    field("role", "text", { limit: 200 }),
    field("experience", "longText", { limit: 1000, identifies: true }),
  ];
  const options = { means: "team", required: false, identifies: true, minRows: 0, maxRows: 20 } as const;
  return rows("members", "members", columns, options);
}
