import type { TemplateSection } from "../2-announcement/form-template";
import type { Difference } from "./differences";

/** A saved state of a section: when and by whom; by a consultant, from which desk and on whose errand. */
export type SavedState = { id: string; section: string; at: string; by: string; errand: ErrandNames | null };

export type ErrandNames = { desk: string; principal: string };

/** The saved states of a draft, the newest first. */
export type DraftHistory = {
  id: string;
  title: string | null;
  zone: string;
  pages: number;
  states: SavedState[];
};

/** One saved state beside the one before it. */
export type StatePage = SavedState & {
  applicationId: string;
  title: string | null;
  zone: string;
  fields: TemplateSection["fields"];
  /** Titles of answers that are chosen, by their keys. */
  titles: Record<string, string>;
  differences: Difference[];
  /** It is what stands in the draft now. */
  isCurrent: boolean;
  mayRestore: boolean;
};
