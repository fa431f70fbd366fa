import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { stages } from "~/lifecycle/stages";

type Layer = "routes" | "ui" | "enhance" | "work" | "emails" | "storage" | "db" | "text" | "core" | "seed";

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith(".d.ts"))
    .map((entry) => join(entry.parentPath, entry.name));
}

const files = ["app", "db", "emails", "storage"]
  .flatMap(filesUnder)
  .filter((file) => !file.startsWith("db/migrations"));

function layerOf(file: string): Layer {
  if (file.startsWith("db/seed/")) return "seed";
  if (file.startsWith("db/")) return "db";
  if (file.startsWith("emails/")) return "emails";
  if (file.startsWith("storage/")) return "storage";
  if (file.startsWith("app/routes/") || /^app\/(root|entry\.\w+)\.tsx$/.test(file)) return "routes";
  if (file.startsWith("app/ui/")) return "ui";
  if (file.startsWith("app/enhance/")) return "enhance";
  if (file.startsWith("app/text/")) return "text";
  if (/\.server\.tsx?$/.test(file) || file.startsWith("app/server/") || file.startsWith("app/papers/")) return "work";
  return "core";
}

/** What each layer may import besides itself (design.md §2). */
const allowed: Record<Layer, readonly Layer[]> = {
  routes: ["work", "ui", "enhance", "text", "core"],
  ui: ["text", "core", "enhance"],
  enhance: ["text", "core"],
  work: ["emails", "storage", "db", "text", "core"],
  emails: ["core", "text"],
  storage: ["core"],
  db: ["core"],
  text: ["core"],
  core: [],
  seed: ["routes", "ui", "enhance", "work", "emails", "storage", "db", "text", "core"],
};

/** Packages that core may use: a decimal and a time library; zod in forms only. */
const corePackages = new Set(["big.js", "temporal-polyfill"]);
/** Types that cross a layer: what a verb answers to a page's form is described beside the form. */
const typeOnlyAcross = new Set(["work→ui"]);

const aliases: Record<string, string> = { "~": "app", "~db": "db", "~emails": "emails", "~storage": "storage" };

type Import = { from: string; to: string; isOurs: boolean; isType: boolean };

function resolveFile(base: string): string {
  const bare = base.replace(/\?.*$/, "");
  const found = [bare, `${bare}.ts`, `${bare}.tsx`].find((path) => files.includes(path));
  return found ?? bare;
}

function importsOf(file: string): Import[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, "utf8"),
    ts.ScriptTarget.ES2022,
    false,
    file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  return source.statements.flatMap((statement): Import[] => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    if (!statement.moduleSpecifier || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
    const name = statement.moduleSpecifier.text;
    const isType = ts.isImportDeclaration(statement) && isTypeOnly(statement);
    const [head = "", ...rest] = name.split("/");
    if (name.startsWith("."))
      return [{ from: file, to: resolveFile(relative(".", join(dirname(file), name))), isOurs: true, isType }];
    if (head in aliases) return [{ from: file, to: resolveFile(join(aliases[head]!, ...rest)), isOurs: true, isType }];
    return [{ from: file, to: name, isOurs: false, isType }];
  });
}

function isTypeOnly(statement: ts.ImportDeclaration): boolean {
  const clause = statement.importClause;
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const bindings = clause.namedBindings;
  return (
    !clause.name &&
    !!bindings &&
    ts.isNamedImports(bindings) &&
    bindings.elements.every((element) => element.isTypeOnly)
  );
}

const imports = files.flatMap(importsOf);
/** The first circle met from each file that has not been looked at yet, as the files on its way. */
function circlesIn(next: ReadonlyMap<string, readonly string[]>): string[] {
  const circles: string[] = [];
  const done = new Set<string>();
  const way: string[] = [];
  const walk = (file: string): void => {
    const at = way.indexOf(file);
    if (at >= 0) circles.push([...way.slice(at), file].join(" → "));
    if (at >= 0 || done.has(file)) return;
    way.push(file);
    for (const other of next.get(file) ?? []) walk(other);
    way.pop();
    done.add(file);
  };
  for (const file of next.keys()) walk(file);
  return circles;
}

const stageOf = (file: string) => Number(/^app\/lifecycle\/(\d)-/.exec(file)?.[1] ?? 0);

describe("the house", () => {
  it("has been read whole", () => {
    expect(files.length).toBeGreaterThan(200);
    expect(imports.length).toBeGreaterThan(500);
  });

  it("names the folders of the stages after the stages, in order", () => {
    const folders = readdirSync("app/lifecycle", { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map((folder) => folder.name).sort()).toEqual(stages.map((stage, index) => `${index + 1}-${stage}`));
  });

  it("lets every layer import only what it may", () => {
    const wrong = imports.filter(({ from, to, isOurs, isType }) => {
      if (!isOurs || to.endsWith(".css") || to.includes("drizzle.config")) return false;
      const [a, b] = [layerOf(from), layerOf(to)];
      return a !== b && !allowed[a].includes(b) && !(isType && typeOnlyAcross.has(`${a}→${b}`));
    });
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  it("has no circle of files that import each other, not even for a type", () => {
    const next = new Map<string, string[]>();
    for (const { from, to, isOurs } of imports) if (isOurs) next.set(from, [...(next.get(from) ?? []), to]);
    expect(circlesIn(next)).toEqual([]);
  });

  it("lets a stage import itself and earlier stages only", () => {
    const wrong = imports.filter(({ from, to, isType }) => !isType && stageOf(from) > 0 && stageOf(to) > stageOf(from));
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  it("keeps core free of packages but the decimal, the time and, in forms, zod", () => {
    const wrong = imports.filter(
      ({ from, to, isOurs, isType }) =>
        !isOurs &&
        !isType &&
        layerOf(from) === "core" &&
        !corePackages.has(to) &&
        !(to === "zod" && from.endsWith(".form.ts")),
    );
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  it("lets expert queries reach the blind schema only", () => {
    const expertReads = imports.filter(
      ({ from, to, isOurs }) => isOurs && /\.blind\.server\.ts$/.test(from) && to.startsWith("db/schema/"),
    );
    expect(expertReads.length).toBeGreaterThan(0);
    expect(
      expertReads.filter(({ to }) => to !== "db/schema/blind.ts").map(({ from, to }) => `${from} → ${to}`),
    ).toEqual([]);
  });

  it("keeps every word that people read in the catalogs", () => {
    const cyrillic = files.filter(
      (file) =>
        !/^(app\/text|db\/seed)\//.test(file) && /[а-яё]/i.test(withoutLiterals(file, readFileSync(file, "utf8"))),
    );
    expect(cyrillic).toEqual([]);
  });

  it("draws papers in threads only, so that nobody's page waits for somebody's paper", () => {
    const drawing = /^app\/papers\/(drawable|render|pdf|docx|xlsx)\.server\.ts$/;
    const drawn = imports.filter(({ to, isType }) => drawing.test(to) && !isType);
    const wrong = drawn.filter(
      ({ from }) => from === "app/papers/draw-paper.server.ts" || !/^(app\/papers|db\/seed)\//.test(from),
    );
    expect(drawn.length).toBeGreaterThan(3);
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  it("tells on the home page of every area what the next step is, or that there is none", () => {
    const homes = files.filter((file) => /^app\/routes\/[a-z]+\._index\.tsx$/.test(file));
    expect(homes).toHaveLength(6);
    const shown = (file: string) => {
      const route = readFileSync(file, "utf8");
      const parts = [...route.matchAll(/from "~\/(ui\/\S+-home)"/g)].map(([, part]) =>
        readFileSync(`app/${part}.tsx`, "utf8"),
      );
      return [route, ...parts].join("\n");
    };
    expect(homes.filter((file) => !/<\w*NextStep/.test(shown(file)))).toEqual([]);
  });

  it("calls nothing utils or helpers and has no barrels", () => {
    expect(
      files.filter(
        (file) =>
          /(utils?|helpers?|common)\.(server\.)?tsx?$|\/index\.tsx?$/.test(file) && !file.startsWith("app/text/"),
      ),
    ).toEqual([]);
  });
});

/** Letters show themselves with made-up content, patterns of names and documents name Cyrillic letters: neither is a word of the interface. */
function withoutLiterals(file: string, text: string): string {
  const withoutPatterns = text.replace(/\/(?![*/])(?:\\.|\[[^\]]*\]|[^/\n\\])+\/[a-z]*/g, "");
  const withoutComments = withoutPatterns.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "");
  return file.startsWith("emails/")
    ? withoutComments.replace(/export const preview[\s\S]*?\n\};?/g, "")
    : withoutComments;
}
