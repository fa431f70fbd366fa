import type { Term } from "../2-announcement/term";
import type { ApplicationState, Section } from "./application";
import type { ReadFile } from "./content";
import type { LateAct } from "./late-attempt";
import type { Progress } from "./progress";
import type { Reading } from "./reading";

/** What those who act for an applicant see of an application. Instants are ISO strings. */
export type OwnApplicationPage = {
  id: string;
  number: number | null;
  title: string | null;
  applicant: string;
  competition: { title: string; path: string; zone: string };
  now: string;
  closesAt: string;
  resultsAreOut: boolean;
  /** Marks and comments of experts can be read. */
  hasFeedback: boolean;
  state: ApplicationState;
  progress: Progress;
  agreementId: string | null;
  /** Where the form begins. */
  firstSection: Section;
  correction: { remarks: string; sections: Section[]; dueAt: string; term: Term | null } | null;
  /** The reader is of a co-applicant, and changes nothing. */
  isCoApplicant: boolean;
  /** An order to submit at the close waits. */
  isOrdered: boolean;
  may: {
    edit: boolean;
    submit: boolean;
    order: boolean;
    withdraw: boolean;
    reopen: boolean;
    resubmit: boolean;
    discard: boolean;
    restore: boolean;
  };
  /** Competitions that a text left without a competition can be carried into; null while it takes part in one. */
  carryInto: { id: string; title: string }[] | null;
  /** The draft differs from the edition that counts. */
  isUnsent: boolean;
  editions: { edition: number; arrivedAt: string; code: string }[];
  /** What came after the deadline and was not accepted, newest first. */
  attempts: { id: string; act: LateAct; arrivedAt: string }[];
  decisions: {
    outcome: "admitted" | "rejected" | "returned";
    clause: string | null;
    text: string;
    decidedAt: string;
  }[];
  history: { at: string; who: string | null; what: string }[];
};

/** The text of an application as it is read or printed; the last four are null for a draft. */
export type OwnText = {
  id: string;
  title: string;
  reading: Reading;
  files: ReadFile[];
  documents: Choice[];
  competition: string;
  zone: string;
  now: string;
  edition: number | null;
  arrivedAt: string | null;
  code: string | null;
  sha256: string | null;
};

type Choice = { key: string; title: string };
