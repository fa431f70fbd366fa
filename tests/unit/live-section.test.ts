import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FormTemplate } from "~/lifecycle/2-announcement/form-template";
import { presets } from "~/lifecycle/2-announcement/presets.server";
import type { BudgetCategory } from "~/lifecycle/2-announcement/rules";
import { templates } from "~/lifecycle/2-announcement/templates.server";
import { type LiveModel, liveModel, liveState } from "~/lifecycle/3-application/live-section";
import { completeFull } from "../drafts-of-forms";
import { anyDraft } from "../live-drafts";

const preset = presets["resource-centre"]({ today: "2026-04-01", zone: "Europe/Moscow" });
const caps: Record<string, Partial<BudgetCategory>> = {
  office: { maxShareBp: 0 },
  equipment: { maxShareBp: 3000, maxSum: "2000000" },
  events: { maxSum: "500000" },
  printing: { maxSum: "0" },
};
const categories = preset.budget.categories.map((one) => ({ ...one, ...caps[one.key] }));
const rules = { ...preset, budget: { ...preset.budget, categories } };
const full = templates["resource-centre"](rules);
/** A section that is asked by another, and a question by a calculation over a third. */
const far: FormTemplate = {
  ...full,
  sections: full.sections.map((section) => {
    if (section.key === "team")
      return { ...section, shownIf: { equal: [{ answer: "partners.hasPartners" }, { value: "yes" }] } };
    if (section.key !== "results") return section;
    const shownIf = { less: [{ answer: "budget.perPerson" }, { value: "100" }] as never };
    const [first, ...others] = section.fields;
    return { ...section, fields: [{ ...first!, shownIf }, ...others] };
  }),
};
const modelOf = (template: FormTemplate, draft: ReturnType<typeof completeFull>, section: string) =>
  JSON.parse(JSON.stringify(liveModel({ template, draft, versions: {}, rules }, section))) as LiveModel;

describe("what follows from the answers of a section", () => {
  it("is the same by the part of the form that the page has as by the whole form", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(full, far),
        fc.constantFrom(...full.sections.map(({ key }) => key)),
        anyDraft(full, rules),
        anyDraft(full, rules),
        (template, section, saved, typed) => {
          const whole: LiveModel = {
            ...{ section, template, answers: saved, versions: {} },
            ...(section === "budget" ? { forbidden: rules.budget, caps: categories } : {}),
          };
          const part = modelOf(template, saved as never, section);
          const now = typed[section] ?? {};
          expect(liveState(part, now)).toEqual(liveState(whole, now));
        },
      ),
      { numRuns: 400 },
    );
  });

  it("takes no more of a draft than it leans on", () => {
    const draft = completeFull(rules);
    expect(modelOf(full, draft, "about").template.sections.map(({ key }) => key)).toEqual(["about"]);
    const { template, answers, versions } = modelOf(full, draft, "budget");
    expect(template.sections.map(({ key }) => key)).toEqual(["problem", "partners", "budget"]);
    expect(answers).toEqual({ problem: { targetGroups: [{ number: "40" }] }, partners: { hasPartners: "no" } });
    expect(versions).toEqual({ problem: 0, partners: 0 });
    expect(JSON.stringify(template)).not.toContain("Запрашиваемая");
  });

  it("tells how capped categories stand, by the stricter of two caps, down to a kopeck", () => {
    const model = modelOf(full, completeFull(rules), "budget");
    const told = (...lines: [category: string, price: string][]) =>
      liveState(model, {
        lines: lines.map(([category, price]) => ({ category, title: "Стол", price, quantity: "1" })),
      }).caps.map(({ key, asked, most }) => `${key} ${asked}/${most}`);
    expect(told()).toEqual(["equipment 0/0", "events 0/500000"]);
    expect(told(["equipment", "100,01"], ["other", "233,35"])).toEqual(["equipment 10001/10000", "events 0/500000"]);
    expect(told(["equipment", "30000"], ["events", "6000"], ["other", "900000"])).toEqual([
      "equipment 3000000/2000000",
      "events 600000/500000",
    ]);
    expect(told(["printing", "1"])).toEqual(["equipment 0/30", "events 0/500000"]);
  });

  it("tells a line that asks the grant for what it does not pay, and none that others pay", () => {
    const model = modelOf(full, completeFull(rules), "budget");
    const line = { title: "Бумага", price: "1000", quantity: "1", category: "office" };
    const told = (row: Record<string, string>) =>
      liveState(model, { lines: [{ ...line, ...row }] }).forbidden.map(({ path, key }) => `${path} ${key}`);
    expect(told({})).toEqual(["lines.0.category office"]);
    expect(told({ own: "1000" })).toEqual([]);
    expect(told({ price: "" })).toEqual(["lines.0.category office"]);
    expect(told({ category: "events", title: "Оплата ШТРАФОВ и пеней" })).toEqual(["lines.0.title fines"]);
    expect(told({ category: "events", title: "Капитальный текущий ремонт" })).toEqual([]);
    expect(told({ category: "events", title: "Работы: капитального ремонта крыши" })).toEqual([
      "lines.0.title construction",
    ]);
    expect(told({ category: "events", title: "Уроки пения, виноградные саженцы" })).toEqual([]);
  });
});
