import type { ReactElement } from "react";
import { asksColumn, type LineKind, type TemplateField } from "~/lifecycle/2-announcement/form-template";
import { type Row, rowsToShow, type SectionDraft, textIn } from "~/lifecycle/3-application/draft";
import { formatMoney, formatNumber } from "~/text/format";
import { okei } from "~/text/ru/okei";
import type { Lang, Text } from "~/text/text";
import type { FieldError } from "../form-answer";
import { type Option, optionText } from "../option-text";
import { fieldWords } from "../words";

/** What a section is drawn from. */
export type Drawing = {
  t: Text;
  lang: Lang;
  errors: Record<string, FieldError>;
  choices: { directions: readonly Option[]; categories: readonly Option[]; tasks: readonly string[] };
  sums: readonly ({ total: string; requested: string } | null)[];
  /** What somebody else saved in a field meanwhile, by the field's name. */
  theirs?: Record<string, ReactElement>;
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

const hasUnits = ({ kind, columns }: TemplateField): boolean => kind === "unit" || (columns?.some(hasUnits) ?? false);

/** The units of ОКЕИ that a field of units offers, once for the whole section. */
export function drawUnits(fields: readonly TemplateField[]): ReactElement | null {
  if (!fields.some(hasUnits)) return null;
  return (
    <datalist id="units">
      {okei.map(({ name }) => (
        <option value={name} key={name} />
      ))}
    </datalist>
  );
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
  const sum = field.columns?.some(({ kind }) => kind === "money") ? drawing.sums[index] : undefined;
  return (
    <fieldset className="row-card" id={`f-${field.key}.${index}`} tabIndex={-1} key={row.id}>
      <legend>{words.row(index + 1)}</legend>
      <input type="hidden" name={`${field.key}.${index}.id`} value={row.id} />
      <div className="row-grid">
        {field.columns?.map((column) =>
          kind && !asksColumn(kind, column.key)
            ? null
            : drawField(
                kind ? namedFor(kind, column, drawing.t) : column,
                `${field.key}.${index}.${column.key}`,
                row[column.key] ?? "",
                drawing,
              ),
        )}
      </div>
      {sum ? (
        <p className="row-sum">
          {`${words.lineTotal}: ${formatMoney(sum.total, drawing.lang)}, ${words.lineRequested} ${formatMoney(sum.requested, drawing.lang)}`}
        </p>
      ) : null}
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

/** A column under the name that it has in lines counted in this way: a price is a salary in a payroll. */
function namedFor(kind: LineKind, column: TemplateField, t: Text): TemplateField {
  const labels: Partial<Record<string, string>> = t.application.lines[kind];
  return labels[column.key] ? { ...column, label: labels[column.key]! } : column;
}

function drawCalculated(field: TemplateField, { t, lang, calculated }: Drawing): ReactElement {
  const value = calculated[field.key] ?? "";
  return (
    <div className="field" key={field.key} id={`f-${field.key}`}>
      <div className="label">{field.label}</div>
      {field.hint ? <div className="hint">{field.hint}</div> : null}
      <output className="row-sum">{value === "" ? t.common.notSet : calculatedText(field, value, lang)}</output>
    </div>
  );
}

function calculatedText({ shows }: TemplateField, value: string, lang: Lang): string {
  if (shows === "money") return formatMoney(value, lang);
  return shows === "percent" ? `${formatNumber(value, lang)}\u00a0%` : formatNumber(value, lang);
}

/** Several choices: each box sends its key, and the empty field before them says that none is left. */
function drawChoices(field: TemplateField, name: string, value: string, { t, errors, theirs }: Drawing): ReactElement {
  const id = `f-${name}`;
  const error = errors[name];
  const chosen = value.split(",");
  return (
    <fieldset className={error ? "field field-bad" : "field"} id={id} tabIndex={-1} key={name}>
      <legend className="label">{field.required ? field.label : `${field.label} (${t.common.optional})`}</legend>
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

function drawField(field: TemplateField, name: string, value: string, drawing: Drawing): ReactElement {
  const { t, errors } = drawing;
  const id = `f-${name}`;
  const error = errors[name];
  const inRow = name !== field.key;
  const limit = field.limit && !inRow ? t.common.limit(field.limit) : "";
  const hint = [field.hint, limit].filter(Boolean).join(". ");
  const describedBy = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined;
  return (
    <div className={`field kind-${field.kind}${error ? " field-bad" : ""}`} key={name}>
      <label className="label" htmlFor={id}>
        {field.required ? field.label : `${field.label} (${t.common.optional})`}
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

type Shared = { id: string; name: string } & Record<`aria-${string}`, boolean | string | undefined>;

function drawControl(field: TemplateField, value: string, drawing: Drawing, shared: Shared): ReactElement {
  const { kind, limit, options = [] } = field;
  const { choices, t } = drawing;
  if (kind === "longText") {
    const rows = limit && limit > 1000 ? 6 : 3;
    return <textarea {...shared} rows={rows} data-limit={limit} defaultValue={value} />;
  }
  if (kind === "direction") return drawSelect(shared, value, choices.directions, t);
  if (kind === "category") return drawSelect(shared, value, choices.categories, t);
  if (kind === "choice") return drawSelect(shared, value, options, t);
  if (kind === "yesNo") {
    const { yes, no } = t.common;
    const answers = [
      { key: "yes", title: yes },
      { key: "no", title: no },
    ];
    return drawSelect(shared, value, answers, t);
  }
  if (kind === "task")
    return drawSelect(
      shared,
      value,
      choices.tasks.map((task) => ({ key: task, title: task })),
      t,
    );
  if (kind === "day") return <input {...shared} type="date" className="w-m" defaultValue={value} />;
  if (kind === "unit") return <input {...shared} type="text" list="units" data-limit={limit} defaultValue={value} />;
  if (kind === "oktmo")
    return <input {...shared} type="text" inputMode="numeric" className="w-m" defaultValue={value} />;
  if (kind === "money" || kind === "quantity" || kind === "number") {
    return <input {...shared} type="text" inputMode="decimal" className="w-m" defaultValue={value} />;
  }
  return <input {...shared} type="text" data-limit={limit} defaultValue={value} />;
}

function drawSelect(shared: Shared, value: string, choices: readonly Option[], t: Text): ReactElement {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: every word of it is escaped where it is written.
  return <select {...shared} dangerouslySetInnerHTML={{ __html: optionText(choices, value, t.common.choose) }} />;
}
