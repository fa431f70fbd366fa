import { statesOf } from "../moves";

/** A round of blind review: prepared, running, closed to experts, and opened by two people at once. */
export const roundMoves = {
  preparing: { start: "running" },
  running: { close: "closed" },
  closed: { open: "opened" },
  opened: {},
} as const;
export type RoundState = keyof typeof roundMoves;
export const roundStates = statesOf(roundMoves);
