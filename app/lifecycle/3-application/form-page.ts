import type { TemplateSection } from "../2-announcement/form-template";
import type { BudgetCategory, DocumentVisibility } from "../2-announcement/rules";
import type { ShareOfSum } from "../2-announcement/tiers";
import type { Refusal } from "../outcome";
import type { ScanVerdict } from "../scan-verdict";
import type { Section } from "./application";
import type { LeftBehind } from "./carry-over";
import type { Missing, SectionMark } from "./check";
import type { AskedRequirement } from "./declared";
import type { SectionDraft } from "./draft";
import type { Declarations, FormalCriterion } from "./formal-criterion";
import type { LiveModel } from "./live-section";
import type { OwnText } from "./own-application";
import type { ShownTask } from "./section-task";
import type { SignOff } from "./sign-off";
import type { UnfinishedUpload } from "./upload";

type Choice = { key: string; title: string };

/** What every page of the form shows around its section. */
export type FormFrame = {
  id: string;
  title: string | null;
  competition: string;
  /** The public page of the competition. */
  competitionPath: string;
  zone: string;
  now: string;
  /** The end of the reception, or of the correction. */
  dueAt: string;
  isCorrection: boolean;
  /** Where the paper is that this is typed in from, for who types it in. */
  paper: string | null;
  /** The sections with how far each is; `asked` are the colleagues who were asked for it and have not finished. */
  marks: { section: Section; title: string; mark: SectionMark; asked: string[] }[];
  /** How many formal criteria are met, declared or left to the commission, of how many; and how far the requirements are. */
  formal: { done: number; of: number; requirements: "ready" | "started" | null };
};

/** A formal criterion as lists show it short. */
export type ShownCriterion = Pick<FormalCriterion, "key" | "topic" | "title" | "status">;

/**
 * One section of the form to fill in, with the questions that are not asked as things stand. `problems` are mistakes,
 * and with `all` also what is still to be written.
 */
export type SectionPage = FormFrame & {
  section: TemplateSection;
  tasks: ShownTask[];
  values: SectionDraft;
  /** What the page follows the answers by. */
  live: LiveModel;
  /** Answers here decide whether other questions are asked. */
  leadsToMore: boolean;
  version: number;
  mayEdit: boolean;
  /** The reader may see what was saved before. */
  readsWork: boolean;
  /** What the reader's browser keeps this draft under. */
  owner: string;
  problems: Pick<Missing, "path" | "code" | "params">[];
  choices: { directions: Choice[]; categories: Choice[]; tasks: string[] };
  /** What the grant does not pay, told where the budget is. */
  forbiddenCosts: Choice[];
  /** Categories with caps, told there too. */
  capped: BudgetCategory[];
  bounds: {
    min: string;
    max: string;
    ownShareMinBp: number;
    ownShares: ShareOfSum[];
    earliestStart: string;
    latestEnd: string;
  };
  criteria: ShownCriterion[];
};

/** The documents that a competition asks for and the files attached so far; `id` of a file is the attachment's. */
export type DocumentsPage = FormFrame & {
  title: string | null;
  mayEdit: boolean;
  tasks: ShownTask[];
  documents: {
    key: string;
    title: string;
    required: boolean;
    visibility: DocumentVisibility;
    files: { id: string; fileId: string; name: string; size: number; scan: ScanVerdict }[];
  }[];
  /** What the reader began to upload and did not finish. */
  unfinished: UnfinishedUpload[];
  /** Bytes that a file may have, and the names that are taken, as in `accept=".pdf,.docx"`. */
  maxBytes: number;
  accept: string;
};

/** The requirements that only the applicant can answer, with the answers that count and those that the machine has. */
export type RequirementsPage = FormFrame & {
  asked: AskedRequirement[];
  answers: Declarations;
  known: { title: string; isMet: boolean }[];
  mayEdit: boolean;
};

/** A gap with the name of its question. */
export type LabelledGap = Missing & { label: string };

/** Where a draft was carried over from, and what of it asks for a look. */
export type CarriedFrom = { fromId: string; left: LeftBehind[] };

/** What stands in the way of submitting, and what would be submitted. */
export type CheckPage = FormFrame & {
  applicantId: string;
  criteria: (Omit<FormalCriterion, "gaps"> & { gaps: LabelledGap[] })[];
  /** How many places are to be mended. */
  left: number;
  signOff: SignOff | null;
  /** The rules want a signature apart from pressing the button. */
  isSignOffNeeded: boolean;
  maySign: boolean;
  mayAskToSign: boolean;
  carried: CarriedFrom | null;
  text: Pick<OwnText, "reading" | "files" | "documents">;
  /** One key for each intent to submit, and the fingerprint of what is shown. */
  key: string;
  seen: string;
  /** The draft is the edition that counts already. */
  isUnchanged: boolean;
  isNewEdition: boolean;
  maySubmit: boolean;
  /** Why not, when the person may not. */
  why: Refusal | null;
};
