import { statesOf } from "../moves";

/**
 * What becomes of a proposed announcement where the rules ask for two people: another one confirms it or returns it with
 * remarks, and any edit of what was proposed takes it off (issue 4; the same idea as an extension, guarantees.md B4).
 */
export const approvalMoves = {
  proposed: { confirm: "confirmed", return: "returned", void: "voided" },
  confirmed: {},
  returned: {},
  voided: {},
} as const;
export type ApprovalState = keyof typeof approvalMoves;
export const approvalStates = statesOf(approvalMoves);

/** What is announced: a draft with its rules and form, or a prepared change of announced rules. */
export const approvalSubjects = ["announcement", "change"] as const;
export type ApprovalSubject = (typeof approvalSubjects)[number];

/**
 * A proposal as the office reads it; instants are ISO strings. `version` is that of the rules, or the number of the prepared
 * change; `decidedBy` confirmed it, returned it or edited what it was about, and is null while it waits.
 */
export type Approval = {
  id: string;
  subject: ApprovalSubject;
  state: ApprovalState;
  version: number;
  sha256: string;
  reason: string;
  remarks: string;
  proposedBy: string;
  decidedBy: string | null;
  at: string;
};
