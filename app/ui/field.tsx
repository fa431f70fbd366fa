import type { ReactNode } from "react";
import { Choices, type Option } from "./choices";
import { useField } from "./form";
import { usePage } from "./page";
import { fieldWords } from "./words";

export type { Option };

type Common = {
  /** Dotted name, as in the schema: `budget.3.price`. */
  name: string;
  label: string;
  hint?: ReactNode;
  /** True unless said otherwise; optional fields are marked in words. */
  required?: boolean;
  /** Needed in some cases, which the hint says: not marked as optional either. */
  sometimes?: boolean;
  /** What stands in the field before anybody typed. */
  value?: string | number | null;
  disabled?: boolean;
  autoComplete?: string;
  /** How wide the box is, so that its size says what is expected. */
  width?: "s" | "m" | "l" | "full";
  /** Hides the label from sight only, for cells of a table. */
  quiet?: boolean;
};

type Input = Common & {
  type?: "text" | "email" | "password" | "number" | "tel" | "url" | "date" | "datetime" | "money" | "search";
  inputMode?: "text" | "numeric" | "decimal";
  min?: string | number;
  max?: string | number;
  step?: string | number;
  /** Characters allowed: said in words under the field; the server checks it. */
  limit?: number;
  /** Words after the box, such as a unit. */
  unit?: string;
};
type Area = Common & { type: "textarea"; rows?: number; limit?: number };
type Select = Common & { type: "select"; options: readonly Option[]; empty?: string };
type Group<Kind extends string> = Omit<Common, "value"> & {
  type: Kind;
  options: readonly Option[];
  value?: string | readonly string[] | null;
  row?: boolean;
};
type Checkbox = Omit<Common, "value"> & { type: "checkbox"; value?: boolean; checkedValue?: string };
type File = Common & { type: "file"; accept?: string; multiple?: boolean };

export type FieldProps = Input | Area | Select | Group<"radio"> | Group<"checkboxes"> | Checkbox | File;

/**
 * One field of a form: label, hint, what is wrong, and the control, tied together for assistive technology.
 * What was typed comes back from the form's answer; `value` is shown before that.
 */
export function Field(props: FieldProps) {
  const { t } = usePage();
  const { id, error } = useField(props.name);
  const { label, hint, required = true, sometimes, quiet } = props;
  const limit = "limit" in props && props.limit ? t.common.limit(props.limit) : null;
  const hints = hint || limit;
  const describedBy = [hints ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined;
  const optional =
    required || sometimes || error?.code === "required" ? null : (
      <span className="optional"> ({t.common.optional})</span>
    );
  const below = (
    <>
      {hints ? (
        <div className="hint" id={`${id}-hint`}>
          {hint}
          {hint && limit ? ". " : null}
          {limit}
        </div>
      ) : null}
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          <span className="sr">{t.common.error}: </span>
          {fieldWords(t, error)}
        </p>
      ) : null}
    </>
  );
  const className = `field${error ? " field-bad" : ""}`;

  if (props.type === "radio" || props.type === "checkboxes") {
    return (
      <fieldset className={className} aria-describedby={describedBy}>
        <legend className={quiet ? "sr" : "label"}>
          {label}
          {optional}
        </legend>
        {below}
        <Choices {...props} />
      </fieldset>
    );
  }
  if (props.type === "checkbox") {
    return (
      <div className={className}>
        <CheckboxControl {...props} describedBy={describedBy} />
        {below}
      </div>
    );
  }
  return (
    <div className={className}>
      <label className={quiet ? "sr" : "label"} htmlFor={id}>
        {label}
        {optional}
      </label>
      {below}
      <Control {...props} describedBy={describedBy} />
    </div>
  );
}

type Described = { describedBy: string | undefined };

function CheckboxControl({
  name,
  label,
  required = true,
  value,
  checkedValue = "on",
  disabled,
  describedBy,
}: Checkbox & Described) {
  const { id, error, typed, answered } = useField(name);
  const checked = answered ? (typed?.includes(checkedValue) ?? false) : (value ?? false);
  return (
    <div className="choice">
      <input
        type="checkbox"
        id={id}
        name={name}
        value={checkedValue}
        defaultChecked={checked}
        disabled={disabled}
        aria-required={required || undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy}
      />
      <label htmlFor={id}>{label}</label>
    </div>
  );
}

function Control(props: (Input | Area | Select | File) & Described) {
  const { t } = usePage();
  const { id, error, typed } = useField(props.name);
  const value = typed?.[0] ?? (props.value === null || props.value === undefined ? "" : String(props.value));
  const shared = {
    id,
    name: props.name,
    disabled: props.disabled,
    autoComplete: props.autoComplete,
    "aria-required": props.required === false ? undefined : true,
    "aria-invalid": error ? true : undefined,
    "aria-describedby": props.describedBy,
  };
  const width = `w-${props.width ?? usualWidth(props.type)}`;

  if (props.type === "textarea") {
    return (
      <textarea {...shared} className={width} rows={props.rows ?? 5} data-limit={props.limit} defaultValue={value} />
    );
  }
  if (props.type === "select") {
    return (
      <select {...shared} className={width} defaultValue={value}>
        <option value="">{props.empty ?? t.common.choose}</option>
        {props.options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    );
  }
  if (props.type === "file") {
    return <input {...shared} type="file" className={width} accept={props.accept} multiple={props.multiple} />;
  }
  const unit = props.unit ?? (props.type === "money" ? t.common.roubles : null);
  const input = (
    <input
      {...shared}
      {...nativeType(props.type)}
      {...(props.inputMode ? { inputMode: props.inputMode } : {})}
      className={width}
      min={props.min}
      max={props.max}
      step={props.step}
      data-limit={props.limit}
      defaultValue={props.type === "password" ? undefined : value}
    />
  );
  return unit ? (
    <span className="with-unit">
      {input}
      <span className="unit">{unit}</span>
    </span>
  ) : (
    input
  );
}

function usualWidth(type: FieldProps["type"]): string {
  if (type === "number") return "s";
  if (type === "money" || type === "date" || type === "tel") return "m";
  if (type === "datetime") return "m";
  return type === "textarea" ? "full" : "l";
}

/** Money and numbers are text with a keypad: `type=number` loses what was typed when it does not parse. */
function nativeType(type: Input["type"]): { type: string; inputMode?: "numeric" | "decimal" } {
  if (type === "money" || type === "number") return { type: "text", inputMode: "decimal" };
  if (type === "datetime") return { type: "datetime-local" };
  return { type: type ?? "text" };
}
