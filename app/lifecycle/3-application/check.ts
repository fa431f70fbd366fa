import {
  asksColumn,
  DOCUMENTS,
  type FormTemplate,
  fieldThatMeans,
  lineKindOf,
  type Meaning,
  type TemplateField,
  type TemplateSection,
} from "../2-announcement/form-template";
import type { CompetitionRules } from "../2-announcement/rules";
import { ownShareIn, tierOf } from "../2-announcement/tiers";
import { parseRoubles } from "../money";
import type { Section } from "./application";
import { askedForm, askingOf } from "./asked";
import { overCaps } from "./category-caps";
import { type Answers, rowsThatMean, textThatMeans } from "./content";
import { type Draft, type Row, rowsIn, type SectionDraft, textIn } from "./draft";
import { type ForbiddenRules, forbiddenLines } from "./forbidden-costs";
import { brokenRules } from "./form-rules";
import { isWithin } from "./territory";
import { totals } from "./totals";
import { isOktmo, lengthOf, parseDay, parseQuantity, tasksOf } from "./typed";

/** One thing that stands in the way of submitting; `code` and `params` fill the words of the `field` catalog. */
export type Missing = { section: Section; path: string; code: string; params?: Record<string, string | number> };

/** What of the rules a draft is measured by. */
export type FormRules = Pick<
  CompetitionRules,
  "term" | "locality" | "grant" | "ownShareMinBp" | "tiers" | "directions" | "budget" | "requiredDocuments"
>;

/** Codes that only say "nothing here yet": not shown to somebody who is still writing. */
const NOT_YET: readonly string[] = ["required", "requiredChoice", "fileRequired", "tooFew", "taskWithoutEvent"];

/** Whether this is a mistake in what was typed, not just something still to be written. */
export function isMistake({ code }: Missing): boolean {
  return !NOT_YET.includes(code);
}

/**
 * Exactly what stands in the way of submitting a draft (domain.md §3.2): required fields, limits by code points, dates
 * inside the term and the project, each task covered, shares and sums, caps of categories, required documents, rules of
 * the form. What is not asked is not missing.
 * @param documents kinds of the documents attached
 */
export function missing(
  draft: Draft,
  documents: readonly string[],
  rules: FormRules,
  template: FormTemplate,
): Missing[] {
  const asking = askingOf(template, draft);
  const around = { draft, rules, template, kindOf: lineKindOf(template) };
  const asked = askedForm(template, asking).sections.flatMap((section) => [
    ...missingFields(section, draft[section.key], around),
    ...(section.key === DOCUMENTS ? missingDocuments(documents, rules) : []),
    ...section.fields.flatMap(({ key, means }) => {
      const at: At = (path, code, params) => ({ section: section.key, path: path || key, code, params });
      return (means && together[means]?.(around, at, key)) || [];
    }),
  ]);
  const broken = brokenRules(template, asking).map(({ words, ...at }) => ({ ...at, code: "rule", params: { words } }));
  return [...asked, ...broken];
}

type Around = { draft: Draft; rules: FormRules; template: FormTemplate; kindOf: ReturnType<typeof lineKindOf> };
/** A gap of the field being looked at, or of another path in its section. */
type At = (path: string, code: string, params?: Missing["params"]) => Missing;

/** What a field is checked for beyond its own text, by what it means. */
const together: Partial<Record<Meaning, (around: Around, at: At, key: string) => Missing[]>> = {
  startsOn: missingStart,
  endsOn: missingEnd,
  plan: missingInPlan,
  budget: missingMoney,
};

function missingFields(section: TemplateSection, typed: SectionDraft | undefined, around: Around): Missing[] {
  return section.fields.flatMap((field) => {
    if (field.kind === "calculated") return [];
    if (field.kind !== "rows") return missingIn(section.key, field.key, field, textIn(typed, field.key), around);
    const rows = rowsIn(typed, field.key);
    const { minRows = 0, maxRows = Number.POSITIVE_INFINITY } = field;
    const at = { section: section.key, path: field.key };
    if (rows.length < minRows) return [{ ...at, code: "tooFew", params: { min: minRows } }];
    const tooMany = rows.length > maxRows ? [{ ...at, code: "tooMany", params: { max: maxRows } }] : [];
    return [...tooMany, ...rows.flatMap((row, index) => missingInRow(section.key, field, row, index, around))];
  });
}

function missingInRow(section: Section, field: TemplateField, row: Row, index: number, around: Around): Missing[] {
  const kind = around.kindOf(row.category ?? "");
  const columns = (field.columns ?? []).filter(({ key }) => field.means !== "budget" || asksColumn(kind, key));
  return columns.flatMap((column) =>
    missingIn(section, `${field.key}.${index}.${column.key}`, column, row[column.key] ?? "", around),
  );
}

function missingIn(section: Section, path: string, field: TemplateField, typed: string, around: Around): Missing[] {
  const at = { section, path };
  if (typed === "") return field.required ? [{ ...at, code: isChoice(field) ? "requiredChoice" : "required" }] : [];
  if (field.limit !== undefined && typed.length > field.limit && lengthOf(typed) > field.limit) {
    return [{ ...at, code: "tooLong", params: { max: field.limit } }];
  }
  const code = wrongKind(field, typed, around);
  if (code) return [{ ...at, code }];
  const { name, oktmo } = around.rules.locality;
  const isOutside = field.kind === "oktmo" && oktmo !== undefined && !isWithin(typed, oktmo);
  return isOutside ? [{ ...at, code: "outsideTerritory", params: { name } }] : [];
}

function isChoice({ kind }: TemplateField): boolean {
  return ["choice", "choices", "yesNo", "direction", "category", "task"].includes(kind);
}

function wrongKind(field: TemplateField, typed: string, { draft, rules, template }: Around): string | null {
  if (field.kind === "money") return parseRoubles(typed) === null ? "notAMoney" : null;
  if (field.kind === "quantity") return (parseQuantity(typed) ?? 0n) > 0n ? null : "notANumber";
  if (field.kind === "day") return parseDay(typed) === null ? "notADay" : null;
  if (field.kind === "direction") return rules.directions.some(({ key }) => key === typed) ? null : "notAllowed";
  if (field.kind === "category") return rules.budget.categories.some(({ key }) => key === typed) ? null : "notAllowed";
  if (field.kind === "number") return parseQuantity(typed) === null ? "notANumber" : null;
  if (field.kind === "oktmo") return isOktmo(typed) ? null : "badOktmo";
  if (field.kind === "yesNo") return typed === "yes" || typed === "no" ? null : "notAllowed";
  if (field.kind === "choices")
    return typed.split(",").every((one) => field.options?.some(({ key }) => key === one)) ? null : "notAllowed";
  if (field.kind === "choice") return field.options?.some(({ key }) => key === typed) ? null : "notAllowed";
  if (field.kind === "task")
    return tasksOf(textThatMeans(template, draft, "tasks")).includes(typed) ? null : "unknownTask";
  return null;
}

/** The first and the last day of the project, as far as they can be read. */
function termOf({ draft, template }: Around) {
  return {
    from: parseDay(textThatMeans(template, draft, "startsOn")),
    until: parseDay(textThatMeans(template, draft, "endsOn")),
  };
}

function missingStart(around: Around, at: At): Missing[] {
  const { term } = around.rules;
  const { from } = termOf(around);
  const found: Missing[] = [];
  if (from && from < term.earliestStart) found.push(at("", "dayBefore", { day: term.earliestStart }));
  if (from && from > term.latestEnd) found.push(at("", "dayAfter", { day: term.latestEnd }));
  return found;
}

function missingEnd(around: Around, at: At): Missing[] {
  const { term } = around.rules;
  const { from, until } = termOf(around);
  const found: Missing[] = [];
  if (until && until > term.latestEnd) found.push(at("", "dayAfter", { day: term.latestEnd }));
  if (from && until && until <= from) found.push(at("", "endBeforeStart"));
  return found;
}

function missingInPlan(around: Around, at: At, key: string): Missing[] {
  const { from, until } = termOf(around);
  const { draft, template } = around;
  const items = rowsThatMean(template, draft, "plan");
  const days = items.flatMap((row, index) => {
    const startsOn = parseDay(row.startsOn ?? "");
    const endsOn = parseDay(row.endsOn ?? "");
    const path = (column: string) => `${key}.${index}.${column}`;
    const found: Missing[] = [];
    if (startsOn && from && startsOn < from) found.push(at(path("startsOn"), "dayBefore", { day: from }));
    if (startsOn && until && startsOn > until) found.push(at(path("startsOn"), "dayAfter", { day: until }));
    if (endsOn && until && endsOn > until) found.push(at(path("endsOn"), "dayAfter", { day: until }));
    if (startsOn && endsOn && endsOn < startsOn) found.push(at(path("endsOn"), "endBeforeStart"));
    return found;
  });
  const covered = new Set(items.map((row) => row.task));
  const bare = tasksOf(textThatMeans(template, draft, "tasks")).filter((task) => !covered.has(task));
  return [...days, ...bare.map((task) => at("", "taskWithoutEvent", { task }))];
}

function missingMoney({ draft, rules, template, kindOf }: Around, at: At, key: string): Missing[] {
  const lines = rowsThatMean(template, draft, "budget");
  const sums = totals(lines, kindOf);
  const titles = new Map(rules.budget.categories.map((one) => [one.key, one.title]));
  const found = [
    ...sums.lines.flatMap((line, index) =>
      line && line.requested < 0n ? [at(`${key}.${index}.own`, "ownOverTotal")] : [],
    ),
    ...forbiddenLines(lines, template, rules.budget)
      .filter(({ because }) => because === "category")
      .map((one) => at(`${key}.${one.line}.category`, "forbiddenCategory", { title: titles.get(one.key) ?? "" })),
  ];
  if (lines.length === 0 || sums.lines.includes(null)) return found;
  const { min, max } = rules.grant;
  if (sums.requested < BigInt(min)) found.push(at("", "requestedTooSmall", { sum: min }));
  if (sums.requested > BigInt(max)) found.push(at("", "requestedTooLarge", { sum: max }));
  const counted = rules.budget.inKindCounts ? sums.own : sums.own - sums.inKind;
  const least = ownShareIn(tierOf(rules, sums.requested), rules);
  if (counted * 10_000n < sums.total * BigInt(least)) found.push(at("", "ownShareTooSmall", { bp: least }));
  for (const one of rules.budget.categories) {
    const { title, maxShareBp = 0, maxSum = "" } = one;
    const { share, sum } = overCaps(one, sums);
    if (share !== null) found.push(at("", "categoryOverCap", { title, bp: maxShareBp, over: `${share}` }));
    if (sum !== null) found.push(at("", "categoryOverSum", { title, sum: maxSum, over: `${sum}` }));
  }
  return found;
}

/**
 * The lines of a draft's or a version's budget with a word that the rules are watchful of: they keep nobody from
 * submitting, and the commission looks at them.
 */
export function doubtfulCosts(answers: Answers, template: FormTemplate, budget: ForbiddenRules): Missing[] {
  const at = fieldThatMeans(template, "budget");
  if (!at) return [];
  const titles = new Map(budget.forbidden?.map(({ key, title }) => [key, title]));
  return forbiddenLines(rowsThatMean(template, answers, "budget"), template, budget)
    .filter(({ because }) => because === "kind")
    .map(({ line, key }) => ({
      section: at.section,
      path: `${at.field.key}.${line}.title`,
      code: "forbiddenKind",
      params: { title: titles.get(key) ?? "" },
    }));
}

function missingDocuments(documents: readonly string[], rules: FormRules): Missing[] {
  return rules.requiredDocuments
    .filter(({ key, required }) => required && !documents.includes(key))
    .map(({ key }): Missing => ({ section: DOCUMENTS, path: key, code: "fileRequired" }));
}

/** How far a section has come: nothing saved, something missing, or ready to submit. */
export type SectionMark = "empty" | "started" | "ready";

/** The marks of all sections, for the navigation of the form. */
export function marksOf(
  template: FormTemplate,
  draft: Draft,
  documents: readonly string[],
  gaps: readonly Missing[],
): { section: Section; mark: SectionMark }[] {
  return askedForm(template, askingOf(template, draft)).sections.map(({ key }) => {
    const touched = key === DOCUMENTS ? documents.length > 0 : draft[key] !== undefined;
    const ready = !gaps.some(({ section }) => section === key);
    if (!touched && !(ready && key === DOCUMENTS)) return { section: key, mark: "empty" };
    return { section: key, mark: ready ? "ready" : "started" };
  });
}
