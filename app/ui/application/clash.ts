import type { SectionDraft } from "~/lifecycle/3-application/draft";
import type { SectionPage } from "~/lifecycle/3-application/form-page";
import { type Conflict, fieldNameOf } from "~/lifecycle/3-application/merge";
import { formatInstant } from "~/text/format";
import type { Lang, Text } from "~/text/text";
import { html, type Markup } from "../markup";

/** Where somebody else saved another text in the same field, and who and when. */
export type SectionClash = { by: string; at: string; data: SectionDraft; conflicts: Conflict[] };

/** The other texts of a clash by the names of their fields, each to stand under its own. */
export function theirTexts(
  { by, at, data, conflicts }: SectionClash,
  page: SectionPage,
  { t, lang }: { t: Text; lang: Lang },
): Record<string, Markup> {
  const words = t.draft.clash;
  const shown: Record<string, Markup> = {};
  for (const { path, theirs } of conflicts) {
    const name = fieldNameOf(path, data);
    if (!name) continue;
    const from = `${words.theirs}: ${by}, ${formatInstant(at, page.zone, lang)}`;
    shown[name] = html`<div class="clash" data-theirs="${theirs}">
<p class="clash-by">${from}</p>
<p class="typed">${titleOf(page, path, theirs) || words.empty}</p>
</div>`;
  }
  return shown;
}

/** An answer as it is read: the title of a choice, the text of anything else. */
function titleOf({ section, choices }: SectionPage, path: string, value: string): string {
  const [key, id, column] = path.split(".");
  const list = section.fields.find((one) => one.key === key);
  const field = id === undefined ? list : list?.columns?.find((one) => one.key === column);
  const all = [...(field?.options ?? []), ...choices.directions, ...choices.categories];
  const isChosen = field && ["choice", "direction", "category"].includes(field.kind);
  return (isChosen && all.find((one) => one.key === value)?.title) || value;
}
