import { statesOf } from "../moves";

/**
 * What becomes of an order to submit the saved draft at the close (domain.md §3.6): its giver takes it back, or the closer
 * carries it out, or finds that it cannot.
 */
export const orderMoves = {
  given: { withdraw: "withdrawn", carryOut: "carriedOut", lapse: "lapsed" },
  withdrawn: {},
  carriedOut: {},
  lapsed: {},
} as const;
export type OrderState = keyof typeof orderMoves;
export const orderStates = statesOf(orderMoves);

/** Why an order was not carried out. */
export const lapseReasons = ["incomplete", "notSigned", "withdrawn", "noAuthority"] as const;
export type LapseReason = (typeof lapseReasons)[number];

/** The order of one application as its applicant sees it; instants are ISO strings. */
export type OrderPage = {
  id: string;
  title: string;
  zone: string;
  now: string;
  closesAt: string;
  /** What stands in the way of submitting the draft as it is now. */
  gaps: number;
  given: { by: string; at: string } | null;
  may: boolean;
};
