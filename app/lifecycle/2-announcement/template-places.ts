import type { FormTemplate, TemplateField } from "./form-template";

/** The field at `section.field`, or undefined. */
export function fieldAt(template: FormTemplate, at: string): TemplateField | undefined {
  const [key, name] = at.split(".");
  return template.sections.find((one) => one.key === key)?.fields.find((one) => one.key === name);
}

/** The column at `section.list.column`, or undefined. */
export function columnAt(template: FormTemplate, at: string): TemplateField | undefined {
  const [section, list, name] = at.split(".");
  return fieldAt(template, `${section}.${list}`)?.columns?.find(({ key }) => key === name);
}

/** The form with other columns in the list that a place, `section.list` or deeper, stands in. */
export function withColumns(
  template: FormTemplate,
  at: string,
  change: (columns: TemplateField[]) => TemplateField[],
): FormTemplate {
  const [section, list] = at.split(".");
  const changed = (field: TemplateField) =>
    field.key === list && field.columns ? { ...field, columns: change(field.columns) } : field;
  return {
    ...template,
    sections: template.sections.map((one) => (one.key === section ? { ...one, fields: one.fields.map(changed) } : one)),
  };
}

/** A key that none of these is: `section1`, `section2`, … */
export function freeKey(taken: readonly string[], stem: string): string {
  let number = 1;
  while (taken.includes(`${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}
