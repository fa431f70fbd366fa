import { type Expression, referencesOf } from "../2-announcement/expression";
import {
  type FormTemplate,
  holds,
  lineKindOf,
  type TemplateField,
  type TemplateSection,
} from "../2-announcement/form-template";
import { isForbidden } from "../2-announcement/rules";
import { type Kopecks, shareBp } from "../money";
import type { Section } from "./application";
import { askingOf } from "./asked";
import { type CapState, type Caps, capStates, isCapped } from "./category-caps";
import { type Draft, rowsIn, type SectionDraft, withoutBlankRows } from "./draft";
import { type ForbiddenLine, type ForbiddenRules, forbiddenLines } from "./forbidden-costs";
import { brokenRules } from "./form-rules";
import { calculated } from "./make-content";
import { type BudgetTotals, totals } from "./totals";

/**
 * What a page of a section needs to follow the answers typed into it: as much of the form as the section leans on, and what
 * stands in other sections. `versions` are those that these answers were saved as.
 */
export type LiveModel = {
  section: Section;
  template: FormTemplate;
  answers: Draft;
  versions: Partial<Record<Section, number>>;
  /** What the grant does not pay, for the section with the budget. */
  forbidden?: ForbiddenRules;
  /** The capped categories, for the section with the budget. */
  caps?: Caps[];
};

/** Sums of a budget as digits of kopecks; a line that cannot be read yet is null. */
export type BudgetSums = {
  lines: ({ total: string; requested: string } | null)[];
  total: string;
  own: string;
  requested: string;
  ownBp: number;
};

/** What follows from the answers of a section. */
export type LiveState = {
  /** Keys of its questions that are not asked. */
  hidden: string[];
  /** What its calculated fields come to, by their keys; "" where they come to nothing. */
  calculated: Record<string, string>;
  /** The sums of its budget, null when it has none. */
  sums: BudgetSums | null;
  /** How its capped categories stand. */
  caps: CapState[];
  /** Rules of the form that do not hold, with the field each is said at. */
  broken: { path: string; words: string }[];
  /** Lines of its budget that ask for what the grant does not pay, with the name of the field. */
  forbidden: (ForbiddenLine & { path: string })[];
};

/** What follows from the answers of a section, in the browser and on the server alike: both ask this function. */
export function liveState(
  { section: key, template, answers, forbidden, caps = [] }: LiveModel,
  typed: SectionDraft,
): LiveState {
  const asking = askingOf(template, { ...answers, [key]: withoutBlankRows(typed) });
  const section = template.sections.find((one) => one.key === key);
  const fields = section?.fields ?? [];
  const budget = fields.find(({ means }) => means === "budget");
  const sums = budget ? totals(rowsIn(typed, budget.key), lineKindOf(template)) : null;
  return {
    hidden: fields.filter((field) => !asking.isAsked(section!, field)).map((field) => field.key),
    calculated: Object.fromEntries(
      fields
        .filter(({ kind }) => kind === "calculated")
        .map((field) => [field.key, calculated(asking, `${key}.${field.key}`, field)]),
    ),
    sums: sums && digitsOf(sums),
    caps: sums ? capStates(caps, sums) : [],
    broken: brokenRules(template, asking)
      .filter((one) => one.section === key)
      .map(({ path, words }) => ({ path, words })),
    forbidden:
      budget && forbidden
        ? forbiddenLines(rowsIn(typed, budget.key), template, forbidden).map((one) => ({
            ...one,
            path: `${budget.key}.${one.line}.${one.column}`,
          }))
        : [],
  };
}

/** Sums of a budget as digits. */
function digitsOf(sums: BudgetTotals): BudgetSums {
  const text = (sum: Kopecks) => `${sum}`;
  return {
    lines: sums.lines.map((line) => line && { total: text(line.total), requested: text(line.requested) }),
    total: text(sums.total),
    own: text(sums.own),
    requested: text(sums.requested),
    ownBp: shareBp(sums.own, sums.total),
  };
}

/** Whether anything on the page of a section follows from what is typed into it. */
export function isLive({ section: key, template }: Pick<LiveModel, "section" | "template">): boolean {
  const fields = template.sections.find((one) => one.key === key)?.fields ?? [];
  return (
    fields.some(({ shownIf, formula, means }) => shownIf || formula || means === "budget") ||
    (template.rules ?? []).length > 0
  );
}

type Drafted = {
  template: FormTemplate;
  draft: Draft;
  versions: LiveModel["versions"];
  rules: { budget: ForbiddenRules };
};

/** The model of a section: the form and the draft without what the section does not lean on. */
export function liveModel({ template, draft, versions, rules: { budget } }: Drafted, section: Section): LiveModel {
  const formRules = (template.rules ?? []).filter(({ at }) => at.startsWith(`${section}.`));
  const needed = neededPlaces(template, section, formRules);
  const isNeeded = ({ key }: TemplateSection) => key === section || needed.has(key);
  const sections = template.sections.filter(isNeeded).map(
    ({ key, shownIf, fields }): TemplateSection => ({
      ...{ key, title: "" },
      ...(shownIf ? { shownIf } : {}),
      fields: fields.filter((one) => key === section || needed.has(`${key}.${one.key}`)).map(bare),
    }),
  );
  const others = sections.filter(({ key }) => key !== section && draft[key]);
  const answers = others.map(({ key, fields }) => [key, answersIn(draft[key]!, fields, key, needed)]);
  return {
    section,
    template: { sections, ...(formRules.length > 0 ? { rules: formRules } : {}) },
    answers: Object.fromEntries(answers),
    versions: Object.fromEntries(others.map(({ key }) => [key, versions[key] ?? 0])),
    ...(sections.some((one) => one.key === section && holds(one, "budget"))
      ? { forbidden: forbiddenIn(budget), caps: capsIn(budget) }
      : {}),
  };
}

/** Categories that the grant does not pay, and the words of the other kinds, without titles. */
function forbiddenIn({ categories, forbidden = [] }: ForbiddenRules): ForbiddenRules {
  return {
    categories: categories.filter(isForbidden).map(({ key }) => ({ key, title: "", maxShareBp: 0 })),
    forbidden: forbidden.filter(({ words }) => words).map(({ key, words }) => ({ key, title: "", words })),
  };
}

function capsIn({ categories }: ForbiddenRules): Caps[] {
  return categories.filter(isCapped).map(({ title: _, ...caps }) => caps);
}

const SUMS = ["total", "requested"];
const PARTS_OF_SUMS = ["category", "price", "quantity", "factor", "own", "inKind", "partners"];

/** Every section, field and column that the answers of a section are looked up in, one leading to another. */
function neededPlaces(template: FormTemplate, section: Section, rules: FormTemplate["rules"] = []): Set<string> {
  const needed = new Set<string>();
  const follow = (expression: Expression | undefined) => {
    for (const reference of expression ? referencesOf(expression) : []) take(reference);
  };
  const take = (reference: string) => {
    if (needed.has(reference)) return;
    const [key = "", name = "", column] = reference.split(".");
    const at = template.sections.find((one) => one.key === key);
    const field = at?.fields.find((one) => one.key === name);
    for (const place of [key, `${key}.${name}`, reference]) needed.add(place);
    if (field?.means === "budget" && SUMS.includes(column ?? ""))
      for (const part of PARTS_OF_SUMS) needed.add(`${key}.${name}.${part}`);
    for (const one of [at?.shownIf, field?.shownIf, field?.formula]) follow(one);
  };
  const own = template.sections.find(({ key }) => key === section);
  follow(own?.shownIf);
  for (const { shownIf, formula } of own?.fields ?? []) for (const one of [shownIf, formula]) follow(one);
  for (const { holds } of rules) follow(holds);
  return needed;
}

/** A field without its words. */
function bare({ key, kind, means, shownIf, formula, shows, columns, options }: TemplateField): TemplateField {
  return {
    ...{ key, kind, label: "", required: false, identifies: false },
    ...(means ? { means } : {}),
    ...(shownIf ? { shownIf } : {}),
    ...(formula ? { formula } : {}),
    ...(shows ? { shows } : {}),
    ...(columns ? { columns: columns.map(bare) } : {}),
    ...(kind === "category" && options ? { options: options.map((one) => ({ ...one, title: "" })) } : {}),
  };
}

function answersIn(
  saved: SectionDraft,
  fields: readonly TemplateField[],
  section: Section,
  needed: ReadonlySet<string>,
): SectionDraft {
  const found: SectionDraft = {};
  for (const { key } of fields) {
    const value = saved[key];
    if (typeof value === "string") found[key] = value;
    else if (value)
      found[key] = value.map((row) =>
        Object.fromEntries(Object.entries(row).filter(([column]) => needed.has(`${section}.${key}.${column}`))),
      );
  }
  return found;
}
