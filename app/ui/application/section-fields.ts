import type { LiveWords } from "~/enhance/live-words";
import { asksColumn, type LineKind, type TemplateField } from "~/lifecycle/2-announcement/form-template";
import { MAX_ROWS, type Row, rowsToShow, type SectionDraft, textIn } from "~/lifecycle/3-application/draft";
import { rowsCounted } from "~/text/counted";
import { calculatedText, lineSumText } from "~/text/live";
import type { Lang, Text } from "~/text/text";
import type { FieldError } from "../form-answer";
import { html, type Markup } from "../markup";
import { fieldWords } from "../words";
import { type Choices, drawControl, drawUnits } from "./section-controls";

/** What a section is drawn from. */
export type Drawing = {
  t: Text;
  lang: Lang;
  errors: Record<string, FieldError>;
  choices: Choices;
  sums: readonly ({ total: string; requested: string } | null)[];
  /** What somebody else saved in a field meanwhile, by the field's name. */
  theirs?: Record<string, Markup>;
  /** What is to be looked at once more, by the field's name. */
  doubts: Readonly<Record<string, string>>;
  /** Keys of the questions that are not asked as things stand: they are on the page for its script to show. */
  hidden: readonly string[];
  /** What calculated fields come to. */
  calculated: Readonly<Record<string, string>>;
};

/** The fields of a section: as text, since a budget of twenty lines has hundreds of elements. */
export function drawSection(fields: readonly TemplateField[], values: SectionDraft, drawing: Drawing): Markup {
  const drawn = fields.map((field) => {
    if (field.kind === "rows") return drawRows(field, values, drawing);
    if (field.kind === "calculated") return drawCalculated(field, drawing);
    const draw = field.kind === "choices" ? drawChoices : drawField;
    return draw(field, field.key, textIn(values, field.key), drawing);
  });
  return html`${drawUnits(fields)}${drawn}`;
}

/** The words that name a field in the summary of errors: `lines.2.price` is "Цена, строка 3". */
export function labelOf(fields: readonly TemplateField[], path: string, t: Text): string {
  const [key, index, column] = path.split(".");
  const field = fields.find((one) => one.key === key);
  const inner = field?.columns?.find((one) => one.key === column);
  return inner ? `${inner.label}, ${t.application.form.row(Number(index) + 1).toLowerCase()}` : (field?.label ?? "");
}

function drawRows(field: TemplateField, values: SectionDraft, drawing: Drawing): Markup {
  const { t, errors } = drawing;
  const rows = rowsToShow(field, values);
  const error = errors[field.key];
  const id = `f-${field.key}`;
  return html`<div class="rows${error && " rows-bad"}" id="${id}" data-list="${field.key}" tabindex="-1"${isHidden(field.key, drawing)}>
<h2>${field.label}</h2>
${drawRowLimits(field, rows.length, drawing)}
${error && html`<p class="field-error">${fieldWords(t, error)}</p>`}
${rows.map((row, index) => drawRow(field, row, index, drawing))}
<p${rows.length >= mostRows(field) && HIDDEN}><button type="submit" class="button button-plain" name="row" value="add:${field.key}" formaction="#${id}.${rows.length}">${t.application.form.addRow}</button></p>
</div>`;
}

/** How many rows there may be and are, and how long the answers in them may be, told once for the whole list. */
function drawRowLimits(field: TemplateField, rows: number, { t, lang }: Drawing): Markup {
  const [min, max] = [field.minRows ?? 0, mostRows(field)];
  const long = (field.columns ?? []).flatMap(({ label, limit }) =>
    limit ? [`${label} — ${t.common.limit(limit).toLowerCase()}`] : [],
  );
  return html`<p class="hint" data-rows="${min}-${max}" aria-live="polite">${rowsCounted(rows, { min, max }, lang)}</p>
${long.length > 0 && html`<p class="hint">${long.join("; ")}</p>`}`;
}

function mostRows({ maxRows = MAX_ROWS }: TemplateField): number {
  return Math.min(maxRows, MAX_ROWS);
}

function drawRow(field: TemplateField, row: Row & { id: string }, index: number, drawing: Drawing): Markup {
  const words = drawing.t.application.form;
  const kind = kindOfLine(field, row);
  const sum = field.means === "budget" ? drawing.sums[index] : undefined;
  const place = `${field.key}.${index}`;
  return html`<fieldset class="row-card" id="f-${place}" tabindex="-1">
<legend>${words.row(index + 1)}</legend>
<input type="hidden" name="${place}.id" value="${row.id}">
<div class="row-grid">${field.columns?.map((column) =>
    drawField(
      kind ? namedFor(kind, column, drawing.t) : column,
      `${place}.${column.key}`,
      row[column.key] ?? "",
      drawing,
      kind && !asksColumn(kind, column.key),
    ),
  )}</div>
${sum && html`<p class="row-sum">${lineSumText(words, sum, drawing.lang)}</p>`}
<button type="submit" class="button button-link button-small" name="row" value="remove:${field.key}:${index}" formaction="#f-${field.key}" aria-label="${words.removeRowOf(index + 1)}">${words.removeRow}</button>
</fieldset>`;
}

/** How a line of a budget is counted, by its category; undefined for rows that are not counted. */
function kindOfLine(field: TemplateField, row: Row): LineKind | undefined {
  if (field.means !== "budget") return undefined;
  const category = field.columns?.find(({ kind }) => kind === "category");
  return category?.options?.find(({ key }) => key === row[category.key])?.line ?? "plain";
}

/** What the columns of a budget are called in lines of each kind; null when all its lines are counted alike. */
export function lineLabels(fields: readonly TemplateField[], t: Text): LiveWords["labels"] {
  const columns = fields.find(({ means }) => means === "budget")?.columns ?? [];
  if (!columns.some(({ options }) => options?.some(({ line }) => line))) return null;
  const kinds = Object.keys(t.application.lines) as LineKind[];
  const named = (kind: LineKind) =>
    Object.fromEntries(columns.map((column) => [column.key, labelText(namedFor(kind, column, t), t)]));
  return Object.fromEntries(kinds.map((kind) => [kind, named(kind)])) as LiveWords["labels"];
}

/** A column under the name that it has in lines counted in this way: a price is a salary in a payroll. */
function namedFor(kind: LineKind, column: TemplateField, t: Text): TemplateField {
  const labels: Partial<Record<string, string>> = t.application.lines[kind];
  return labels[column.key] ? { ...column, label: labels[column.key]! } : column;
}

function drawCalculated(field: TemplateField, drawing: Drawing): Markup {
  const { t, lang, calculated } = drawing;
  const value = calculated[field.key] ?? "";
  return html`<div class="field" id="f-${field.key}"${isHidden(field.key, drawing)}>
<div class="label">${field.label}</div>
${field.hint && html`<div class="hint">${field.hint}</div>`}
<output class="row-sum">${calculatedText(field, value, { lang, none: t.common.notSet })}</output>
</div>`;
}

const HIDDEN = html` hidden=""`;

/** Not asked as things stand. */
function isHidden(name: string, { hidden }: Drawing): Markup | false {
  return hidden.includes(name) && HIDDEN;
}

/** Several choices: each box sends its key, and the empty field before them says that none is left. */
function drawChoices(field: TemplateField, name: string, value: string, drawing: Drawing): Markup {
  const { t, errors, theirs } = drawing;
  const id = `f-${name}`;
  const error = errors[name];
  const chosen = value.split(",");
  return html`<fieldset class="field${error && " field-bad"}" id="${id}" tabindex="-1"${isHidden(name, drawing)}>
<legend class="label">${labelText(field, t)}</legend>
${field.hint && html`<div class="hint">${field.hint}</div>`}
${error && html`<p class="field-error">${fieldWords(t, error)}</p>`}
<input type="hidden" name="${name}" value="">
${field.options?.map(
  ({ key, title }) => html`<div class="choice">
<input type="checkbox" id="${id}-${key}" name="${name}" value="${key}"${chosen.includes(key) && html` checked=""`}>
<label for="${id}-${key}">${title}</label>
</div>`,
)}
${theirs?.[name]}
</fieldset>`;
}

function drawField(
  field: TemplateField,
  name: string,
  value: string,
  drawing: Drawing,
  isNotAsked = drawing.hidden.includes(name),
): Markup {
  const { t, errors } = drawing;
  const id = `f-${name}`;
  const error = errors[name];
  const inRow = name !== field.key;
  const limit = field.limit && !inRow ? t.common.limit(field.limit) : "";
  const hint = [field.hint, limit].filter(Boolean).join(". ");
  const describedBy = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  const shared = html`id="${id}" name="${name}"${field.required && html` aria-required="true"`}${error && html` aria-invalid="true"`}${describedBy && html` aria-describedby="${describedBy}"`}`;
  return html`<div class="field kind-${field.kind}${error && " field-bad"}"${isNotAsked && HIDDEN}>
<label class="label" for="${id}">${labelText(field, t)}</label>
${hint && html`<div class="hint" id="${id}-hint">${hint}</div>`}
${error && html`<p class="field-error" id="${id}-error">${fieldWords(t, error)}</p>`}
${drawing.doubts[name] && html`<p class="field-doubt">${drawing.doubts[name]}</p>`}
${drawControl(field, value, drawing, shared)}
${drawing.theirs?.[name]}
</div>`;
}

function labelText({ label, required }: TemplateField, t: Text): string {
  return required ? label : `${label} (${t.common.optional})`;
}
