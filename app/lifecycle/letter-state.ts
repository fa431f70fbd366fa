import { statesOf } from "./moves";

/**
 * A letter: held as a draft until a person releases it, queued, then sent or given up after many tries. One that could not be
 * delivered is tried again, or replaced by the same letter to another address. News for a reader who wants them once a day are
 * gathered: several are told in one digest, a single one is sent as it is.
 */
export const letterMoves = {
  held: { release: "queued", discard: "discarded" },
  queued: { deliver: "sent", giveUp: "failed" },
  failed: { release: "queued", replace: "discarded" },
  gathered: { single: "queued", tell: "digested" },
  digested: {},
  sent: {},
  discarded: {},
} as const;
export type LetterState = keyof typeof letterMoves;
export const letterStates = statesOf(letterMoves);
