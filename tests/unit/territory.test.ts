import { expect, it } from "vitest";
import type { FormTemplate } from "~/lifecycle/2-announcement/form-template";
import { presets } from "~/lifecycle/2-announcement/presets.server";
import { missing } from "~/lifecycle/3-application/check";
import type { Draft } from "~/lifecycle/3-application/draft";
import { formalCriteria } from "~/lifecycle/3-application/formal-criteria";
import { isWithin, municipalitiesIn, territoriesIn } from "~/lifecycle/3-application/territory";

it.each([
  ["30607000", "30607000", true],
  ["30607101", "30607000", true],
  ["30607000101", "30607000", true],
  ["30 607 101 001", "30607000", true],
  ["30608000", "30607000", false],
  ["30607101", "30000000", true],
  ["52607101", "30000000", false],
  ["30607101001", "30607101", true],
  ["30607102", "30607101", false],
  ["30607000", "30607101", false],
  ["30607000101", "30607000101", true],
  ["30607000106", "30607000101", false],
])("the place %s is on the territory %s: %s", (code, territory, expected) => {
  expect(isWithin(code, territory)).toBe(expected);
});

const rules = {
  ...presets.milkovo({ today: "2026-04-01", zone: "Asia/Kamchatka" }),
  locality: { name: "Северный округ", oktmo: "30607000" },
};
const template = {
  sections: [
    {
      key: "places",
      title: "Места",
      fields: [
        { key: "main", label: "Код", kind: "oktmo" },
        { key: "others", label: "Места", kind: "rows", columns: [{ key: "code", label: "Код", kind: "oktmo" }] },
      ],
    },
  ],
} as unknown as FormTemplate;

function geographyOf(draft: Draft, over = rules) {
  const [criterion] = formalCriteria({
    rules: over,
    template,
    standing: {
      kind: "legal",
      registeredOn: null,
      headUntil: null,
      verification: "verified",
      host: "missing",
      members: 0,
      teamConsents: [],
      verifiedAt: null,
      signer: null,
    },
    declarations: {},
    documents: [],
    territories: territoriesIn(template, draft),
    people: { leader: "", team: [] },
    gaps: missing(draft, [], over, template),
    doubts: [],
    today: "2026-04-01",
  }).filter(({ topic }) => topic === "geography");
  return criterion && [criterion.status, criterion.blocks, criterion.gaps.map(({ path, code }) => `${path}: ${code}`)];
}

it("a project is of municipalities by the first 8 digits of its codes, each once", () => {
  const places = { main: "30 607 101 001", others: [{ code: "30607000" }, { code: "30607101" }, { code: "3060" }, {}] };
  expect(municipalitiesIn(template, { places } as Draft)).toEqual(["30607000", "30607101"]);
  expect(municipalitiesIn(template, {})).toEqual([]);
});

it("the place of the project is a formal criterion once the rules name the code of their territory", () => {
  const within = { places: { main: "30607101", others: [{ code: "30607000101" }] } };
  expect(geographyOf(within)).toEqual(["met", false, []]);
  expect(
    geographyOf({ places: { main: "30607101", others: [{ code: "30607000101" }, { code: "52701000" }] } }),
  ).toEqual(["unmet", true, ["others.1.code: outsideTerritory"]]);
  expect(geographyOf({ places: { main: "52701000" } })).toEqual(["unmet", true, ["main: outsideTerritory"]]);
  expect(geographyOf({ places: { main: "" } })).toEqual(["commission", false, []]);
  expect(geographyOf({ places: { main: "3060710" } })).toEqual(["commission", false, []]);
  expect(geographyOf(within, { ...rules, locality: { name: "Северный округ" } as typeof rules.locality })).toBe(
    undefined,
  );
});
