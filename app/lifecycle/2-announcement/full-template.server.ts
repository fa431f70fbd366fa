import * as words from "~/text/ru/form-full";
import type { Expression } from "./expression";
import { DOCUMENTS, type FormTemplate, type TemplateField, type TemplateSection } from "./form-template";
import type { CompetitionRules } from "./rules";
import { planList } from "./standard-template.server";
import { formWriter, indicatorList, withChoices } from "./template-parts.server";

const writer = formWriter(words);
const { section, field, rows, options } = writer;

/**
 * The full form (domain.md §2.5): target groups, partners, the organisation's experience, a budget counted by the kinds of
 * its lines with money of others, indicators with days. What tells who applies stays out of a double-blind copy.
 */
export function fullTemplate(rules: Pick<CompetitionRules, "directions" | "budget">): FormTemplate {
  const form: FormTemplate = {
    sections: [
      ...aboutProject(),
      partners(),
      ...people(),
      organisation(),
      section("plan", [planList()]),
      budget(),
      section("indicators", [
        indicatorList(writer, { proof: { limit: 500 }, maxRows: 20, more: [field("plannedOn", "day")] }),
      ]),
      section(DOCUMENTS, []),
    ],
    rules: [
      { at: "budget.fair", holds: { equal: [{ answer: "budget.fair" }, { value: "yes" }] }, words: words.rules.fair },
      {
        at: "budget.lines",
        holds: { atMost: [{ sum: "budget.lines.partners" }, { sum: "partners.list.sum" }] },
        words: words.rules.partnersMoney,
      },
      {
        at: "budget.lines",
        holds: {
          or: [
            { equal: [{ answer: "partners.hasPartners" }, { value: "yes" }] },
            { equal: [{ sum: "budget.lines.partners" }, { value: "0" }] },
          ],
        },
        words: words.rules.noPartners,
      },
    ],
  };
  return withChoices(form, rules);
}

function aboutProject(): TemplateSection[] {
  return [
    section("about", [
      field("title", "text", { means: "title", limit: 300, sees: "public" }),
      field("summary", "longText", { limit: 2500, sees: "public" }),
      field("direction", "direction", { means: "direction", sees: "public" }),
      field("theme", "text", { limit: 300, required: false, sees: "public" }),
      rows("places", "places", [field("oktmo", "oktmo", { required: false }), field("place", "text", { limit: 200 })], {
        sees: "public",
        minRows: 1,
        maxRows: 30,
      }),
      field("startsOn", "day", { means: "startsOn" }),
      field("endsOn", "day", { means: "endsOn" }),
    ]),
    section("problem", [
      field("problem", "longText", { limit: 5000, sees: "public" }),
      rows("targetGroups", "targetGroups", [field("group", "text", { limit: 300 }), field("number", "quantity")], {
        sees: "public",
        minRows: 1,
        maxRows: 10,
      }),
      field("goal", "longText", { limit: 600, sees: "public" }),
      field("tasks", "longText", { means: "tasks", limit: 2500 }),
    ]),
    section("results", [
      field("quality", "longText", { limit: 2500 }),
      field("publicity", "longText", { limit: 2500 }),
      field("sustainability", "longText", { limit: 2500 }),
      field("resources", "longText", { limit: 2500 }),
    ]),
  ];
}

function partners(): TemplateSection {
  const shownIf: Expression = { equal: [{ answer: "partners.hasPartners" }, { value: "yes" }] };
  const columns = [
    field("name", "text", { limit: 300, identifies: true }, "partnerName"),
    field("support", "choice", { options: options("support") }),
    field("sum", "money", { required: false }, "supportSum"),
    field("letter", "yesNo"),
  ];
  return section("partners", [
    field("hasPartners", "yesNo"),
    rows("list", "partners", columns, { minRows: 1, maxRows: 20, shownIf }),
    field(
      "total",
      "calculated",
      { formula: { sum: "partners.list.sum" }, shows: "money", required: false, shownIf },
      "partnersTotal",
    ),
  ]);
}

function people(): TemplateSection[] {
  const columns = [
    field("name", "text", { limit: 200, identifies: true }),
    field("role", "text", { limit: 200 }),
    field("education", "text", { limit: 500, required: false, identifies: true }),
    field("experience", "longText", { limit: 1500, identifies: true }),
    field("recommendations", "longText", { limit: 1000, required: false, identifies: true }),
  ];
  return [
    section("leader", [
      field("leader", "text", { means: "leader", limit: 200, identifies: true }),
      field("leaderPost", "text", { limit: 200 }),
      field("education", "longText", { limit: 1000, identifies: true }),
      field("leaderExperience", "longText", { limit: 2500, identifies: true }),
      field("leaderProjects", "longText", { limit: 2500, required: false, identifies: true }),
      field("leaderLinks", "text", { limit: 300, required: false, identifies: true }),
      field("leaderContacts", "text", { limit: 200, identifies: true, sees: "office" }),
    ]),
    section("team", [
      rows("members", "members", columns, { means: "team", identifies: true, minRows: 1, maxRows: 30 }),
      field("volunteers", "number"),
    ]),
  ];
}

/** All of it tells who applies. */
function organisation(): TemplateSection {
  const own = (key: Parameters<typeof field>[0], kind: TemplateField["kind"], more: Partial<TemplateField> = {}) =>
    field(key, kind, { identifies: true, ...more });
  const past = [
    field("title", "text", { limit: 300 }, "pastTitle"),
    field("result", "longText", { limit: 1000 }, "pastResult"),
  ];
  const grants = [
    field("year", "number"),
    field("donor", "text", { limit: 300 }),
    field("sum", "money", {}, "grantSum"),
    field("purpose", "text", { limit: 500 }, "grantPurpose"),
  ];
  return section("organisation", [
    own("activities", "longText", { limit: 2500 }),
    own("ownResources", "longText", { limit: 2500, required: false }),
    own("staff", "number"),
    own("income", "money", { sees: "office" }),
    rows("pastProjects", "pastProjects", past, { identifies: true, required: false, minRows: 0, maxRows: 20 }),
    own("hadGrants", "yesNo"),
    rows("grants", "grants", grants, {
      identifies: true,
      minRows: 1,
      maxRows: 30,
      shownIf: { equal: [{ answer: "organisation.hadGrants" }, { value: "yes" }] },
    }),
    own("publications", "longText", { limit: 2500, required: false }),
  ]);
}

function budget(): TemplateSection {
  const columns = [
    field("category", "category"),
    field("title", "text", { limit: 300 }, "lineTitle"),
    field("price", "money"),
    field("quantity", "quantity"),
    field("factor", "quantity"),
    field("own", "money", { required: false }),
    field("inKind", "money", { required: false }),
    field("partners", "money", { required: false }, "partnersMoney"),
    field("justification", "longText", { limit: 1500 }),
  ];
  return section("budget", [
    rows("lines", "lines", columns, { means: "budget", minRows: 1, maxRows: 150 }),
    field("fair", "yesNo"),
    field("perPerson", "calculated", {
      formula: { divide: [{ sum: "budget.lines.requested" }, { sum: "problem.targetGroups.number" }] },
      shows: "money",
      required: false,
    }),
  ]);
}
