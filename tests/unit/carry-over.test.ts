import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { presets } from "~/lifecycle/2-announcement/presets.server";
import type { CompetitionRules } from "~/lifecycle/2-announcement/rules";
import { standardTemplate } from "~/lifecycle/2-announcement/standard-template.server";
import { carryOver } from "~/lifecycle/3-application/carry-over";
import type { Draft } from "~/lifecycle/3-application/draft";
import { completeDraft } from "../applications";

const before = presets.milkovo({ today: "2026-04-01", zone: "Asia/Kamchatka" });
const draft = completeDraft(before) as Draft;
const from = { draft, template: standardTemplate(before), files: [], rules: before };
const charter = { kind: "charter", name: "Устав.pdf" };
const to = (over: Partial<CompetitionRules> = {}) => {
  const rules = { ...before, ...over };
  return { rules, template: standardTemplate(rules) };
};

describe("an earlier application", () => {
  it("is carried whole into a competition of the same form", () => {
    expect(carryOver({ ...from, files: [charter] }, to())).toEqual({ draft, files: [charter], left: [] });
  });

  it("is carried without the direction, the categories and the files that the new competition has not", () => {
    const [first] = before.directions;
    const target = to({
      directions: [{ key: "other", title: "Другое", law: "1" }],
      budget: { ...before.budget, categories: before.budget.categories.filter(({ key }) => key !== "equipment") },
      requiredDocuments: [],
    });
    const carried = carryOver({ ...from, files: [charter] }, target);
    expect(carried.draft.about).not.toHaveProperty("direction");
    expect(carried.draft.budget).toMatchObject({ lines: [{ title: "Качели" }, { category: "events" }] });
    expect(carried.files).toEqual([]);
    expect(carried.left.map(({ section, why, text }) => [section, why, text])).toEqual([
      ["about", "noChoice", first!.title],
      ["budget", "noCategory", before.budget.categories.find(({ key }) => key === "equipment")!.title],
      ["documents", "noDocument", "Устав.pdf"],
    ]);
  });

  it("keeps texts over the new limit and days outside the new term, and says so once", () => {
    const target = to({ term: { earliestStart: "2030-01-01", latestEnd: "2030-12-31" } });
    const shorter = structuredClone(target.template);
    shorter.sections.find(({ key }) => key === "about")!.fields.find(({ key }) => key === "title")!.limit = 3;
    const carried = carryOver(from, { ...target, template: shorter });
    expect(carried.draft).toEqual(draft);
    const told = carried.left.map(({ section, why, label }) => `${section} ${why} ${label}`);
    expect(new Set(told).size).toBe(told.length);
    expect(carried.left.filter(({ why }) => why === "tooLong")).toHaveLength(1);
    expect(carried.left.filter(({ why }) => why === "otherDates").length).toBeGreaterThan(2);
  });

  it("loses no character, whatever questions the new form leaves out", () => {
    const sections = from.template.sections;
    fc.assert(
      fc.property(fc.subarray(sections), fc.nat(), (kept, drop) => {
        const template = {
          sections: kept.map((section) => ({
            ...section,
            fields: section.fields.filter((_, at) => at !== drop % Math.max(1, section.fields.length)),
          })),
        };
        const carried = carryOver(from, { rules: before, template });
        const all = JSON.stringify([carried.draft, carried.left.map(({ text }) => text)]);
        for (const text of textsIn(draft)) {
          const isNamed = before.directions.some(({ key }) => key === text);
          const isCategory = before.budget.categories.some(({ key }) => key === text);
          if (!isNamed && !isCategory) expect(all).toContain(JSON.stringify(text).slice(1, -1));
        }
      }),
      { numRuns: 50 },
    );
  });
});

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return value === "" ? [] : [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
