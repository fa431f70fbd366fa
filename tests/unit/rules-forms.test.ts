import { describe, expect, it } from "vitest";
import { presetKeys } from "~/lifecycle/2-announcement/presets";
import { presets } from "~/lifecycle/2-announcement/presets.server";
import { rowCount, withRows } from "~/lifecycle/2-announcement/rule-rows";
import { type Typed, typedOf } from "~/lifecycle/2-announcement/rule-values";
import type { CompetitionRules } from "~/lifecycle/2-announcement/rules";
import { rulesSchema } from "~/lifecycle/2-announcement/rules.form";
import { rulesSectionForm } from "~/lifecycle/2-announcement/rules-section.form";
import {
  mostRows,
  type RuleItem,
  ruleSectionKeys,
  ruleSections,
  sectionOfPath,
} from "~/lifecycle/2-announcement/rules-sections";
import { wallTimeOf } from "~/lifecycle/time";
import { parseForm } from "~/server/form.server";

const zone = "Asia/Kamchatka";
const rules = presets.milkovo({ today: "2026-03-02", zone });

/** What a browser posts for typed values: checkboxes of one field carry `[]`. */
function posted(typed: Typed): [string, string][] {
  return Object.entries(typed).flatMap(([name, values]) => {
    if (name === "applicantKinds") return values.map((value): [string, string] => [`${name}[]`, value]);
    if (name === "tieBreak") return values.map((value, index): [string, string] => [`${name}.${index}`, value]);
    return values.map((value): [string, string] => [name, value]);
  });
}

function saved(section: (typeof ruleSectionKeys)[number], change: (typed: Typed) => Typed, from = rules) {
  const typed = typedOf(ruleSections[section], from, from.zone);
  return parseForm(posted(change(typed)), rulesSectionForm(section, from));
}

const leaves = (value: unknown, path = ""): string[] =>
  typeof value !== "object" || value === null || Array.isArray(value)
    ? [path]
    : Object.entries(value).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key));

describe("forms of the rules", () => {
  it.each(presetKeys)("change nothing of %s when nothing is changed", (key) => {
    const given = presets[key]({ today: "2026-03-02", zone });
    for (const section of ruleSectionKeys) {
      const form = saved(section, (typed) => typed, given);
      expect(form.ok ? form.value : form.answer.errors).toEqual(given);
    }
  });

  it("hold every value of the rules in exactly one section", () => {
    const paths = ruleSectionKeys.flatMap((key) => ruleSections[key].map(({ path }: RuleItem) => path));
    expect(new Set(paths).size).toBe(paths.length);
    const values = leaves(rules);
    expect(values.filter((path) => !paths.some((own) => path === own || path.startsWith(`${own}.`)))).toEqual([]);
  });

  it("take how papers are numbered, and leave no trace of what nobody filled in", () => {
    const numbered = (typed: Typed) => saved("commission", (given) => ({ ...given, ...typed }));
    const form = numbered({ "numbering.pattern": ["{номер}-{год}"], "numbering.within": ["organiserYear"] });
    expect(form.ok && form.value.numbering).toEqual({ pattern: "{номер}-{год}", within: "organiserYear" });
    const wrong = numbered({ "numbering.pattern": ["№ {дата}"], "numbering.first": ["0"] });
    expect(!wrong.ok && wrong.answer.errors).toMatchObject({
      "numbering.pattern": { code: "badNumberPattern" },
      "numbering.first": { code: "outOfRange" },
    });
  });

  it("find the section of the path of a contradiction", () => {
    expect(sectionOfPath("criteria.3.bands.1")).toBe("criteria");
    expect(sectionOfPath("decision.quorum")).toBe("commission");
    expect(sectionOfPath("dates.meetingAt")).toBe("dates");
  });

  it("read roubles, per cent, decimals and wall time as people type them", () => {
    const money = saved("money", (typed) => ({ ...typed, "grant.max": ["250 000,50"], ownShareMinBp: ["12,5"] }));
    expect(money.ok && [money.value.grant.max, money.value.ownShareMinBp]).toEqual(["25000050", 1250]);
    const capped = saved("money", (typed) => ({ ...typed, "budget.categories.1.maxSum": ["50 000,5"] }));
    expect(capped.ok && capped.value.budget.categories.map(({ maxSum }) => maxSum).slice(0, 3)).toEqual([
      undefined,
      "5000050",
      undefined,
    ]);
    const dates = saved("dates", (typed) => ({ ...typed, "dates.meetingAt": ["2026-05-20T15:30"] }));
    expect(dates.ok && dates.value.dates.meetingAt).toBe("2026-05-20T03:30:00.000Z");
    const criteria = saved("criteria", (typed) => ({ ...typed, "criteria.0.weight": ["2,75"] }));
    expect(criteria.ok && criteria.value.criteria[0]!.weight).toBe("2.75");
  });

  it("name the field that cannot be read, and keep what was typed", () => {
    const form = saved("money", (typed) => ({ ...typed, "grant.max": ["много"], maxFundedPerApplicant: ["0"] }));
    expect(form.ok).toBe(false);
    if (form.ok) return;
    expect(form.answer.errors["grant.max"]?.code).toBe("notAnAmount");
    expect(form.answer.errors.maxFundedPerApplicant?.code).toBe("outOfRange");
    expect(form.answer.typed["grant.max"]).toEqual(["много"]);
  });

  it("take as many rows of each list as the page says, and not one more", () => {
    const lists = ruleSectionKeys.flatMap((section) =>
      ruleSections[section].flatMap((item) => (item.kind === "rows" || item.kind === "tieSteps" ? [item.path] : [])),
    );
    expect(lists).toEqual(expect.arrayContaining(["sources", "budget.categories", "report.dates", "tieBreak"]));
    const codesOf = (path: string, rows: number) => {
      const copy = structuredClone(rules) as Record<string, unknown>;
      const parts = path.split(".");
      const last = parts.pop()!;
      const holder = parts.reduce((at, part) => at[part] as Record<string, unknown>, copy);
      const [first] = (holder[last] as unknown[] | undefined) ?? [];
      holder[last] = Array.from({ length: rows }, () => first ?? { key: "other", title: "Иное" });
      const read = rulesSchema.safeParse(copy);
      return read.success ? [] : read.error.issues.map(({ path: at, message }) => `${at.join(".")} ${message}`);
    };
    for (const path of lists) {
      expect(codesOf(path, mostRows(path))).toEqual([]);
      expect(codesOf(path, mostRows(path) + 1)).toEqual([`${path} tooMany`]);
    }
    expect(codesOf("criteria", 1)).toEqual([]);
    const bands = Array.from({ length: mostRows("criteria.bands") + 1 }, () => ({ from: "0", to: "1", text: "Да" }));
    const tooMany = { ...rules, criteria: [{ ...rules.criteria[0]!, bands }] };
    expect(rulesSchema.safeParse(tooMany).error?.issues[0]?.message).toBe("tooMany");
  });

  it("refuse a field that the section has not, and a reception that ends before it begins", () => {
    const foreign = saved("basics", (typed) => ({ ...typed, passMark: ["0"] }));
    expect(!foreign.ok && foreign.answer.errors.passMark?.code).toBe("unknownField");
    const dates = saved("dates", (typed) => ({
      ...typed,
      "dates.receptionClosesAt": typed["dates.receptionOpensAt"]!,
    }));
    expect(!dates.ok && dates.answer.errors["dates.receptionClosesAt"]?.code).toBe("endBeforeStart");
  });

  it("read a quorum that acts ask for from the list, and a fraction of the office's own", () => {
    const quorum = (choice: string, own: string) => {
      const form = saved("commission", (typed) => ({
        ...typed,
        "decision.quorum.choice": [choice],
        "decision.quorum.own": [own],
      }));
      return form.ok ? form.value.decision.quorum : form.answer.errors;
    };
    expect(quorum("least:2/3", "")).toEqual({ numerator: 2, denominator: 3, strict: false });
    expect(quorum("more:own", "3 / 5")).toEqual({ numerator: 3, denominator: 5, strict: true });
    const wrong = [
      ["", ""],
      ["least:1/9", ""],
      ["least:own", ""],
      ["least:own", "0/2"],
      ["least:own", "101/200"],
      ["more:1/2", "3/5"],
    ] as const;
    for (const [choice, own] of wrong)
      expect(quorum(choice, own)).toEqual({ "decision.quorum": { code: "badShare", params: undefined } });
  });

  it("show a quorum by its choice, and a fraction only where the list has none such", () => {
    const shown = (share: CompetitionRules["decision"]["quorum"]) =>
      typedOf(ruleSections.commission, { ...rules, decision: { ...rules.decision, quorum: share } }, zone);
    expect(shown({ numerator: 1, denominator: 2, strict: true })).toMatchObject({
      "decision.quorum.choice": ["more:1/2"],
      "decision.quorum.own": [""],
    });
    expect(shown({ numerator: 3, denominator: 5, strict: false })).toMatchObject({
      "decision.quorum.choice": ["least:own"],
      "decision.quorum.own": ["3/5"],
    });
  });

  it("keep the hours of dates when the zone changes", () => {
    const form = saved("basics", (typed) => ({ ...typed, zone: ["Asia/Omsk"] }));
    const moved = (form.ok && form.value) as CompetitionRules;
    const hours = ({ dates, zone }: CompetitionRules) => wallTimeOf(new Date(dates.receptionClosesAt), zone);
    expect(hours(moved)).toBe(hours(rules));
    expect(moved.dates.receptionClosesAt).not.toBe(rules.dates.receptionClosesAt);
  });

  it("add a row with a key of its own and take one out without touching the others", () => {
    const typed = typedOf(ruleSections.applicants, rules, zone);
    const more = withRows(typed, "add:directions");
    expect(rowCount(more, "directions")).toBe(rules.directions.length + 1);
    const named = { ...more, "directions.7.title": ["Туризм"], "directions.7.law": ["17"] };
    const fewer = withRows(named, "remove:directions.1");
    const form = parseForm(posted(fewer), rulesSectionForm("applicants", rules));
    const keys = form.ok ? form.value.directions.map(({ key }) => key) : [];
    expect(keys).toEqual([...rules.directions.map(({ key }) => key).filter((_, index) => index !== 1), "n1"]);
  });

  it("change nothing on a command that they do not know", () => {
    const typed = { title: ["Х"] };
    expect(withRows(typed, "drop:everything")).toEqual(typed);
    expect(withRows(typed, "remove:title")).toEqual(typed);
  });
});
