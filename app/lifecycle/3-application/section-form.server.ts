import { made, type Outcome, refused } from "~/lifecycle/outcome";
import { postedForm } from "~/server/posted-form.server";
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
  /** "Save and say that it is done": the request of a colleague that this fulfils. */
  finish: string | null;
};

/** The fields of a posted section, not compared with any form yet. */
export type PostedFields = Omit<PostedSection, "data"> & { typed: [string, string][] };

/** Reads a posted section by its form: nothing is checked but that the fields are the form's own. Refuses `badInput`. */
export async function readSectionForm(request: Request, section: TemplateSection): Promise<Outcome<PostedSection>> {
  const fields = await readFields(request);
  return fields.ok ? fittedTo(section, fields.value) : fields;
}

/** Reads the fields of a posted section, whatever its form is. Refuses `badInput`. */
export async function readFields(request: Request): Promise<Outcome<PostedFields>> {
  const posted = await postedForm(request);
  if (!posted.ok) return posted;
  const typed: [string, string][] = [];
  let [version, row, next, finish] = ["", null as string | null, false, null as string | null];
  for (const [name, value] of posted.value) {
    if (typeof value !== "string") return refused("badInput");
    if (name === "version") version = value;
    else if (name === "row") row = value;
    else if (name === "next") next = true;
    else if (name === "finish") finish = value;
    else typed.push([name, value]);
  }
  return /^\d{1,9}$/.test(version) ? made({ version: Number(version), typed, row, next, finish }) : refused("badInput");
}

/** Posted fields as the section they belong to. Refuses `badInput` for fields that the form does not have. */
export function fittedTo(section: TemplateSection, { typed, ...posted }: PostedFields): Outcome<PostedSection> {
  const data = readSection(section, typed);
  return data ? made({ ...posted, data }) : refused("badInput");
}
