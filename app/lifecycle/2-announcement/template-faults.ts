import { type Expression, MAX_DEPTH, MAX_NODES, referencesOf, sizeOf } from "./expression";
import { comparedOptions, isOption } from "./expression-options";
import { type Type, typeOf, typeOfPlace } from "./expression-type";
import {
  audiences,
  DOCUMENTS,
  type FieldKind,
  type FormTemplate,
  listShapes,
  type Meaning,
  meanings,
  namesPeople,
  neededMeanings,
  type TemplateField,
} from "./form-template";
import { placesOf, referencesIn } from "./template-references";

export const templateFaultCodes = [
  "noSections",
  "noDocuments",
  "documentsHaveFields",
  "badKey",
  "reservedKey",
  "repeatedKey",
  "noTitle",
  "emptySection",
  "noLabel",
  "badKind",
  "badLimit",
  "noOptions",
  "noColumns",
  "badRows",
  "meaningNeeded",
  "meaningRepeated",
  "meaningMisfits",
  "columnNeeded",
  "columnTooWide",
  "publicNames",
  "noFormula",
  "tooComplex",
  "unknownReference",
  "unknownOption",
  "wrongType",
  "circle",
  "noTasks",
] as const;
export type TemplateFaultCode = (typeof templateFaultCodes)[number];

/** One thing that is wrong with a form: where, as `section.field.column`, and what, in a code that the catalogs have words for. */
export type TemplateFault = { at: string; code: TemplateFaultCode; params?: Record<string, string | number> };

const KEY = /^[a-z][a-zA-Z0-9]{0,39}$/;
/** Keys that content, addresses or JavaScript use for something else. */
const RESERVED = ["applicant", "version", "row", "next", "finish", "constructor"];
export const MAX_LIMIT = 20_000;
const MAX_ROWS = 200;

/** Everything that is wrong with a form; nothing when a competition can be announced with it. */
export function templateFaults(template: FormTemplate): TemplateFault[] {
  const { sections } = template;
  const documents = sections.find(({ key }) => key === DOCUMENTS);
  return [
    ...when(!sections.some(({ fields }) => fields.length > 0), "noSections", ""),
    ...when(!documents, "noDocuments", ""),
    ...when((documents?.fields.length ?? 0) > 0 || documents?.shownIf !== undefined, "documentsHaveFields", DOCUMENTS),
    ...inKeys(sections, ""),
    ...sections.flatMap(({ key, title, fields }) => [
      ...when(title.trim() === "", "noTitle", key),
      ...when(fields.length === 0 && key !== DOCUMENTS, "emptySection", key),
      ...inKeys(fields, `${key}.`),
      ...fields.flatMap((field) => inField(field, `${key}.${field.key}`)),
    ]),
    ...inMeanings(template),
    ...inExpressions(template),
    ...circles(template),
  ];
}

const when = (
  wrong: boolean,
  code: TemplateFaultCode,
  at: string,
  params?: TemplateFault["params"],
): TemplateFault[] => (wrong ? [{ at, code, ...(params ? { params } : {}) }] : []);

function inKeys(all: readonly { key: string }[], within: string): TemplateFault[] {
  return all.flatMap(({ key }, index) => [
    ...when(!KEY.test(key), "badKey", `${within}${key}`),
    ...when(RESERVED.includes(key), "reservedKey", `${within}${key}`),
    ...when(all.findIndex((one) => one.key === key) < index, "repeatedKey", `${within}${key}`),
  ]);
}

function inField(field: TemplateField, at: string, list?: TemplateField): TemplateFault[] {
  const { kind, label, limit, options, columns, minRows = 0, maxRows = MAX_ROWS, sees = "expert" } = field;
  const isList = kind === "rows";
  return [
    ...when(label.trim() === "", "noLabel", at),
    ...when(list !== undefined && (isList || kind === "calculated"), "badKind", at),
    ...when(limit !== undefined && !(Number.isInteger(limit) && limit > 0 && limit <= MAX_LIMIT), "badLimit", at),
    ...when((kind === "choice" || kind === "choices") && (options ?? []).length < 2, "noOptions", at),
    ...inKeys(kind === "direction" || kind === "category" ? [] : (options ?? []), `${at}.`),
    ...when(isList && (columns ?? []).length === 0, "noColumns", at),
    ...when(isList && !(minRows >= 0 && minRows <= maxRows && maxRows <= MAX_ROWS), "badRows", at),
    ...when((kind === "calculated") !== (field.formula !== undefined), "noFormula", at),
    ...when(list !== undefined && wider(sees, list.sees ?? "expert") && field.sees !== undefined, "columnTooWide", at),
    ...when(namesPeople(field) && sees === "public", "publicNames", at),
    ...(isList
      ? [
          ...inKeys(columns ?? [], `${at}.`),
          ...(columns ?? []).flatMap((one) => inField(one, `${at}.${one.key}`, field)),
        ]
      : []),
  ];
}

function wider(one: (typeof audiences)[number], other: (typeof audiences)[number]): boolean {
  return audiences.indexOf(one) > audiences.indexOf(other);
}

function inMeanings(template: FormTemplate): TemplateFault[] {
  const fields = template.sections.flatMap(({ key, shownIf, fields: all }) =>
    all.map((field) => ({ at: `${key}.${field.key}`, field, isAlways: !shownIf && !field.shownIf })),
  );
  const meant = (meaning: Meaning) => fields.filter(({ field }) => field.means === meaning);
  const needsTasks = fields.some(({ field }) => field.columns?.some(({ kind }) => kind === "task"));
  return [
    ...neededMeanings.flatMap((means) => [
      ...when(meant(means).length === 0, "meaningNeeded", "", { means }),
      ...meant(means).flatMap(({ at, field, isAlways }) =>
        when(!isAlways || !field.required, "meaningNeeded", at, { means }),
      ),
    ]),
    ...when(needsTasks && meant("tasks").length === 0, "noTasks", ""),
    ...fields.flatMap(({ at, field }, index) => {
      const { means } = field;
      if (!means) return [];
      const kinds: readonly FieldKind[] = meanings[means] ?? [];
      return [
        ...when(!kinds.includes(field.kind), "meaningMisfits", at, { means }),
        ...when(fields.findIndex((one) => one.field.means === means) < index, "meaningRepeated", at, { means }),
        ...inShape(field, means, at),
      ];
    }),
  ];
}

function inShape({ columns = [] }: TemplateField, means: Meaning, at: string): TemplateFault[] {
  const shape: Record<string, FieldKind> = means in listShapes ? listShapes[means as keyof typeof listShapes] : {};
  return Object.entries(shape).flatMap(([key, kind]) =>
    when(!columns.some((column) => column.key === key && column.kind === kind), "columnNeeded", `${at}.${key}`),
  );
}

function inExpressions(template: FormTemplate): TemplateFault[] {
  const places = placesOf(template);
  return expressionsOf(template).flatMap(({ at, expression, wanted }) => {
    const { depth, nodes } = sizeOf(expression);
    if (depth > MAX_DEPTH || nodes > MAX_NODES) return when(true, "tooComplex", at);
    const unknown = referencesOf(expression).filter((one) => !places.has(one));
    if (unknown.length > 0) return unknown.flatMap((reference) => when(true, "unknownReference", at, { reference }));
    return [
      ...when(typeOf(expression, (one) => typeOfPlace(places.get(one)!)) !== wanted, "wrongType", at),
      ...comparedOptions(expression)
        .filter(({ reference, option }) => !isOption(places.get(reference)!, option))
        .flatMap((one) => when(true, "unknownOption", at, one)),
    ];
  });
}

type Placed = { at: string; expression: Expression; wanted: Type };

function expressionsOf({ sections, rules = [] }: FormTemplate): Placed[] {
  const conditions = sections.flatMap(({ key, shownIf, fields }) => [
    ...(shownIf ? [{ at: key, expression: shownIf, wanted: "truth" as const }] : []),
    ...fields.flatMap((field): Placed[] => [
      ...(field.shownIf ? [{ at: `${key}.${field.key}`, expression: field.shownIf, wanted: "truth" as const }] : []),
      ...(field.formula ? [{ at: `${key}.${field.key}`, expression: field.formula, wanted: "number" as const }] : []),
    ]),
  ]);
  return [...conditions, ...rules.map(({ at, holds }) => ({ at, expression: holds, wanted: "truth" as const }))];
}

/** Questions whose conditions or calculations lead back to themselves. */
function circles(template: FormTemplate): TemplateFault[] {
  const next = new Map<string, string[]>();
  for (const { from, to, why } of referencesIn(template)) {
    if (why === "rule") continue;
    const [section = "", field] = to.split(".");
    next.set(from, [...(next.get(from) ?? []), section, `${section}.${field}`]);
  }
  for (const { key, fields } of template.sections)
    for (const field of fields) next.set(`${key}.${field.key}`, [...(next.get(`${key}.${field.key}`) ?? []), key]);
  const leadsTo = (from: string, goal: string, seen = new Set<string>()): boolean =>
    (next.get(from) ?? []).some((one) => {
      if (one === goal) return true;
      if (seen.has(one)) return false;
      seen.add(one);
      return leadsTo(one, goal, seen);
    });
  return [...next.keys()].flatMap((key) => when(leadsTo(key, key), "circle", key));
}
