import type { TemplateField } from "~/lifecycle/2-announcement/form-template";
import { okei } from "~/text/ru/okei";
import type { Text } from "~/text/text";
import { html, type Markup } from "../markup";
import { type Option, optionText } from "../option-text";

/** What choices are offered where the form takes them from the rules or from other answers. */
export type Choices = { directions: readonly Option[]; categories: readonly Option[]; tasks: readonly string[] };

/**
 * The control that an answer is typed or chosen with.
 * @param shared attributes that every control carries
 */
export function drawControl(
  field: TemplateField,
  value: string,
  { choices, t }: { choices: Choices; t: Text },
  shared: Markup,
): Markup {
  const { kind, limit, options = [] } = field;
  const select = (offered: readonly Option[]) =>
    html`<select ${shared}>${optionText(offered, value, t.common.choose)}</select>`;
  const input = (attributes: Markup) => html`<input ${shared} ${attributes} value="${value}">`;
  const counted = limit !== undefined && html` data-limit="${limit}"`;

  if (kind === "longText") {
    const rows = limit && limit > 1000 ? 6 : 3;
    // A browser drops a line break that stands first in a textarea.
    const text = value.startsWith("\n") ? `\n${value}` : value;
    return html`<textarea ${shared} rows="${rows}"${counted}>${text}</textarea>`;
  }
  if (kind === "direction") return select(choices.directions);
  if (kind === "category") return select(choices.categories);
  if (kind === "choice") return select(options);
  if (kind === "task") return select(choices.tasks.map((task) => ({ key: task, title: task })));
  if (kind === "yesNo") return select(["yes" as const, "no" as const].map((key) => ({ key, title: t.common[key] })));
  if (kind === "day") return input(html`type="date" class="w-m"`);
  if (kind === "unit") return input(html`type="text" list="units"${counted}`);
  if (kind === "oktmo") return input(html`type="text" inputmode="numeric" class="w-m"`);
  if (["money", "quantity", "number"].includes(kind)) return input(html`type="text" inputmode="decimal" class="w-m"`);
  return input(html`type="text"${counted}`);
}

const hasUnits = ({ kind, columns }: TemplateField): boolean => kind === "unit" || (columns?.some(hasUnits) ?? false);

/** The units of ОКЕИ that fields of units offer, once for the whole section; null when it has none. */
export function drawUnits(fields: readonly TemplateField[]): Markup | null {
  if (!fields.some(hasUnits)) return null;
  return html`<datalist id="units">${okei.map(({ name }) => html`<option value="${name}"></option>`)}</datalist>`;
}
