import fc from "fast-check";
import type { FormTemplate, TemplateField } from "~/lifecycle/2-announcement/form-template";
import type { CompetitionRules } from "~/lifecycle/2-announcement/rules";
import type { Draft, Row, SectionDraft } from "~/lifecycle/3-application/draft";

const typedSums = ["", "0", "1", "12,5", "1 000,50", "999999999999,99", "много", "0,005", " 3 ", "15000"];
const typedWords = ["", "Чай", "Штраф за парковку", "Капитальный ремонт", "да,нет", "<b>&\"'"];

/** Whatever somebody may type into a form: sums that can and cannot be read, choices that are and are not there. */
export function anyDraft(template: FormTemplate, rules: CompetitionRules): fc.Arbitrary<Draft> {
  const text = ({ kind, options = [] }: TemplateField): fc.Arbitrary<string> => {
    if (kind === "yesNo") return fc.constantFrom("", "yes", "no");
    if (kind === "category") return fc.constantFrom("", ...rules.budget.categories.map(({ key }) => key));
    if (kind === "choice" || kind === "choices") return fc.constantFrom("", ...options.map(({ key }) => key));
    if (kind === "day") return fc.constantFrom("", "2026-05-01", "01.06.2026", "завтра");
    return fc.constantFrom(...(["money", "quantity", "number"].includes(kind) ? typedSums : typedWords));
  };
  const row = (columns: readonly TemplateField[]): fc.Arbitrary<Row> =>
    fc.record(Object.fromEntries(columns.map((one) => [one.key, text(one)])), {
      requiredKeys: [],
    }) as fc.Arbitrary<Row>;
  const field = (one: TemplateField): fc.Arbitrary<string | Row[]> =>
    one.kind === "rows" ? fc.array(row(one.columns ?? []), { maxLength: 4 }) : text(one);
  const section = (fields: readonly TemplateField[]): fc.Arbitrary<SectionDraft> =>
    fc.record(
      Object.fromEntries(fields.filter(({ kind }) => kind !== "calculated").map((one) => [one.key, field(one)])),
      { requiredKeys: [] },
    ) as fc.Arbitrary<SectionDraft>;
  return fc.record(Object.fromEntries(template.sections.map(({ key, fields }) => [key, section(fields)])), {
    requiredKeys: [],
  });
}
