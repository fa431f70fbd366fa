import type { FormTemplate, TemplateField, TemplateSection } from "../2-announcement/form-template";
import type { CompetitionRules } from "../2-announcement/rules";
import { parseRoubles } from "../money";
import type { Section } from "./application";
import { type Draft, type Row, rowsIn, type SectionDraft, textIn } from "./draft";
import { totals } from "./totals";
import { lengthOf, parseDay, parseQuantity, tasksOf } from "./typed";

/** One thing that stands in the way of submitting; `code` and `params` fill the words of the `field` catalog. */
export type Missing = { section: Section; path: string; code: string; params?: Record<string, string | number> };

/** What of the rules a draft is measured by. */
export type FormRules = Pick<
  CompetitionRules,
  "term" | "grant" | "ownShareMinBp" | "directions" | "budget" | "requiredDocuments"
>;

/** Codes that only say "nothing here yet": not shown to somebody who is still writing. */
const NOT_YET: readonly string[] = ["required", "requiredChoice", "fileRequired", "tooFew", "taskWithoutEvent"];

/** Whether this is a mistake in what was typed, not just something still to be written. */
export function isMistake({ code }: Missing): boolean {
  return !NOT_YET.includes(code);
}

/**
 * Exactly what stands in the way of submitting a draft (domain.md §3.2): required fields, limits by code points, dates
 * inside the term and the project, each task covered, shares and sums, caps of categories, required documents.
 * @param documents kinds of the documents attached
 */
export function missing(
  draft: Draft,
  documents: readonly string[],
  rules: FormRules,
  template: FormTemplate,
): Missing[] {
  return template.sections.flatMap((section) => [
    ...missingFields(section, draft[section.key], { draft, rules }),
    ...missingTogether(section.key, draft, documents, rules),
  ]);
}

type Around = { draft: Draft; rules: FormRules };

function missingFields(section: TemplateSection, typed: SectionDraft | undefined, around: Around): Missing[] {
  return section.fields.flatMap((field) => {
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
  return (field.columns ?? []).flatMap((column) =>
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
  return code ? [{ ...at, code }] : [];
}

function isChoice({ kind }: TemplateField): boolean {
  return kind === "choice" || kind === "direction" || kind === "category" || kind === "task";
}

function wrongKind(field: TemplateField, typed: string, { draft, rules }: Around): string | null {
  if (field.kind === "money") return parseRoubles(typed) === null ? "notAMoney" : null;
  if (field.kind === "quantity") return (parseQuantity(typed) ?? 0n) > 0n ? null : "notANumber";
  if (field.kind === "day") return parseDay(typed) === null ? "notADay" : null;
  if (field.kind === "direction") return rules.directions.some(({ key }) => key === typed) ? null : "notAllowed";
  if (field.kind === "category") return rules.budget.categories.some(({ key }) => key === typed) ? null : "notAllowed";
  if (field.kind === "choice") return field.options?.some(({ key }) => key === typed) ? null : "notAllowed";
  if (field.kind === "task") return tasksOf(textIn(draft.problem, "tasks")).includes(typed) ? null : "unknownTask";
  return null;
}

function missingTogether(section: Section, draft: Draft, documents: readonly string[], rules: FormRules): Missing[] {
  if (section === "about") return missingDates(draft, rules);
  if (section === "plan") return missingInPlan(draft);
  if (section === "budget") return missingMoney(draft, rules);
  if (section === "documents") return missingDocuments(documents, rules);
  return [];
}

function missingDates({ about }: Draft, { term }: FormRules): Missing[] {
  const startsOn = parseDay(textIn(about, "startsOn"));
  const endsOn = parseDay(textIn(about, "endsOn"));
  const at = (path: string, code: string, params?: Missing["params"]): Missing => ({
    section: "about",
    path,
    code,
    params,
  });
  const found: Missing[] = [];
  if (startsOn && startsOn < term.earliestStart) found.push(at("startsOn", "dayBefore", { day: term.earliestStart }));
  if (startsOn && startsOn > term.latestEnd) found.push(at("startsOn", "dayAfter", { day: term.latestEnd }));
  if (endsOn && endsOn > term.latestEnd) found.push(at("endsOn", "dayAfter", { day: term.latestEnd }));
  if (startsOn && endsOn && endsOn <= startsOn) found.push(at("endsOn", "endBeforeStart"));
  return found;
}

function missingInPlan({ about, problem, plan }: Draft): Missing[] {
  const from = parseDay(textIn(about, "startsOn"));
  const until = parseDay(textIn(about, "endsOn"));
  const items = rowsIn(plan, "items");
  const days = items.flatMap((row, index) => {
    const startsOn = parseDay(row.startsOn ?? "");
    const endsOn = parseDay(row.endsOn ?? "");
    const at = (path: string, code: string, params?: Missing["params"]): Missing => ({
      section: "plan",
      path: `items.${index}.${path}`,
      code,
      params,
    });
    const found: Missing[] = [];
    if (startsOn && from && startsOn < from) found.push(at("startsOn", "dayBefore", { day: from }));
    if (startsOn && until && startsOn > until) found.push(at("startsOn", "dayAfter", { day: until }));
    if (endsOn && until && endsOn > until) found.push(at("endsOn", "dayAfter", { day: until }));
    if (startsOn && endsOn && endsOn < startsOn) found.push(at("endsOn", "endBeforeStart"));
    return found;
  });
  const covered = new Set(items.map((row) => row.task));
  const bare = tasksOf(textIn(problem, "tasks")).filter((task) => !covered.has(task));
  return [
    ...days,
    ...bare.map((task): Missing => ({ section: "plan", path: "items", code: "taskWithoutEvent", params: { task } })),
  ];
}

function missingMoney({ budget }: Draft, rules: FormRules): Missing[] {
  const lines = rowsIn(budget, "lines");
  const sums = totals(lines);
  const at = (code: string, params: Missing["params"], path = "lines"): Missing => ({
    section: "budget",
    path,
    code,
    params,
  });
  const found = sums.lines.flatMap((line, index) =>
    line && line.requested < 0n ? [at("ownOverTotal", undefined, `lines.${index}.own`)] : [],
  );
  if (lines.length === 0 || sums.lines.includes(null)) return found;
  const { min, max } = rules.grant;
  if (sums.requested < BigInt(min)) found.push(at("requestedTooSmall", { sum: min }));
  if (sums.requested > BigInt(max)) found.push(at("requestedTooLarge", { sum: max }));
  if (sums.own * 10_000n < sums.total * BigInt(rules.ownShareMinBp)) {
    found.push(at("ownShareTooSmall", { bp: rules.ownShareMinBp }));
  }
  for (const { key, title, maxShareBp } of rules.budget.categories) {
    if (maxShareBp === undefined) continue;
    if ((sums.byCategory.get(key) ?? 0n) * 10_000n > sums.requested * BigInt(maxShareBp)) {
      found.push(at("categoryOverCap", { title, bp: maxShareBp }));
    }
  }
  return found;
}

function missingDocuments(documents: readonly string[], rules: FormRules): Missing[] {
  return rules.requiredDocuments
    .filter(({ key, required }) => required && !documents.includes(key))
    .map(({ key }): Missing => ({ section: "documents", path: key, code: "fileRequired" }));
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
  return template.sections.map(({ key }) => {
    const touched = key === "documents" ? documents.length > 0 : draft[key] !== undefined;
    const ready = !gaps.some(({ section }) => section === key);
    if (!touched && !(ready && key === "documents")) return { section: key, mark: "empty" };
    return { section: key, mark: ready ? "ready" : "started" };
  });
}
