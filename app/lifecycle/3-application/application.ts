import { statesOf } from "../moves";

/** What can happen to an application, from which state, leading where (domain.md §3.6). */
export const applicationMoves = {
  draft: { submit: "submitted", discard: "discarded" },
  discarded: { restore: "draft" },
  submitted: { submit: "submitted", withdraw: "withdrawn", open: "opened" },
  withdrawn: { reopen: "draft" },
  opened: { admit: "admitted", reject: "rejected", returnForCorrection: "returned" },
  returned: { resubmit: "opened", reject: "rejected" },
  admitted: { award: "awarded", reserve: "reserve", decline: "declined", reconsider: "opened" },
  reserve: { award: "awarded" },
  awarded: { sign: "agreed", refuseMoney: "forgone" },
  agreed: { complete: "completed" },
  completed: {},
  rejected: { reconsider: "opened" },
  declined: {},
  forgone: {},
} as const;
export type ApplicationState = keyof typeof applicationMoves;
export const applicationStates = statesOf(applicationMoves);

export type { Section } from "../2-announcement/form-template";
