import { describe, expect, it } from "vitest";
import { contradictions } from "~/lifecycle/2-announcement/contradictions";
import { isSeenBy } from "~/lifecycle/2-announcement/form-template";
import { formOfPreset, presetKeys } from "~/lifecycle/2-announcement/presets";
import { presets } from "~/lifecycle/2-announcement/presets.server";
import { ruleSectionKeys, sectionOfPath } from "~/lifecycle/2-announcement/rules-sections";
import { nextSetupStep, type Setup, setupOf, setupSteps } from "~/lifecycle/2-announcement/setup";
import { templates } from "~/lifecycle/2-announcement/templates.server";
import { commissionExample, expertExample } from "~/lifecycle/6-decision/preview";
import { previewContent } from "~/text/ru/preview-content";
import { catalog, langs } from "~/text/text";
import { ruleLabel } from "~/ui/announcement/rule-words";

const start = { today: "2026-04-01", zone: "Asia/Kamchatka" };
const rules = presets.milkovo(start);
const fresh: Setup = { found: [], seen: [], formFaults: 0, hasChair: false, hasExperts: false };

describe("the steps of setting a competition up", () => {
  it("are all there, sections of the rules first and the announcement last", () => {
    expect(Object.keys(setupOf(fresh)).sort()).toEqual([...setupSteps].sort());
    expect(setupSteps.slice(0, ruleSectionKeys.length)).toEqual(ruleSectionKeys);
    expect(setupSteps.at(-1)).toBe("announce");
  });

  it("lead to what stops the announcement, then to what nobody has looked at, then to the announcement", () => {
    const found = contradictions({ ...rules, criteria: [] });
    const broken = setupOf({ ...fresh, found, seen: ["criteria"] });
    expect(broken.criteria).toBe("wrong");
    expect(broken.announce).toBe("wrong");
    expect(nextSetupStep(broken)).toBe("criteria");
    expect(nextSetupStep(setupOf({ ...fresh, formFaults: 1 }))).toBe("form");
    expect(nextSetupStep(setupOf(fresh))).toBe("basics");
    expect(nextSetupStep(setupOf({ ...fresh, seen: ["basics", "money"] }))).toBe("dates");
    const seen = setupOf({ ...fresh, seen: ruleSectionKeys });
    expect(nextSetupStep(seen)).toBe("announce");
    expect([seen.announce, seen.people]).toEqual(["unseen", "missing"]);
  });

  it("ask to look once more at a warning, and take people as called when a chair and enough experts are there", () => {
    const found = contradictions({
      ...rules,
      decision: { ...rules.decision, quorum: { numerator: 1, denominator: 3, strict: true } },
    });
    expect(setupOf({ ...fresh, found, seen: ["commission"] }).commission).toBe("look");
    expect(setupOf({ ...fresh, found }).commission).toBe("unseen");
    expect(setupOf({ ...fresh, hasChair: true, hasExperts: true }).people).toBe("ready");
    expect(setupOf({ ...fresh, hasChair: true }).people).toBe("missing");
  });
});

describe("notes of presets", () => {
  it.each(langs)("name values of the rules that there are, the same ones in every language, in %s", (lang) => {
    const { presetNotes } = catalog(lang).announcement;
    expect(Object.keys(presetNotes)).toEqual(Object.keys(catalog("ru").announcement.presetNotes));
    for (const [preset, notes] of Object.entries(presetNotes)) {
      expect(presetKeys).toContain(preset);
      expect(Object.keys(notes)).toEqual(
        Object.keys(catalog("ru").announcement.presetNotes[preset as (typeof presetKeys)[number]]!),
      );
      for (const path of Object.keys(notes)) expect([path, ruleLabel(catalog(lang), path)]).not.toEqual([path, path]);
      for (const path of Object.keys(notes))
        if (sectionOfPath(path) === "basics") expect(path).toMatch(/^(legalAct|title|summary|zone|locality|contact)/);
    }
  });
});

describe.each(presetKeys)("a preview of %s", (key) => {
  const own = presets[key](start);
  const form = templates[formOfPreset[key]](own);

  it("answers every question that experts read, and says of every answer in words that it is made up", () => {
    const { reading } = expertExample(form, { ...own, review: { ...own.review, blind: "single" } }, previewContent);
    const asked = form.sections.flatMap(({ fields }) => fields.filter((field) => isSeenBy("expert", field)));
    expect(reading.sections.flatMap(({ fields }) => fields.map((field) => field.key))).toEqual(
      asked.map((field) => field.key),
    );
    const words = reading.sections.flatMap(({ fields }) =>
      fields.flatMap((field) => (field.kind === "text" || field.kind === "longText" ? [field.value] : [])),
    );
    for (const answer of words) expect(Object.values(previewContent)).toContain(answer);
    expect(reading.applicant?.fullName).toContain("вымышлен");
  });

  it("hides the applicant where experts are blind", () => {
    const { reading } = expertExample(form, { ...own, review: { ...own.review, blind: "double" } }, previewContent);
    expect(reading.applicant).toBeNull();
    expect(JSON.stringify(reading)).not.toContain(previewContent.person);
    const shown = reading.sections.flatMap(({ key, fields }) => fields.map((field) => `${key}.${field.key}`));
    const naming = form.sections.flatMap(({ key, fields }) =>
      fields.filter(({ identifies }) => identifies).map((field) => `${key}.${field.key}`),
    );
    expect(naming.filter((one) => shown.includes(one))).toEqual([]);
  });

  it("shows the commission as many sheets as the rules ask for, by their criteria and greatest marks", () => {
    const { item, sheets } = commissionExample(form, own, previewContent);
    expect(sheets).toHaveLength(own.review.expertsPerApplication);
    for (const { marks } of sheets)
      expect(marks.map(({ criterion, mark }) => [criterion, mark])).toEqual(
        own.criteria.map(({ title, max }) => [title, max]),
      );
    expect(BigInt(item.requested) <= BigInt(own.grant.max)).toBe(true);
  });
});
