export type Lang = "ru" | "en";

/** The words for each plural category a language has; English uses `one` and `other`, Russian also `few` and `many`. */
export type PluralForms = { one: string; few?: string; many?: string; other: string };

const rules = { ru: new Intl.PluralRules("ru"), en: new Intl.PluralRules("en") };

/** Picks the words for a whole number: 1 заявка, 2 заявки, 5 заявок. `other` stands in for a form not given. */
export function plural(lang: Lang, n: number, forms: PluralForms): string {
  return forms[rules[lang].select(n) as keyof PluralForms] ?? forms.other;
}
