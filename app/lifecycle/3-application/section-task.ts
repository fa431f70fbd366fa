import { statesOf } from "../moves";

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
};
