import { statesOf } from "../moves";

/** Why somebody who is not the head asks to become it. */
export const headReasons = ["newHead", "mailboxLost"] as const;
export type HeadReason = (typeof headReasons)[number];

/**
 * What happens to a request to become the head of an applicant: the organiser's secretary approves it by a document, another
 * person of the office confirms it, and only then does the access pass over. Nobody alone can take an applicant over.
 */
export const headRequestMoves = {
  asked: { approve: "approved", decline: "declined" },
  approved: { confirm: "done", decline: "declined" },
  done: {},
  declined: {},
} as const;
export type HeadRequestState = keyof typeof headRequestMoves;
export const headRequestStates = statesOf(headRequestMoves);

/** A request as the office lists it. */
export type HeadRequestRow = {
  id: string;
  applicant: string;
  asker: string;
  reason: HeadReason;
  state: HeadRequestState;
  askedAt: string;
};
