import { describe, expect, it } from "vitest";
import type { Expression } from "~/lifecycle/2-announcement/expression";
import type { FormTemplate, TemplateField } from "~/lifecycle/2-announcement/form-template";
import { formOfPreset, presetKeys } from "~/lifecycle/2-announcement/presets";
import { presets } from "~/lifecycle/2-announcement/presets.server";
import { type TemplateFaultCode, templateFaultCodes, templateFaults } from "~/lifecycle/2-announcement/template-faults";
import { leaningOn } from "~/lifecycle/2-announcement/template-references";
import { templates } from "~/lifecycle/2-announcement/templates.server";
import { askedForm, askingOf } from "~/lifecycle/3-application/asked";
import { missing } from "~/lifecycle/3-application/check";
import { answersOf, projectOf } from "~/lifecycle/3-application/content";
import type { Draft } from "~/lifecycle/3-application/draft";
import { contentOf } from "~/lifecycle/3-application/make-content";
import { sectionsFor } from "~/lifecycle/3-application/reading";
import { totals } from "~/lifecycle/3-application/totals";
import { catalog } from "~/text/text";
import { completeDraft } from "../applications";
import { completeFull, completeShort } from "../drafts-of-forms";

const rules = {
  ...presets.milkovo({ today: "2026-04-01", zone: "Asia/Kamchatka" }),
  requiredDocuments: [],
  grant: { min: "100000", max: "30000000" },
};
const full = templates["resource-centre"](rules);
const short = templates["initiative-groups"](rules);
const standard = templates.milkovo(rules);

/** The form with one of its fields changed. */
function withField(form: FormTemplate, at: string, change: Partial<TemplateField>): FormTemplate {
  const [key, name] = at.split(".");
  const changed = (field: TemplateField) => (field.key === name ? { ...field, ...change } : field);
  return {
    ...form,
    sections: form.sections.map((one) => (one.key === key ? { ...one, fields: one.fields.map(changed) } : one)),
  };
}
const equalTo = (answer: string, value: string) => ({ equal: [{ answer }, { value }] }) as Expression;
const codes = (form: FormTemplate) => templateFaults(form).map(({ at, code }) => `${at} ${code}`);

describe("a form", () => {
  it.each(presetKeys)("of the preset %s has no fault", (preset) => {
    const own = presets[preset]({ today: "2026-04-01", zone: "Europe/Moscow" });
    expect(templateFaults(templates[formOfPreset[preset]](own))).toEqual([]);
  });

  const cases: [TemplateFaultCode, FormTemplate][] = [
    ["repeatedKey", { ...standard, sections: [...standard.sections, standard.sections[0]!] }],
    ["badKey", withField(standard, "about.geography", { key: "Где?" })],
    ["reservedKey", withField(standard, "about.geography", { key: "version" })],
    ["noLabel", withField(standard, "about.geography", { label: " " })],
    ["badLimit", withField(standard, "about.geography", { limit: 0 })],
    ["noOptions", withField(standard, "about.geography", { kind: "choice", options: [] })],
    ["noColumns", withField(standard, "team.members", { columns: [] })],
    ["badRows", withField(standard, "team.members", { minRows: 9, maxRows: 3 })],
    ["meaningNeeded", withField(standard, "about.title", { means: undefined })],
    ["meaningRepeated", withField(standard, "about.geography", { means: "title" })],
    ["meaningMisfits", withField(standard, "problem.goal", { means: "startsOn" })],
    [
      "columnNeeded",
      withField(standard, "budget.lines", { columns: standard.sections[4]!.fields[0]!.columns!.slice(1) }),
    ],
    [
      "columnTooWide",
      withField(full, "organisation.pastProjects", { sees: "office", columns: [{ ...full.sections[0]!.fields[0]! }] }),
    ],
    ["publicNames", withField(standard, "team.leader", { sees: "public" })],
    ["publicNames", withField(full, "team.members", { sees: "public" })],
    ["noFormula", withField(full, "budget.perPerson", { formula: undefined })],
    ["unknownReference", withField(standard, "about.geography", { shownIf: { isEmpty: "about.gone" } })],
    ["unknownOption", withField(standard, "problem.goal", { shownIf: equalTo("about.direction", "gone") })],
    ["unknownOption", withField(standard, "problem.goal", { shownIf: { not: { has: ["about.direction", "gone"] } } })],
    ["unknownOption", withField(full, "partners.list", { shownIf: equalTo("partners.hasPartners", "maybe") })],
    ["wrongType", withField(standard, "about.geography", { shownIf: { add: [{ value: "1" }, { value: "2" }] } })],
    ["circle", withField(standard, "about.geography", { shownIf: { isEmpty: "about.geography" } })],
    ["noTasks", withField(standard, "problem.tasks", { means: undefined })],
    ["noDocuments", { ...standard, sections: standard.sections.slice(0, -1) }],
  ];
  it.each(cases)("with the fault %s is told so", (code, form) => {
    expect(templateFaults(form).map((one) => one.code)).toContain(code);
  });

  it("is told of a circle over a section, and of an expression too large", () => {
    const inside = {
      ...standard,
      sections: standard.sections.map((one) =>
        one.key === "team" ? { ...one, shownIf: { equal: [{ answer: "team.leader" }, { value: "x" }] as never } } : one,
      ),
    } as FormTemplate;
    expect(codes(inside)).toContain("team circle");
    const large = { and: Array.from({ length: 99 }, () => ({ isEmpty: "about.title" })) };
    expect(codes(withField(standard, "about.geography", { shownIf: large }))).toContain("about.geography tooComplex");
  });

  it("has words for every fault in both languages", () => {
    for (const lang of ["ru", "en"] as const)
      expect(Object.keys(catalog(lang).announcement.form.faults).sort()).toEqual([...templateFaultCodes].sort());
  });

  it("knows who leans on a question", () => {
    expect(leaningOn(full, "partners.hasPartners").map(({ from }) => from)).toEqual([
      "partners.list",
      "partners.total",
      "budget.lines",
    ]);
    expect(leaningOn(full, "problem.targetGroups").map(({ from }) => from)).toEqual(["budget.perPerson"]);
    expect(leaningOn(standard, "problem.tasks")).toMatchObject([{ from: "plan.items", why: "task" }]);
    expect(leaningOn(standard, "about.geography")).toEqual([]);
  });
});

describe("what is asked", () => {
  const partners = { name: "Фонд", support: "money", sum: "1 000,50", letter: "yes" };
  const draft = (has: string): Draft => ({ ...completeFull(rules), partners: { hasPartners: has, list: [partners] } });
  const keysOf = (has: string) => {
    const template = askedForm(full, askingOf(full, draft(has)));
    return template.sections.find(({ key }) => key === "partners")!.fields.map(({ key }) => key);
  };

  it("follows other answers, and what is not asked is neither required nor submitted", () => {
    expect(keysOf("")).toEqual(["hasPartners"]);
    expect(keysOf("no")).toEqual(["hasPartners"]);
    expect(keysOf("yes")).toEqual(["hasPartners", "list", "total"]);
    const without = contentOf(full, draft("no"), {} as never).partners;
    expect(without).toEqual({ hasPartners: "no" });
    const bare: Draft = { ...completeFull(rules), partners: { hasPartners: "yes" } };
    expect(missing(bare, [], rules, full)).toMatchObject([{ path: "list", code: "tooFew" }]);
    expect(missing(draft("no"), [], rules, full)).toEqual([]);
  });

  it("has calculations worked out from what is typed, in their form for ever", () => {
    expect(contentOf(full, draft("yes"), {} as never).partners).toEqual({
      hasPartners: "yes",
      list: [{ ...partners, sum: "100050" }],
      total: "100050",
    });
  });

  it("keeps a rule over several answers, and says nothing while one of them is not there", () => {
    const over = (typed: string): Draft => {
      const whole = completeFull(rules);
      const lines = whole.budget!.lines as Record<string, string>[];
      return { ...draft("yes"), budget: { ...whole.budget, lines: lines.map((one) => ({ ...one, partners: typed })) } };
    };
    const words = full.rules!.find(({ at }) => at === "budget.lines")!.words;
    const broken = missing(over("2000"), [], rules, full).filter(({ code }) => code === "rule");
    expect(broken).toEqual([{ section: "budget", path: "lines", code: "rule", params: { words } }]);
    const without = (typed: string, has: string) =>
      missing({ ...over(typed), partners: { hasPartners: has } }, [], rules, full).filter(
        ({ code }) => code === "rule",
      );
    expect(without("2000", "no")).toMatchObject([
      { path: "lines", params: { words: expect.stringMatching(/партнёров нет/) } },
    ]);
    expect(without("0", "no")).toEqual([]);
    expect(without("", "no")).toEqual([]);
    expect(without("2000", "")).toEqual([]);
  });
});

describe("the whole and the short form", () => {
  it.each([
    ["standard", standard, completeDraft(rules)],
    ["full", full, completeFull(rules)],
    ["short", short, completeShort(rules)],
  ] as [string, FormTemplate, Draft][])("%s: nothing is missing in a complete draft", (_, form, draft) => {
    expect(missing(draft, [], rules, form)).toEqual([]);
    const project = projectOf(contentOf(form, draft, {} as never), form);
    expect(project.title).toBe("Добрый двор");
    expect(project.sums.total > 0n && project.indicators.length > 0).toBe(true);
  });

  it("count lines by their categories, rounded once", () => {
    const kindOf = (category: string) =>
      ({ staff: "payroll", insurance: "contributions", travel: "trips" })[category] as never;
    const sums = totals(
      [
        { category: "staff", price: "30 000", quantity: "4", factor: "50" },
        { category: "insurance", price: "60 000", factor: "30,2", own: "120" },
        { category: "travel", price: "700", quantity: "2", factor: "3", inKind: "200", partners: "1000" },
        { category: "staff", price: "30 000", quantity: "4" },
      ],
      (category) => kindOf(category) ?? "plain",
    );
    expect(sums.lines).toEqual([
      { total: 6_000_000n, own: 0n, requested: 6_000_000n },
      { total: 1_812_000n, own: 12_000n, requested: 1_800_000n },
      { total: 420_000n, own: 120_000n, requested: 300_000n },
      null,
    ]);
    expect(sums.inKind).toBe(20_000n);
  });

  it("do not count what is given in kind when the rules do not", () => {
    const draft = completeFull(rules);
    const lines = (draft.budget!.lines as Record<string, string>[]).map((one) => ({ ...one, own: "", partners: "" }));
    const given: Draft = { ...draft, budget: { ...draft.budget, lines: [{ ...lines[0]!, inKind: "30 000" }] } };
    const counts = (inKindCounts: boolean) =>
      missing(given, [], { ...rules, ownShareMinBp: 1000, budget: { ...rules.budget, inKindCounts } }, full).map(
        ({ code }) => code,
      );
    expect(counts(true)).not.toContain("ownShareTooSmall");
    expect(counts(false)).toContain("ownShareTooSmall");
  });
});

describe("what is read", () => {
  const secret = "Виденеева";
  const draft = completeFull(rules);
  const told: Draft = {
    ...draft,
    leader: { ...draft.leader, leader: `${secret} Мария`, leaderContacts: "+7 900 000-00-00" },
  };
  const content = contentOf(full, told, { fullName: "АНО" } as never);
  const read = (audience: "office" | "expert" | "public", isBlind = false) =>
    JSON.stringify(sectionsFor({ audience, isBlind }, content, full));

  it("is only what its audience may see, and nothing that identifies in a blind copy", () => {
    expect(read("office")).toContain("+7 900");
    expect(read("expert")).not.toContain("+7 900");
    expect(read("expert")).toContain(secret);
    expect(read("expert", true)).not.toContain(secret);
    expect(read("public")).not.toContain(secret);
    expect(read("public")).toContain(answersOf(content).problem!.goal as string);
  });

  it("of a blind copy holds no field that identifies, whatever form it is", () => {
    for (const form of [standard, short, full]) {
      const marked = form.sections.flatMap(({ key, fields }) => [
        ...fields.filter(({ identifies }) => identifies).map((one) => `${key}.${one.key}`),
        ...fields.flatMap(({ key: list, columns = [] }) =>
          columns.filter(({ identifies }) => identifies).map((one) => `${key}.${list}.${one.key}`),
        ),
      ]);
      const draftOf = form === full ? told : form === short ? completeShort(rules) : completeDraft(rules);
      const shown = sectionsFor({ audience: "expert", isBlind: true }, contentOf(form, draftOf, {} as never), form);
      const kept = shown.flatMap(({ key, fields }) =>
        fields.flatMap((one) => [
          `${key}.${one.key}`,
          ...(one.kind === "rows" ? one.columns.map((column) => `${key}.${one.key}.${column.key}`) : []),
        ]),
      );
      expect(marked.length).toBeGreaterThan(2);
      expect(kept.filter((one) => marked.includes(one))).toEqual([]);
    }
  });
});
