import type { FieldKind, FormTemplate } from "../2-announcement/form-template";
import type { BlindMode } from "../2-announcement/rules";
import { type ApplicationContent, projectOf } from "../3-application/content";
import { type ReadField, type ReadSection, sectionsFor } from "../3-application/reading";
import type { BlindContent } from "./copy";

type Redaction = {
  blind: BlindMode;
  template: FormTemplate;
  /** Hides an applicant in free text; asked in double mode only. */
  mask: (text: string) => string;
};

/** What people write in their own words. The rest is numbers, days and choices: a sum may happen to look like a telephone. */
const FREE: readonly FieldKind[] = ["text", "longText", "task"];

/**
 * The review copy of a submitted application (design.md §4): what the form lets experts read. In double mode fields that
 * the form marks as identifying are dropped, with the applicant, and free text is masked.
 */
export function blindContent(content: ApplicationContent, { blind, template, mask }: Redaction): BlindContent {
  const isDouble = blind === "double";
  const { applicant } = content;
  const { title } = projectOf(content, template);
  const sections = sectionsFor({ audience: "expert", isBlind: isDouble }, content, template);
  return {
    title: isDouble ? mask(title) : title,
    sections: isDouble ? sections.map((section) => maskedSection(section, mask)) : sections,
    applicant: isDouble ? null : { fullName: applicant.fullName, locality: applicant.locality },
  };
}

function maskedSection(section: ReadSection, mask: (text: string) => string): ReadSection {
  return { ...section, fields: section.fields.map((field) => maskedField(field, mask)) };
}

function maskedField(field: ReadField, mask: (text: string) => string): ReadField {
  if (field.kind !== "rows") return FREE.includes(field.kind) ? { ...field, value: mask(field.value) } : field;
  const free = field.columns.filter(({ kind }) => FREE.includes(kind)).map(({ key }) => key);
  return {
    ...field,
    rows: field.rows.map((row) => ({
      ...row,
      ...Object.fromEntries(free.map((key) => [key, mask(row[key] ?? "")])),
    })),
  };
}
