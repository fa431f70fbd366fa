import { statesOf } from "../moves";

/** An agreement on a subsidy. */
export const agreementMoves = {
  active: { complete: "completed", terminate: "terminated" },
  completed: {},
  terminated: {},
} as const;
export type AgreementState = keyof typeof agreementMoves;
export const agreementStates = statesOf(agreementMoves);
