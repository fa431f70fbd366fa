import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { presets } from "~/lifecycle/2-announcement/presets.server";
import { standardTemplate } from "~/lifecycle/2-announcement/standard-template.server";
import {
  newRowId,
  type Row,
  readSection,
  rowsIn,
  type SectionDraft,
  sectionOf,
  withIds,
} from "~/lifecycle/3-application/draft";
import { fieldNameOf, mergeSections, textAt } from "~/lifecycle/3-application/merge";

const text = fc.constantFrom("", "а", "б", "в");
const row = (id: string) => fc.record({ id: fc.constant(id), task: text, place: text });
const rows = fc
  .subarray(["r", "s", "t", "u"], { minLength: 0 })
  .chain((ids) => fc.tuple(...ids.map(row)) as fc.Arbitrary<Row[]>);
const section: fc.Arbitrary<SectionDraft> = fc.record({ goal: text, audience: text, items: rows });

/** Every text of a section by its place. */
const textsOf = ({ items, ...texts }: SectionDraft) => ({
  ...(texts as Record<string, string>),
  ...Object.fromEntries(
    (items as Row[]).flatMap(({ id, ...columns }) =>
      Object.entries(columns).map(([column, text]) => [`items.${id}.${column}`, text]),
    ),
  ),
});

describe("two texts of a section", () => {
  it("lose nothing that either wrote: it stands in the merged section, or in a conflict that names it", () => {
    fc.assert(
      fc.property(section, section, section, (base, mine, theirs) => {
        const { data, conflicts } = mergeSections(base, mine, theirs);
        const [was, merged] = [textsOf(base), textsOf(data)];
        const named = new Set(conflicts.flatMap(({ path, mine, theirs }) => [`${path}=${mine}`, `${path}=${theirs}`]));
        for (const side of [mine, theirs])
          for (const [path, text] of Object.entries(textsOf(side)))
            if (text && text !== (was[path] ?? "") && merged[path] !== text) expect(named).toContain(`${path}=${text}`);
        for (const { path, mine: my, theirs: their } of conflicts) {
          expect(my).not.toBe(their);
          expect([textAt(mine, path), textAt(theirs, path), textAt(data, path)]).toEqual([my, their, my]);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("are merged without a conflict when only one of them changed anything", () => {
    fc.assert(
      fc.property(section, section, (base, mine) => {
        expect(mergeSections(base, mine, base).conflicts).toEqual([]);
        expect(textsOf(mergeSections(base, mine, base).data)).toEqual(textsOf(mine));
        expect(mergeSections(base, base, mine)).toEqual({ data: mine, conflicts: [] });
        expect(mergeSections(base, mine, mine)).toEqual({ data: mine, conflicts: [] });
      }),
    );
  });

  it("leave alone what mine does not name", () => {
    expect(mergeSections({ goal: "а" }, {}, { goal: "б", items: [{ id: "r", task: "в" }] }).data).toEqual({
      goal: "б",
      items: [{ id: "r", task: "в" }],
    });
  });

  it("do not contradict when mine was saved and changed since", () => {
    const merged = mergeSections(
      { goal: "а" },
      { goal: "б" },
      { goal: "в" },
      (path, text) => `${path} ${text}` === "goal б",
    );
    expect(merged).toEqual({ data: { goal: "в" }, conflicts: [] });
  });
});

describe("ids of rows", () => {
  it("are different, stay as they are, and are made from the place where a row has none", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ id: fc.constantFrom("", "a", "r0", "r1", "r2") })), (typed) => {
        const named = withIds(typed);
        expect(new Set(named.map(({ id }) => id)).size).toBe(typed.length);
        expect(withIds(named)).toEqual(named);
        expect(withIds(typed)).toEqual(named);
      }),
    );
    expect(withIds([{ task: "а" }, { id: "x" }, { task: "б" }]).map(({ id }) => id)).toEqual(["r0", "x", "r2"]);
    expect(newRowId()).toMatch(/^[a-z0-9]{10}$/);
  });

  it("are read with the columns and name the fields of a page", () => {
    const rules = presets.milkovo({ today: "2026-06-01", zone: "Asia/Kamchatka" });
    const budget = sectionOf(standardTemplate(rules), "budget")!;
    const read = readSection(budget, [
      ["lines.0.id", "a"],
      ["lines.0.title", "Качели"],
      ["lines.1.id", "b"],
    ])!;
    expect(rowsIn(read, "lines")).toEqual([{ id: "a", title: "Качели" }, { id: "b" }]);
    expect(fieldNameOf("lines.b.title", read)).toBe("lines.1.title");
    expect(fieldNameOf("lines.c.title", read)).toBeNull();
    expect(fieldNameOf("goal", read)).toBe("goal");
    for (const id of ["", "A b", "<", "abcdefghijklm"]) expect(readSection(budget, [["lines.0.id", id]])).toBeNull();
  });
});
