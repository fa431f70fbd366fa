import fc from "fast-check";
import { expect, it } from "vitest";
import { differencesOf, wordsBetween } from "~/lifecycle/3-application/differences";
import type { SectionDraft } from "~/lifecycle/3-application/draft";

const text = fc
  .array(fc.constantFrom("двор", "сад", "качели", " ", "\n", ", "), { maxLength: 30 })
  .map((all) => all.join(""));

it("a difference holds both texts whole", () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const stretches = wordsBetween(before, after);
      const without = (kind: string) => stretches.filter((one) => one.kind !== kind).map((one) => one.text);
      expect(without("added").join("")).toBe(before);
      expect(without("removed").join("")).toBe(after);
      for (const [at, { kind }] of stretches.entries()) expect(kind).not.toBe(stretches[at - 1]?.kind);
    }),
    { numRuns: 1_000 },
  );
});

it("names only the words that changed", () => {
  expect(wordsBetween("Во дворе нет качелей", "Во дворе есть две качели")).toEqual([
    { kind: "same", text: "Во дворе " },
    { kind: "removed", text: "нет качелей" },
    { kind: "added", text: "есть две качели" },
  ]);
  expect(wordsBetween("", "новое")).toEqual([{ kind: "added", text: "новое" }]);
  expect(wordsBetween("то же", "то же")).toEqual([{ kind: "same", text: "то же" }]);
});

it("shows a text that is too long to be compared as replaced, around what is the same at its ends", () => {
  const long = (word: string) => Array.from({ length: 2000 }, (_, n) => `${word}${n}`).join(" ");
  expect(wordsBetween(`начало ${long("а")} конец`, `начало ${long("б")} конец`).map(({ kind }) => kind)).toContain(
    "same",
  );
});

it("finds fields and rows that changed, rows by their ids", () => {
  const before: SectionDraft = {
    goal: "Двор",
    items: [
      { id: "a", task: "Раз" },
      { id: "b", task: "Два", place: "Сад" },
    ],
  };
  const after: SectionDraft = { goal: "Двор", audience: "Все", items: [{ id: "b", task: "Три", place: "Сад" }] };
  expect(differencesOf(before, after)).toEqual([
    { key: "items", column: "task", row: 1, before: "Два", after: "Три" },
    { key: "items", column: "task", row: 1, before: "Раз", after: "" },
    { key: "audience", column: null, row: null, before: "", after: "Все" },
  ]);
});
