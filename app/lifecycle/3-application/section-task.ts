import { statesOf } from "../moves";
import type { IsoDay } from "../time";

/** What happens to a request to fill in a section: the colleague finishes it, or whoever asked takes it back. */
export const sectionTaskMoves = {
  asked: { finish: "finished", withdraw: "withdrawn" },
  finished: {},
  withdrawn: {},
} as const;
export type SectionTaskState = keyof typeof sectionTaskMoves;
export const sectionTaskStates = statesOf(sectionTaskMoves);

/** A request as the people of the applicant see it beside the draft. */
export type SectionTaskRow = {
  id: string;
  section: string;
  title: string;
  colleague: string;
  asker: string;
  note: string;
  dueOn: IsoDay | null;
  state: SectionTaskState;
  askedAt: string;
  mayFinish: boolean;
  mayWithdraw: boolean;
};

/** A request that waits for the person, for their home page. */
export type OwnTask = {
  id: string;
  applicationId: string;
  section: string;
  title: string;
  project: string | null;
  competition: string;
  asker: string;
  note: string;
  dueOn: IsoDay | null;
};

/** A request that waits, as it is loaded with the draft. */
export type WaitingTask = {
  id: string;
  section: string;
  personId: string;
  colleague: string;
  askedBy: string;
  asker: string;
  note: string;
  dueOn: IsoDay | null;
};

/** A request that waits, on the page of its section: `isOwn` when it is the reader's to fulfil. */
export type ShownTask = Omit<WaitingTask, "section" | "personId" | "askedBy"> & {
  isOwn: boolean;
  mayFinish: boolean;
  mayWithdraw: boolean;
};
