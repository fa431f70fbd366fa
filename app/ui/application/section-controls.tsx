import type { ReactElement } from "react";
import type { TemplateField } from "~/lifecycle/2-announcement/form-template";
import { okei } from "~/text/ru/okei";
import type { Text } from "~/text/text";
import { type Option, optionText } from "../option-text";

/** What choices are offered where the form takes them from the rules or from other answers. */
export type Choices = { directions: readonly Option[]; categories: readonly Option[]; tasks: readonly string[] };

/** What every control of a field carries. */
export type Shared = { id: string; name: string } & Record<`aria-${string}`, boolean | string | undefined>;

/** The control that an answer is typed or chosen with; a plain function, as all that draws a section. */
export function drawControl(
  field: TemplateField,
  value: string,
  { choices, t }: { choices: Choices; t: Text },
  shared: Shared,
): ReactElement {
  const { kind, limit, options = [] } = field;
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
