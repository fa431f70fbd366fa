import type { ServerBuild } from "@remix-run/node";
import { expect, test } from "vitest";
import { branchesOf } from "~/server/branches.server";

const routes = [
  { id: "root", path: "" },
  { id: "any", parentId: "root", path: "*" },
  { id: "home", parentId: "root", index: true },
  { id: "public", parentId: "root" },
  { id: "competition", parentId: "public", path: "competitions/:slug" },
  { id: "new", parentId: "public", path: "competitions/new" },
  { id: "receipt", parentId: "public", path: "receipts/:code/receipt.pdf" },
  { id: "office", parentId: "root", path: "office" },
  { id: "desk", parentId: "office", index: true },
  { id: "list", parentId: "office", path: "competitions/:id/applications" },
];
const byId = Object.fromEntries(routes.map((route) => [route.id, route]));
const build = { routes: byId, assets: { routes: byId, version: "1" } } as unknown as ServerBuild;

function through(address: string): string[] | "whole" {
  const branch = branchesOf(build)(address);
  if (branch === build) return "whole";
  expect(Object.keys(branch.assets.routes)).toEqual(Object.keys(branch.routes));
  return Object.keys(branch.routes);
}

test("an address gets the routes it leads through and no others", () => {
  expect(through("/")).toEqual(["root", "home"]);
  expect(through("/office?page=2")).toEqual(["root", "office", "desk"]);
  expect(through("/office/competitions/0197/applications")).toEqual(["root", "office", "list"]);
  expect(through("/receipts/7KQ2-M4XD/receipt.pdf")).toEqual(["root", "public", "receipt"]);
  expect(through("/nowhere/at/all")).toEqual(["root", "any"]);
});

test("a fixed word goes before a gap, in any case, also when addresses of both kinds were asked before", () => {
  const branch = branchesOf(build);
  const leaf = (address: string) => Object.keys(branch(address).routes).at(-1);
  expect(leaf("/competitions/good-deeds")).toBe("competition");
  expect(leaf("/competitions/new")).toBe("new");
  expect(leaf("/Competitions/NEW")).toBe("new");
  expect(leaf("/competitions/other")).toBe("competition");
  expect(leaf("/competitions/office")).toBe("competition");
});

test("an address that is not plain is left to the whole build", () => {
  for (const address of [
    "/competitions/%6eew",
    "/office/",
    "//office",
    "/office/../new",
    "/office.data",
    "/?_data=root",
  ])
    expect(through(address)).toBe("whole");
});
