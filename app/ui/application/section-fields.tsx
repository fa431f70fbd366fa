import type { ReactElement } from "react";
import type { LiveWords } from "~/enhance/live-words";
import { asksColumn, type LineKind, type TemplateField } from "~/lifecycle/2-announcement/form-template";
import { type Row, rowsToShow, type SectionDraft, textIn } from "~/lifecycle/3-application/draft";
import { calculatedText, lineSumText } from "~/text/live";
import type { Lang, Text } from "~/text/text";
import type { FieldError } from "../form-answer";
import { fieldWords } from "../words";
import { type Choices, drawControl } from "./section-controls";

/** What a section is drawn from. */
export type Drawing = {
  t: Text;
  lang: Lang;
  errors: Record<string, FieldError>;
  choices: Choices;
  sums: readonly ({ total: string; requested: string } | null)[];
  /** What somebody else saved in a field meanwhile, by the field's name. */
  theirs?: Record<string, ReactElement>;
  /** What is to be looked at once more, by the field's name. */
  doubts: Readonly<Record<string, string>>;
  /** Keys of the questions that are not asked as things stand: they are on the page for its script to show. */
  hidden: readonly string[];
  /** What calculated fields come to. */
  calculated: Readonly<Record<string, string>>;
};

/**
 * The fields of a section. Plain functions, not components: a budget of twenty lines has hundreds of elements, and a
 * component for each would double the price of the page.
 */
export function drawSection(fields: readonly TemplateField[], values: SectionDraft, drawing: Drawing): ReactElement[] {
  return fields.map((field) => {
    if (field.kind === "rows") return drawRows(field, values, drawing);
    if (field.kind === "calculated") return drawCalculated(field, drawing);
    const draw = field.kind === "choices" ? drawChoices : drawField;
    return draw(field, field.key, textIn(values, field.key), drawing);
  });
}

/** The words that name a field in the summary of errors: `lines.2.price` is "Цена, строка 3". */
export function labelOf(fields: readonly TemplateField[], path: string, t: Text): string {
  const [key, index, column] = path.split(".");
  const field = fields.find((one) => one.key === key);
  const inner = field?.columns?.find((one) => one.key === column);
  return inner ? `${inner.label}, ${t.application.form.row(Number(index) + 1).toLowerCase()}` : (field?.label ?? "");
}

function drawRows(field: TemplateField, values: SectionDraft, drawing: Drawing): ReactElement {
  const { t, errors } = drawing;
  const words = t.application.form;
  const rows = rowsToShow(field, values);
  const error = errors[field.key];
  return (
    <div
      className={error ? "rows rows-bad" : "rows"}
      id={`f-${field.key}`}
      data-list={field.key}
      tabIndex={-1}
      hidden={isHidden(field.key, drawing)}
      key={field.key}
    >
      <h2>{field.label}</h2>
      {error ? <p className="field-error">{fieldWords(t, error)}</p> : null}
      {rows.map((row, index) => drawRow(field, row, index, drawing))}
      <p>
        <button
          type="submit"
          className="button button-plain"
          name="row"
          value={`add:${field.key}`}
          formAction={`#f-${field.key}.${rows.length}`}
        >
          {words.addRow}
        </button>
      </p>
    </div>
  );
}

function drawRow(field: TemplateField, row: Row & { id: string }, index: number, drawing: Drawing): ReactElement {
  const words = drawing.t.application.form;
  const kind = kindOfLine(field, row);
  const sum = field.means === "budget" ? drawing.sums[index] : undefined;
  return (
    <fieldset className="row-card" id={`f-${field.key}.${index}`} tabIndex={-1} key={row.id}>
      <legend>{words.row(index + 1)}</legend>
      <input type="hidden" name={`${field.key}.${index}.id`} value={row.id} />
      <div className="row-grid">
        {field.columns?.map((column) =>
          drawField(
            kind ? namedFor(kind, column, drawing.t) : column,
            `${field.key}.${index}.${column.key}`,
            row[column.key] ?? "",
            drawing,
            kind && !asksColumn(kind, column.key),
          ),
        )}
      </div>
      {sum ? <p className="row-sum">{lineSumText(words, sum, drawing.lang)}</p> : null}
      <button
        type="submit"
        className="button button-link button-small"
        name="row"
        value={`remove:${field.key}:${index}`}
        formAction={`#f-${field.key}`}
        aria-label={words.removeRowOf(index + 1)}
      >
        {words.removeRow}
      </button>
    </fieldset>
  );
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

function drawCalculated(field: TemplateField, drawing: Drawing): ReactElement {
  const { t, lang, calculated } = drawing;
  const value = calculated[field.key] ?? "";
  return (
    <div className="field" key={field.key} id={`f-${field.key}`} hidden={isHidden(field.key, drawing)}>
      <div className="label">{field.label}</div>
      {field.hint ? <div className="hint">{field.hint}</div> : null}
      <output className="row-sum">{calculatedText(field, value, { lang, none: t.common.notSet })}</output>
    </div>
  );
}

/** Not asked as things stand; undefined, not false, so that most fields carry nothing for it. */
function isHidden(name: string, { hidden }: Drawing): true | undefined {
  return hidden.includes(name) || undefined;
}

/** Several choices: each box sends its key, and the empty field before them says that none is left. */
function drawChoices(field: TemplateField, name: string, value: string, drawing: Drawing): ReactElement {
  const { t, errors, theirs } = drawing;
  const id = `f-${name}`;
  const error = errors[name];
  const chosen = value.split(",");
  return (
    <fieldset
      className={error ? "field field-bad" : "field"}
      id={id}
      tabIndex={-1}
      hidden={isHidden(name, drawing)}
      key={name}
    >
      <legend className="label">{labelText(field, t)}</legend>
      {field.hint ? <div className="hint">{field.hint}</div> : null}
      {error ? <p className="field-error">{fieldWords(t, error)}</p> : null}
      <input type="hidden" name={name} value="" />
      {field.options?.map(({ key, title }) => (
        <div className="choice" key={key}>
          <input type="checkbox" id={`${id}-${key}`} name={name} value={key} defaultChecked={chosen.includes(key)} />
          <label htmlFor={`${id}-${key}`}>{title}</label>
        </div>
      ))}
      {theirs?.[name]}
    </fieldset>
  );
}

function drawField(
  field: TemplateField,
  name: string,
  value: string,
  drawing: Drawing,
  isNotAsked = drawing.hidden.includes(name),
): ReactElement {
  const { t, errors } = drawing;
  const id = `f-${name}`;
  const error = errors[name];
  const inRow = name !== field.key;
  const limit = field.limit && !inRow ? t.common.limit(field.limit) : "";
  const hint = [field.hint, limit].filter(Boolean).join(". ");
  const describedBy = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined;
  return (
    <div className={`field kind-${field.kind}${error ? " field-bad" : ""}`} hidden={isNotAsked || undefined} key={name}>
      <label className="label" htmlFor={id}>
        {labelText(field, t)}
      </label>
      {hint ? (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      ) : null}
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          {fieldWords(t, error)}
        </p>
      ) : null}
      {drawing.doubts[name] ? <p className="field-doubt">{drawing.doubts[name]}</p> : null}
      {drawControl(field, value, drawing, {
        id,
        name,
        "aria-required": field.required || undefined,
        "aria-invalid": error ? true : undefined,
        "aria-describedby": describedBy,
      })}
      {drawing.theirs?.[name]}
    </div>
  );
}

function labelText({ label, required }: TemplateField, t: Text): string {
  return required ? label : `${label} (${t.common.optional})`;
}
