import type { FormTemplate } from "../2-announcement/form-template";
import type { Answers } from "./content";
import { isOktmo } from "./typed";

/**
 * The digits that all codes of a territory begin with. A code of ОКТМО is a region of two digits, a municipality of three
 * and settlements of three each; zeros at the end stand for all of what is above them (ОК 033-2013; domain.md §3.2).
 */
export function territoryStart(territory: string): string {
  return territory.replace(/(?:000)+$/, "");
}

/** Whether a code of ОКТМО is that of a territory or of a part of it. */
export function isWithin(code: string, territory: string): boolean {
  return code.replace(/\s/g, "").startsWith(territoryStart(territory));
}

/** The readable codes of ОКТМО in a draft or in answers, wherever the form asks for them. */
export function territoriesIn(template: FormTemplate, answers: Answers): string[] {
  const typed = template.sections.flatMap((section) =>
    section.fields.flatMap(({ key, kind, columns = [] }) => {
      const value = answers[section.key]?.[key];
      if (typeof value === "string") return kind === "oktmo" ? [value] : [];
      const asked = columns.filter((column) => column.kind === "oktmo");
      return (value ?? []).flatMap((row) => asked.map((column) => row[column.key] ?? ""));
    }),
  );
  return typed.filter(isOktmo);
}

/** The municipalities where a project runs: the first 8 digits of its codes, each once, in order (ОК 033-2013). */
export function municipalitiesIn(template: FormTemplate, answers: Answers): string[] {
  const codes = territoriesIn(template, answers).map((code) => code.replace(/\s/g, "").slice(0, 8));
  return [...new Set(codes)].sort();
}
