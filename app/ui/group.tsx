import type { ReactNode } from "react";
import { useField } from "./form";
import { usePage } from "./page";
import { fieldWords } from "./words";

/** Fields that belong together under one heading; `name` shows the error of the whole group (a list, a row). */
export function Group({
  legend,
  hint,
  name,
  children,
}: {
  legend: string;
  hint?: ReactNode;
  name?: string;
  children?: ReactNode;
}) {
  const { t } = usePage();
  const { id, error } = useField(name ?? "");
  const shown = name ? error : undefined;
  return (
    <fieldset className={`group${shown ? " field-bad" : ""}`} id={name ? id : undefined}>
      <legend className="group-legend">{legend}</legend>
      {hint ? <p className="hint">{hint}</p> : null}
      {shown ? (
        <p className="field-error">
          <span className="sr">{t.common.error}: </span>
          {fieldWords(t, shown)}
        </p>
      ) : null}
      {children}
    </fieldset>
  );
}
