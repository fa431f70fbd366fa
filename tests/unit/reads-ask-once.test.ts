import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";

/** Everything that a page is read by: queries, and the loaders of routes. */
function readers(): string[] {
  const under = (folder: string) =>
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  return [
    ...under("app").filter((file) => file.endsWith(".queries.server.ts")),
    ...under("app/routes").filter((file) => /\.tsx?$/.test(file)),
  ];
}

const isLoop = (node: ts.Node) =>
  ts.isForStatement(node) || ts.isForOfStatement(node) || ts.isForInStatement(node) || ts.isWhileStatement(node);

/** A function that another one calls for each of many: `rows.map(async (row) => …)`. */
function isForEach(node: ts.Node): boolean {
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return false;
  const call = node.parent;
  return (
    ts.isCallExpression(call) &&
    ts.isPropertyAccessExpression(call.expression) &&
    ["map", "flatMap", "forEach", "filter", "reduce"].includes(call.expression.name.text)
  );
}

/** Promises made by a list of rows, not one by one in the code. */
function isManyAtOnce(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) || !/^Promise\.(all|allSettled)$/.test(node.expression.getText())) return false;
  return !node.arguments[0] || !ts.isArrayLiteralExpression(node.arguments[0]);
}

/** Places where something is waited for once a row. */
function waitsPerRow(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2022, true);
  const found: string[] = [];
  const visit = (node: ts.Node, inRow: boolean): void => {
    if ((inRow && ts.isAwaitExpression(node)) || isManyAtOnce(node))
      found.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${node.getText()}`);
    const begins = isForEach(node) || isLoop(node);
    ts.forEachChild(node, (child) => {
      const isHead = ts.isForOfStatement(node) && child === node.expression;
      visit(child, (inRow || begins) && !isHead);
    });
  };
  visit(source, false);
  return found;
}

it("no list waits for the database once a row, on any page", () => {
  const files = readers();
  expect(files.flatMap(waitsPerRow)).toEqual([]);
  expect(files.length).toBeGreaterThan(150);
});
