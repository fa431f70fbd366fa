import type { ReactElement } from "react";
import type { TemplateField } from "~/lifecycle/2-announcement/form-template";
import { type Row, rowsToShow, type SectionDraft, textIn } from "~/lifecycle/3-application/draft";
import { formatMoney } from "~/text/format";
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
};

/**
 * The fields of a section. Plain functions, not components: a budget of twenty lines has hundreds of elements, and a
 * component for each would double the price of the page.
 */
export function drawSection(fields: readonly TemplateField[], values: SectionDraft, drawing: Drawing): ReactElement[] {
  return fields.map((field) =>
    field.kind === "rows"
      ? drawRows(field, values, drawing)
      : drawField(field, field.key, textIn(values, field.key), drawing),
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
  const sum = field.columns?.some(({ kind }) => kind === "money") ? drawing.sums[index] : undefined;
  return (
    <fieldset className="row-card" id={`f-${field.key}.${index}`} tabIndex={-1} key={row.id}>
      <legend>{words.row(index + 1)}</legend>
      <input type="hidden" name={`${field.key}.${index}.id`} value={row.id} />
      <div className="row-grid">
        {field.columns?.map((column) =>
          drawField(column, `${field.key}.${index}.${column.key}`, row[column.key] ?? "", drawing),
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
  if (kind === "task")
    return drawSelect(
      shared,
      value,
      choices.tasks.map((task) => ({ key: task, title: task })),
      t,
    );
  if (kind === "day") return <input {...shared} type="date" className="w-m" defaultValue={value} />;
  if (kind === "money" || kind === "quantity") {
    return <input {...shared} type="text" inputMode="decimal" className="w-m" defaultValue={value} />;
  }
  return <input {...shared} type="text" data-limit={limit} defaultValue={value} />;
}

function drawSelect(shared: Shared, value: string, choices: readonly Option[], t: Text): ReactElement {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: every word of it is escaped where it is written.
  return <select {...shared} dangerouslySetInnerHTML={{ __html: optionText(choices, value, t.common.choose) }} />;
}
