import { statesOf } from "../moves";

/** A report of a winner: returned with remarks as often as needed, accepted once and for good. */
export const reportMoves = {
  expected: { submit: "submitted" },
  submitted: { returnWithRemarks: "returned", accept: "accepted" },
  returned: { submit: "submitted" },
  accepted: {},
} as const;
export type ReportState = keyof typeof reportMoves;
export const reportStates = statesOf(reportMoves);

/** Where the money of an expense came from. */
export const expenseSources = ["grant", "own"] as const;
export type ExpenseSource = (typeof expenseSources)[number];

/** What an expense is proved by. */
export const documentKinds = ["paymentOrder", "receipt", "payroll", "act", "invoice", "contract", "other"] as const;
export type DocumentKind = (typeof documentKinds)[number];
