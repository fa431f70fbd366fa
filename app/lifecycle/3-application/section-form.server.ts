import { made, type Outcome, refused } from "~/lifecycle/outcome";
import type { TemplateSection } from "../2-announcement/form-template";
import { readSection, type SectionDraft } from "./draft";

/** A section as a page posts it: its fields, and which button was pressed. */
export type PostedSection = {
  version: number;
  data: SectionDraft;
  /** A row button: nothing is saved, the page comes again with a row more or less. */
  row: string | null;
  /** "Save and go on". */
  next: boolean;
};

/**
 * Reads a posted section by its form: nothing is checked but that the fields are the form's own. Refuses `badInput`.
 */
export async function readSectionForm(request: Request, section: TemplateSection): Promise<Outcome<PostedSection>> {
  const typed: [string, string][] = [];
  let [version, row, next] = ["", null as string | null, false];
  for (const [name, value] of await request.formData()) {
    if (typeof value !== "string") return refused("badInput");
    if (name === "version") version = value;
    else if (name === "row") row = value;
    else if (name === "next") next = true;
    else typed.push([name, value]);
  }
  const data = readSection(section, typed);
  return data && /^\d{1,9}$/.test(version) ? made({ version: Number(version), data, row, next }) : refused("badInput");
}
