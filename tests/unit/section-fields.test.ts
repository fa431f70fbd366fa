import fc from "fast-check";
import { parse } from "node-html-parser";
import { describe, expect, it } from "vitest";
import type { TemplateField } from "~/lifecycle/2-announcement/form-template";
import { presets } from "~/lifecycle/2-announcement/presets.server";
import { missing } from "~/lifecycle/3-application/check";
import { catalog } from "~/text/text";
import { drawSection } from "~/ui/application/section-fields";
import { html } from "~/ui/markup";

const nasty = fc.string({ unit: fc.constantFrom("<", ">", '"', "'", "&", "\n", "я", "/textarea", "script", "&lt;") });
const drawing = {
  t: catalog("ru"),
  lang: "ru" as const,
  errors: {},
  choices: { directions: [], categories: [{ key: "events", title: "Мероприятия" }], tasks: [] },
  sums: [],
  doubts: {},
  hidden: [],
  calculated: {},
};

describe("a section of the form", () => {
  it("gives back what was typed, whatever it is, and grows no other element from it", () => {
    const fields: TemplateField[] = [
      { key: "title", kind: "text", label: "Название", required: true, identifies: false },
      { key: "summary", kind: "longText", label: "Кратко", limit: 2000, required: false, identifies: false },
      {
        key: "lines",
        kind: "rows",
        label: "Смета",
        required: true,
        identifies: false,
        columns: [
          { key: "category", kind: "category", label: "Статья", required: true, identifies: false },
          { key: "price", kind: "money", label: "Цена", required: false, identifies: false },
        ],
      },
    ];
    const draw = (typed: string) =>
      parse(
        drawSection(fields, { title: typed, summary: typed, lines: [{ category: typed, price: typed }] }, drawing)
          .__html,
      );
    const tagsOf = (page: ReturnType<typeof parse>) => page.querySelectorAll("*").map(({ tagName }) => tagName);
    const usual = tagsOf(draw("другое"));
    fc.assert(
      fc.property(nasty.filter(Boolean), (typed) => {
        const page = draw(typed);
        expect(tagsOf(page)).toEqual(usual);
        expect(page.querySelector("#f-title")!.getAttribute("value")).toBe(typed);
        // A browser drops a line break that stands first.
        expect(page.querySelector("#f-summary")!.text).toBe(typed.replace(/^\n/, "\n\n"));
        expect(page.getElementById("f-lines.0.price")!.getAttribute("value")).toBe(typed);
        expect(page.getElementById("f-lines.0.category")!.querySelector("[selected]")!.getAttribute("value")).toBe(
          typed,
        );
      }),
    );
  });

  it("tells how many rows a list may have before it is full, exactly as the server counts them", () => {
    const list: TemplateField = {
      ...{ key: "lines", kind: "rows", label: "Смета", required: true, identifies: false, minRows: 1, maxRows: 4 },
      columns: [{ key: "title", kind: "text", label: "На что", limit: 300, required: true, identifies: false }],
    };
    const rules = { ...presets.milkovo({ today: "2026-04-01", zone: "Asia/Kamchatka" }), requiredDocuments: [] };
    const template = { sections: [{ key: "about", title: "О проекте", fields: [list] }] };
    const seen = [1, 2, 3, 4, 5, 6].map((rows) => {
      const lines = Array.from({ length: rows }, () => ({ title: "Чай" }));
      const page = parse(drawSection([list], { lines }, drawing).__html);
      expect(page.text).toContain("На что — до 300 знаков");
      const add = page.querySelector('[value="add:lines"]')!.parentNode;
      const refused = missing({ about: { lines } }, [], rules, template).some(({ code }) => code === "tooMany");
      return [page.querySelector("[data-rows]")!.text, add.hasAttribute("hidden"), refused];
    });
    expect(seen).toEqual([
      ["Строк: 1, можно от 1 до 4", false, false],
      ["Строк: 2, можно от 1 до 4", false, false],
      ["Строк: 3, можно от 1 до 4", false, false],
      ["Строк: 4, можно от 1 до 4. Больше добавить нельзя", true, false],
      ["Строк: 5, можно от 1 до 4. Уберите лишние: 1", true, true],
      ["Строк: 6, можно от 1 до 4. Уберите лишние: 2", true, true],
    ]);
  });

  it("ties a field to its name, its hint and what is wrong with it", () => {
    const errors = { title: { code: "required" } };
    const field: TemplateField = {
      key: "title",
      kind: "text",
      label: "Название",
      hint: "Коротко",
      required: true,
      identifies: false,
    };
    const page = parse(drawSection([field], {}, { ...drawing, errors }).__html);
    const input = page.querySelector("input")!;
    expect(page.querySelector("label")!.getAttribute("for")).toBe(input.id);
    expect(input.attributes).toMatchObject({ name: "title", "aria-required": "true", "aria-invalid": "true" });
    const described = input.getAttribute("aria-describedby")!.split(" ");
    expect(described.map((id) => page.getElementById(id)?.text)).toEqual(["Коротко", drawing.t.field.required]);
  });
});

describe("markup", () => {
  it("escapes words, keeps markup and leaves out what is not there", () => {
    const inner = html`<i>${'"<&>'}</i>`;
    expect(html`<b title="${'a"b'}"${false}${null}>${[inner, inner]}${3}</b>`.__html).toBe(
      '<b title="a&quot;b"><i>&quot;&lt;&amp;&gt;</i><i>&quot;&lt;&amp;&gt;</i>3</b>',
    );
  });
});
