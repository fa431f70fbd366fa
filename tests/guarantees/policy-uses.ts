import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** A place of the sources that names a row of the policy table, or has to and does not (`row` is null). */
export type Use = { file: string; what: string; row: string | null };

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

const sourceOf = (file: string) =>
  ts.createSourceFile(
    file,
    readFileSync(file, "utf8"),
    ts.ScriptTarget.ES2022,
    true,
    file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );

function each(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => each(child, visit));
}

const stringsIn = (node: ts.Expression): string[] =>
  ts.isArrayLiteralExpression(node) ? node.elements.flatMap(stringsIn) : ts.isStringLiteral(node) ? [node.text] : [];

/** What the handles of the routes say of their loaders and actions. */
export function routeUses(): Use[] {
  return readdirSync("app/routes").flatMap((name) => {
    const file = join("app/routes", name);
    const exported = new Set<string>();
    const said: Record<string, string[]> = {};
    each(sourceOf(file), (node) => {
      if (ts.isFunctionDeclaration(node) && node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
        exported.add(node.name?.text ?? "");
      if (!ts.isVariableDeclaration(node) || !node.initializer) return;
      exported.add(node.name.getText());
      if (node.name.getText() !== "handle") return;
      each(node.initializer, (inner) => {
        if (ts.isPropertyAssignment(inner)) said[inner.name.getText()] = stringsIn(inner.initializer);
      });
    });
    const of = (part: "loader" | "action", rows: string[] | undefined): Use[] => {
      if (!exported.has(part)) return [];
      return rows?.length ? rows.map((row) => ({ file, what: part, row })) : [{ file, what: part, row: null }];
    };
    return [...of("loader", said.reads), ...of("action", said.writes)];
  });
}

/** Every call of `transaction(who, row, …)` and every `policy[row](…)` of the work. */
export function verbUses(): Use[] {
  const uses: Use[] = [];
  for (const file of [...filesUnder("app"), ...filesUnder("emails"), ...filesUnder("storage")])
    each(sourceOf(file), (node) => {
      if (ts.isCallExpression(node) && node.expression.getText() === "transaction") {
        const row = node.arguments[1];
        if (row && ts.isStringLiteral(row)) uses.push({ file, what: "transaction", row: row.text });
        else if (!row || !isNamed(row)) uses.push({ file, what: "transaction", row: null });
      }
      if (ts.isElementAccessExpression(node) && node.expression.getText() === "policy") {
        const row = node.argumentExpression;
        if (ts.isStringLiteral(row)) uses.push({ file, what: "policy", row: row.text });
      }
    });
  return uses;
}

/** A row handed on by a parameter: its callers name it, and its type is `PolicyName`. */
const isNamed = (row: ts.Node) =>
  ts.isIdentifier(row) || ts.isPropertyAccessExpression(row) || ts.isConditionalExpression(row);

/** Every string literal of the sources under a folder, by its text. */
export function literalsUnder(...folders: string[]): Set<string> {
  const found = new Set<string>();
  for (const file of folders.flatMap(filesUnder))
    if (!/app\/(journal\/events|access\/policy)\.ts$/.test(file) && !file.startsWith("app/text/"))
      each(sourceOf(file), (node) => {
        if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) found.add(node.text);
      });
  return found;
}
