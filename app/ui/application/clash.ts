import type { SectionDraft } from "~/lifecycle/3-application/draft";
import type { SectionPage } from "~/lifecycle/3-application/form-page";
import { type Conflict, fieldNameOf } from "~/lifecycle/3-application/merge";
import { draftAnswer } from "~/text/answer";
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
<p class="typed">${titleOf(page, path, theirs, lang) || words.empty}</p>
</div>`;
  }
  return shown;
}

/** The other text as it is read. */
function titleOf({ section, choices }: SectionPage, path: string, value: string, lang: Lang): string {
  const [key, id, column] = path.split(".");
  const list = section.fields.find((one) => one.key === key);
  const field = id === undefined ? list : list?.columns?.find((one) => one.key === column);
  const titles = Object.fromEntries(
    [...choices.directions, ...choices.categories].map(({ key, title }) => [key, title]),
  );
  return field ? draftAnswer(field, value, { titles, lang }) : value;
}
