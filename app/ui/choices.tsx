import type { ReactNode } from "react";
import { useField } from "./form";

export type Option = { value: string; label: string; hint?: ReactNode; disabled?: boolean };

type ChoicesProps = {
  name: string;
  type: "radio" | "checkboxes";
  options: readonly Option[];
  value?: string | readonly string[] | null;
  disabled?: boolean;
  /** Side by side, for short answers such as yes and no. */
  row?: boolean;
};

/** The radio buttons or checkboxes of one field; the first one carries the field's id, so that the summary can link to it. */
export function Choices({ name, type, options, value, disabled, row }: ChoicesProps) {
  const { id, typed, answered } = useField(name);
  const before = Array.isArray(value) ? value : [value];
  const chosen: readonly unknown[] = answered ? (typed ?? []) : before;
  return (
    <div className={row ? "choices choices-row" : "choices"}>
      {options.map((option, index) => {
        const own = index === 0 ? id : `${id}-${index}`;
        return (
          <div className="choice" key={option.value}>
            <input
              type={type === "radio" ? "radio" : "checkbox"}
              id={own}
              name={type === "radio" ? name : `${name}[]`}
              value={option.value}
              defaultChecked={chosen.includes(option.value)}
              disabled={disabled || option.disabled}
              aria-describedby={option.hint ? `${own}-hint` : undefined}
            />
            <label htmlFor={own}>{option.label}</label>
            {option.hint ? (
              <div className="hint" id={`${own}-hint`}>
                {option.hint}
              </div>
            ) : null}
          </div>
        );
      })}
    </div>
  );
}
