import fc from "fast-check";
import { expect, it } from "vitest";
import type { Expression } from "~/lifecycle/2-announcement/expression";
import type { FormTemplate } from "~/lifecycle/2-announcement/form-template";
import { lostOptions } from "~/lifecycle/2-announcement/form-trouble";
import { presets } from "~/lifecycle/2-announcement/presets.server";
import { standardTemplate } from "~/lifecycle/2-announcement/standard-template.server";
import { templateFaults } from "~/lifecycle/2-announcement/template-faults";
import { withChoices } from "~/lifecycle/2-announcement/template-parts.server";

const rules = presets.milkovo({ today: "2026-04-01", zone: "Asia/Kamchatka" });
const directions = rules.directions.map(({ key }) => key);
const ANSWER = { answer: "about.direction" };

/** A condition over directions, and the keys that it compares with. */
const conditions = fc.letrec<{ one: { condition: Expression; keys: string[] } }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 2 },
    fc
      .constantFrom(...directions)
      .chain((key) =>
        fc
          .constantFrom<Expression>(
            { equal: [ANSWER, { value: key }] },
            { equal: [{ value: key }, ANSWER] },
            { in: [ANSWER, [key]] },
            { has: [ANSWER.answer, key] },
          )
          .map((condition) => ({ condition, keys: [key] })),
      ),
    tie("one").map(({ condition, keys }) => ({ condition: { not: condition }, keys })),
    fc.tuple(fc.constantFrom("and" as const, "or" as const), tie("one"), tie("one")).map(([join, a, b]) => ({
      condition: { [join]: [a.condition, b.condition] } as Expression,
      keys: [...a.keys, ...b.keys],
    })),
  ),
})).one;

function formWith(condition: Expression): FormTemplate {
  const form = standardTemplate(rules);
  const section = form.sections.find(({ key }) => key === "problem")!;
  section.fields.push({
    ...{ key: "extra", kind: "text", label: "Дополнительно", required: false, identifies: false },
    shownIf: condition,
  });
  return form;
}

it("rules that drop a direction are told exactly where a condition of the form compares with it, else the form stays whole", () => {
  fc.assert(
    fc.property(conditions, fc.subarray(rules.directions, { minLength: 1 }), ({ condition, keys }, kept) => {
      const before = formWith(condition);
      expect(templateFaults(before)).toEqual([]);
      const after = withChoices(before, { ...rules, directions: kept });
      const gone = rules.directions.filter((one) => keys.includes(one.key) && !kept.includes(one));
      const lost = lostOptions(before, after);
      expect([...new Set(lost.map(({ option }) => option))].sort()).toEqual(gone.map(({ title }) => title).sort());
      expect(lost.every(({ question }) => question === "Дополнительно")).toBe(true);
      if (gone.length === 0) expect(templateFaults(after)).toEqual([]);
    }),
  );
});

it("what was wrong before the change keeps nobody from saving the rules", () => {
  const broken = formWith({ equal: [ANSWER, { value: "gone" }] });
  expect(templateFaults(broken)).toMatchObject([{ code: "unknownOption" }]);
  const fewer = { ...rules, directions: rules.directions.slice(0, 2) };
  expect(lostOptions(broken, withChoices(broken, fewer))).toEqual([]);
});
