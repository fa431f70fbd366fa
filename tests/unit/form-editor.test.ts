import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withAct } from "~/lifecycle/2-announcement/form-acts";
import type { FormTemplate } from "~/lifecycle/2-announcement/form-template";
import { presets } from "~/lifecycle/2-announcement/presets.server";
import { questionForm } from "~/lifecycle/2-announcement/question.form";
import { kindAt, questionOf, questionPage, withQuestionAsked } from "~/lifecycle/2-announcement/question-page";
import { always, conditionOf } from "~/lifecycle/2-announcement/simple-condition";
import { formulaOperations, readFormula, simpleFormula, valuesFor } from "~/lifecycle/2-announcement/simple-formula";
import { blocksFor } from "~/lifecycle/2-announcement/template-blocks.server";
import type { Changed } from "~/lifecycle/2-announcement/template-changes";
import { templateFaults } from "~/lifecycle/2-announcement/template-faults";
import { withBlock, withNewSection, withSectionWords } from "~/lifecycle/2-announcement/template-sections";
import { templates } from "~/lifecycle/2-announcement/templates.server";
import type { Draft } from "~/lifecycle/3-application/draft";
import { liveModel, liveState } from "~/lifecycle/3-application/live-section";
import { completeFull } from "../drafts-of-forms";

const rules = presets["resource-centre"]({ today: "2026-04-01", zone: "Europe/Moscow" });
const full = templates["resource-centre"](rules);
const standard = templates.milkovo(rules);
const short = templates["initiative-groups"](rules);

function taken(changed: Changed): FormTemplate {
  if ("leaning" in changed) throw new Error(changed.leaning.map(({ from }) => from).join());
  return changed.template;
}
const keysIn = ({ sections }: FormTemplate) => sections.map(({ key }) => key);
const columnsOf = (form: FormTemplate, at: string) =>
  form.sections
    .flatMap(({ key, fields }) => fields.map((field) => ({ at: `${key}.${field.key}`, field })))
    .find((one) => one.at === at)!
    .field.columns!.map(({ key, label }) => `${key} ${label}`);
const question = {
  ...{ label: "Чем гордится организация", hint: "", required: true, identifies: false, sees: "expert" as const },
  ...{ limit: 500, options: [], condition: always },
};

/** A posted question put into a form; what is wrong with it when it cannot be. */
function asked(form: FormTemplate, address: string, typed: Record<string, unknown>) {
  const query = new URLSearchParams(address);
  const read = questionOf(
    form,
    query,
    questionForm(kindAt(form, query)).parse({ version: "1", sees: "expert", ...typed }),
  );
  return "errors" in read ? read.errors : taken(withQuestionAsked(form, query, read));
}

describe("a section", () => {
  it("of the secretary's own begins with a question and stands before the documents", () => {
    const form = withNewSection(
      full,
      { title: "О наградах", intro: "", condition: always },
      { kind: "longText", question },
    );
    expect(keysIn(form).slice(-2)).toEqual(["section1", "documents"]);
    expect(form.sections.at(-2)).toMatchObject({
      title: "О наградах",
      fields: [{ key: "question1", kind: "longText" }],
    });
    expect(templateFaults(form)).toEqual([]);
    const second = withNewSection(form, { title: "Ещё", intro: "", condition: always }, { kind: "yesNo", question });
    expect(keysIn(second).slice(-3)).toEqual(["section1", "section2", "documents"]);
    expect(templateFaults(taken(withAct(second, { at: "section1.question1", act: "remove" })))).toMatchObject([
      { at: "section1", code: "emptySection" },
    ]);
    expect(keysIn(taken(withAct(second, { at: "section1", act: "remove" })))).not.toContain("section1");
  });

  it("that is ready comes as a whole, only where it fits", () => {
    const offered = blocksFor(short, rules).map(({ key }) => key);
    expect(offered).toContain("partners");
    expect(offered).not.toContain("plan");
    expect(blocksFor(full, rules).map(({ key }) => key)).toEqual(["residents"]);
    for (const block of blocksFor(standard, rules)) expect(templateFaults(withBlock(standard, block))).toEqual([]);
  });

  it("is called otherwise, shown by an answer and moved up, and the documents stay the last", () => {
    const condition = { joined: "all" as const, chosen: ["partners.hasPartners=yes"] };
    const words = { title: "Соратники", intro: "Кто поможет", condition };
    const form = withSectionWords(full, "team", words);
    expect(form.sections.find(({ key }) => key === "team")).toMatchObject({
      ...{ title: "Соратники", intro: "Кто поможет" },
      shownIf: { equal: [{ answer: "partners.hasPartners" }, { value: "yes" }] },
    });
    expect(templateFaults(form)).toEqual([]);
    expect(templateFaults(withSectionWords(full, "indicators", words))).toMatchObject([
      { at: "indicators.items", code: "meaningNeeded" },
    ]);
    expect(keysIn(taken(withAct(full, { at: "problem", act: "up" }))).slice(0, 2)).toEqual(["problem", "about"]);
    expect(taken(withAct(full, { at: "about", act: "up" }))).toEqual(full);
    expect(taken(withAct(full, { at: "documents", act: "up" }))).toEqual(full);
  });

  it("is not taken away while others lean on it; without its checks it is, and one that is needed is a fault", () => {
    const kept = withAct(full, { at: "partners", act: "remove" });
    expect("leaning" in kept && [...new Set(kept.leaning.map(({ from, why }) => `${from} ${why}`))]).toEqual([
      "budget.lines rule",
    ]);
    let form = full;
    for (const at of ["2", "1"]) form = taken(withAct(form, { at, act: "uncheck" }));
    expect(form.rules!.map(({ at }) => at)).toEqual(["budget.fair"]);
    form = taken(withAct(form, { at: "partners", act: "remove" }));
    expect(templateFaults(form)).toEqual([]);
    const bare = taken(withAct(standard, { at: "indicators", act: "remove" }));
    expect(templateFaults(bare)).toMatchObject([{ code: "meaningNeeded", params: { means: "indicators" } }]);
  });
});

describe("a list", () => {
  it("is added with its columns, each of which is asked in its own way, moved and taken away", () => {
    const added = asked(full, "section=about&kind=rows", {
      ...{ section: "about", kind: "rows", label: "Награды", options: "Название\n\n Год ", minRows: "1", maxRows: "5" },
    }) as FormTemplate;
    expect(templateFaults(added)).toEqual([]);
    expect(columnsOf(added, "about.question1")).toEqual(["column1 Название", "column2 Год"]);
    expect(added.sections[0]!.fields.at(-1)).toMatchObject({ kind: "rows", minRows: 1, maxRows: 5 });
    const more = asked(added, "list=about.question1", {
      kind: "money",
      label: "Премия",
      required: "on",
    }) as FormTemplate;
    expect(columnsOf(more, "about.question1").at(-1)).toBe("column3 Премия");
    expect(templateFaults(more)).toEqual([]);
    const named = asked(more, "at=about.question1.column2", { label: "В каком году", limit: "4" }) as FormTemplate;
    expect(columnsOf(named, "about.question1")[1]).toBe("column2 В каком году");
    const moved = taken(withAct(named, { at: "about.question1.column3", act: "up" }));
    const left = taken(withAct(moved, { at: "about.question1.column2", act: "remove" }));
    expect(columnsOf(left, "about.question1")).toEqual(["column1 Название", "column3 Премия"]);
    const none = asked(full, "section=about&kind=rows", {
      section: "about",
      kind: "rows",
      label: "Пусто",
    }) as FormTemplate;
    expect(templateFaults(none)).toMatchObject([{ code: "noColumns" }]);
  });

  it("asks a column in another way, unless it is counted by", () => {
    const query = "at=organisation.pastProjects.title";
    const page = questionPage(full, new URLSearchParams(query));
    expect([page.mayChangeKind, page.field?.kind]).toEqual([true, "text"]);
    const changed = asked(full, query, { kind: "choice", label: "Чей грант", options: "Фонд\nРайон" }) as FormTemplate;
    const columnIn = (form: FormTemplate) =>
      form.sections.find(({ key }) => key === "organisation")!.fields.find(({ key }) => key === "pastProjects")!
        .columns![0];
    expect(columnIn(changed)).toMatchObject({
      key: "title",
      kind: "choice",
      options: [{ title: "Фонд" }, { title: "Район" }],
    });
    expect(columnIn(changed)?.limit).toBeUndefined();
    expect(templateFaults(changed)).toEqual([]);
    const back = asked(changed, query, { kind: "text", label: "Название", limit: "100" }) as FormTemplate;
    expect(columnIn(back)).toMatchObject({ kind: "text", limit: 100, options: undefined });

    expect(questionPage(full, new URLSearchParams("at=budget.lines.price")).mayChangeKind).toBe(false);
    const price = asked(full, "at=budget.lines.price", { kind: "text", label: "Цена" }) as FormTemplate;
    expect(price.sections.find(({ key }) => key === "budget")!.fields[0]!.columns![2]!.kind).toBe("money");
    const partners = new URLSearchParams("at=budget.lines.partners");
    const typed = { version: "1", sees: "expert", kind: "text", label: "Партнёры" };
    const read = questionOf(full, partners, questionForm("money").parse(typed));
    expect("question" in read && withQuestionAsked(full, partners, read)).toMatchObject({
      leaning: [{ why: "rule" }, { why: "rule" }],
    });
  });

  it("keeps a column that the competition is counted by, or that others lean on", () => {
    for (const at of ["budget.lines.price", "budget.lines.factor", "plan.items.event"])
      expect(taken(withAct(full, { at, act: "remove" }))).toEqual(full);
    expect(withAct(full, { at: "budget.lines.partners", act: "remove" })).toMatchObject({
      leaning: [
        { from: "budget.lines", why: "rule" },
        { from: "budget.lines", why: "rule" },
      ],
    });
    expect(questionPage(full, new URLSearchParams("at=budget.lines.price"))).toMatchObject({ isFixed: true });
    const renamed = asked(full, "at=budget.lines.price", { label: "Цена за штуку" }) as FormTemplate;
    const price = renamed.sections.find(({ key }) => key === "budget")!.fields[0]!.columns![2];
    expect(price).toMatchObject({ key: "price", label: "Цена за штуку", required: true });
    const wide = asked(full, "at=organisation.pastProjects.title", {
      label: "Название",
      sees: "public",
    }) as FormTemplate;
    expect(templateFaults(wide)).toMatchObject([{ at: "organisation.pastProjects.title", code: "columnTooWide" }]);
  });
});

describe("a condition", () => {
  const yes = "partners.hasPartners=yes";
  const direction = `about.direction=${rules.directions[0]!.key}`;
  const shown = (typed: object) => {
    const form = asked(full, "section=budget", {
      section: "budget",
      kind: "text",
      label: "Почему",
      required: "on",
      ...typed,
    });
    const field = (form as FormTemplate).sections.find(({ key }) => key === "budget")!.fields.at(-1)!;
    const isAsked = (draft: Draft) => {
      const model = liveModel({ template: form as FormTemplate, draft, versions: {}, rules }, "budget");
      return !liveState(model, draft.budget ?? {}).hidden.includes(field.key);
    };
    return { form: form as FormTemplate, field, isAsked };
  };
  const both: Draft = { partners: { hasPartners: "yes" }, about: { direction: rules.directions[0]!.key } };
  const one: Draft = { partners: { hasPartners: "yes" }, about: {} };

  it("may be several answers: all of them, or any", () => {
    const all = shown({ condition: yes, others: ["", direction], joined: "all" });
    expect(templateFaults(all.form)).toEqual([]);
    expect([all.isAsked(both), all.isAsked(one), all.isAsked({})]).toEqual([true, false, false]);
    expect(conditionOf(all.field)).toEqual({ joined: "all", chosen: [yes, direction] });
    const any = shown({ condition: direction, others: [yes], joined: "any" });
    expect([any.isAsked(both), any.isAsked(one), any.isAsked({})]).toEqual([true, true, false]);
    expect(conditionOf(any.field)).toEqual({ joined: "any", chosen: [direction, yes] });
  });

  it("is a simple one when one answer is chosen, wherever it is chosen, and none when nothing is", () => {
    expect(shown({ others: [yes, yes], joined: "any" }).field.shownIf).toEqual({
      equal: [{ answer: "partners.hasPartners" }, { value: "yes" }],
    });
    expect(shown({ others: [""], joined: "any" }).field.shownIf).toBeUndefined();
    expect(conditionOf({ shownIf: { not: { isEmpty: "about.title" } } })).toBeNull();
    expect(conditionOf({ shownIf: { and: [{ isEmpty: "about.title" }] } })).toBeNull();
  });
});

describe("a calculation", () => {
  it("is chosen from the numbers of the form and comes to what it says", () => {
    const typed = { section: "budget", kind: "calculated", label: "Рублей на показатель", shows: "money" };
    const chosen = { operation: "divide", left: "sum:budget.lines.requested", right: "count:indicators.items" };
    const form = asked(full, "section=budget&kind=calculated", { ...typed, ...chosen }) as FormTemplate;
    expect(templateFaults(form)).toEqual([]);
    const draft = completeFull(rules);
    const { calculated } = liveState(
      liveModel({ template: form, draft, versions: {}, rules }, "budget"),
      draft.budget!,
    );
    const { requested } = liveState(liveModel({ template: full, draft, versions: {}, rules }, "budget"), draft.budget!)
      .sums!;
    expect(Number(calculated.question1)).toBe(Number(requested) / draft.indicators!.items!.length);
  });

  it("that cannot be is told at its field, and one over nothing or itself as a fault of the form", () => {
    const wrong = (typed: Record<string, string>) =>
      asked(full, "section=budget&kind=calculated", {
        section: "budget",
        kind: "calculated",
        label: "Сколько",
        ...typed,
      });
    const left = "count:indicators.items";
    expect(wrong({})).toEqual({ left: { code: "requiredChoice" } });
    expect(wrong({ left, operation: "add" })).toEqual({ right: { code: "required" } });
    expect(wrong({ left, operation: "add", number: "много" })).toEqual({ number: { code: "notANumber" } });
    expect(wrong({ left, operation: "add", number: "5", right: left })).toEqual({ number: { code: "oneOfTwo" } });
    const codes = (form: unknown) => templateFaults(form as FormTemplate).map(({ code }) => code);
    expect(codes(wrong({ left: "answer:about.gone" }))).toEqual(["unknownReference"]);
    expect(codes(wrong({ left: "answer:about.title" }))).toEqual(["wrongType"]);
    const itself = asked(full, "at=budget.perPerson", { label: "Сам", left: "answer:budget.perPerson" });
    expect(codes(itself)).toContain("circle");
    const { values } = questionPage(full, new URLSearchParams("at=budget.perPerson"));
    expect(values.some(({ value }) => value === "answer:budget.perPerson")).toBe(false);
  });

  it("adds and multiplies as many values as are chosen, and takes no third one for anything else", () => {
    const typed = {
      section: "budget",
      kind: "calculated",
      label: "Всего",
      left: "count:indicators.items",
      number: "2",
    };
    const more = { more: ["", "count:plan.items", "count:budget.lines"] };
    const put = (over: object) => asked(full, "section=budget&kind=calculated", { ...typed, ...more, ...over });
    const form = put({ operation: "add" }) as FormTemplate;
    expect(templateFaults(form)).toEqual([]);
    const draft = completeFull(rules);
    const model = liveModel({ template: form, draft, versions: {}, rules }, "budget");
    const rowsOf = (value: unknown) => (value as unknown[]).length;
    const sum = rowsOf(draft.indicators!.items) + 2 + rowsOf(draft.plan!.items) + rowsOf(draft.budget!.lines);
    expect(Number(liveState(model, draft.budget!).calculated.question1)).toBe(sum);
    expect(questionPage(form, new URLSearchParams("at=budget.question1")).formula).toEqual({
      ...{ operation: "add", left: typed.left, right: "2", more: ["count:plan.items", "count:budget.lines"] },
    });
    expect(put({ operation: "divide" })).toEqual({ "more.0": { code: "onlyInSums" } });
    expect(put({ operation: "is" })).toEqual({ "more.0": { code: "onlyInSums" } });
  });

  it("that is more than a choice stays until another is chosen", () => {
    const at = (formula: object) =>
      ({
        ...full,
        sections: full.sections.map((one) => ({
          ...one,
          fields: one.fields.map((field) => (field.key === "perPerson" ? { ...field, formula } : field)),
        })),
      }) as FormTemplate;
    const deep = at({ add: [{ count: "indicators.items" }, { multiply: [{ value: "1" }, { value: "2" }] }] });
    expect(questionPage(deep, new URLSearchParams("at=budget.perPerson")).formula).toBeNull();
    const kept = asked(deep, "at=budget.perPerson", { label: "На одного", shows: "money" }) as FormTemplate;
    const formulaIn = (form: FormTemplate) => form.sections.find(({ key }) => key === "budget")!.fields.at(-1)!.formula;
    expect(formulaIn(kept)).toEqual(formulaIn(deep));
    const simple = asked(deep, "at=budget.perPerson", {
      label: "Строк",
      left: "count:indicators.items",
    }) as FormTemplate;
    expect(formulaIn(simple)).toEqual({ count: "indicators.items" });
  });

  it("reads as it was chosen, whatever was chosen", () => {
    const values = fc.constantFrom(...valuesFor(full, "").map(({ value }) => value), "12.5", "3");
    fc.assert(
      fc.property(
        fc.constantFrom(...formulaOperations),
        values,
        values,
        fc.array(values, { maxLength: 4 }),
        (operation, left, second, further) => {
          const right = operation === "is" ? "" : second;
          const chosen = {
            operation,
            left,
            right,
            more: operation === "add" || operation === "multiply" ? further : [],
          };
          const read = readFormula(chosen);
          expect("formula" in read && simpleFormula(read.formula)).toEqual(chosen);
        },
      ),
    );
  });
});
