import fc from "fast-check";
import { parse } from "node-html-parser";
import { describe, expect, it } from "vitest";
import { html } from "~/ui/markup";
import { optionText } from "~/ui/option-text";

const text = (...given: Parameters<typeof optionText>) => html`${optionText(...given)}`.__html;
const read = (written: string) =>
  parse(written)
    .querySelectorAll("option")
    .map((option) => ({
      key: option.getAttribute("value"),
      title: option.text,
      chosen: option.hasAttribute("selected"),
    }));

describe("the options of a list as HTML", () => {
  it("say every answer and mark the chosen one", () => {
    const options = [
      { key: "events", title: "Мероприятия" },
      { key: "equipment", title: "Оборудование" },
    ];
    expect(read(text(options, "equipment", "Выберите"))).toEqual([
      { key: "", title: "Выберите", chosen: false },
      { key: "events", title: "Мероприятия", chosen: false },
      { key: "equipment", title: "Оборудование", chosen: true },
    ]);
  });

  it("keep an answer that is no longer on the list", () => {
    expect(read(text([], "old", "Выберите"))).toEqual([
      { key: "", title: "Выберите", chosen: false },
      { key: "old", title: "old", chosen: true },
    ]);
  });

  it("stay words whatever is written in them", () => {
    const words = fc.string({ unit: fc.constantFrom("<", ">", '"', "'", "&", "a", "/", "script", "&lt;") });
    fc.assert(
      fc.property(fc.uniqueArray(words.filter(Boolean), { maxLength: 5 }), words, (titles, chosen) => {
        const options = titles.map((title) => ({ key: title, title }));
        const written = text(options, chosen, "—");
        expect(written.replace(/<option value="[^"<>]*"(?: selected="")?>[^<>]*<\/option>/g, "")).toBe("");
        const listed = read(written).map(({ key }) => key);
        expect(listed).toEqual(["", ...(chosen && !titles.includes(chosen) ? [chosen] : []), ...titles]);
      }),
    );
  });
});
