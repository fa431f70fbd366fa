import { statesOf } from "../moves";

/** A score sheet: until the round closes only its expert may reopen a sealed one (design.md §4). */
export const sheetMoves = {
  assigned: { begin: "begun", recuse: "recused", withdraw: "annulled" },
  begun: { begin: "begun", seal: "sealed", recuse: "recused", withdraw: "annulled" },
  sealed: { reopen: "begun", annul: "annulled" },
  recused: {},
  annulled: {},
} as const;
export type SheetState = keyof typeof sheetMoves;
export const sheetStates = statesOf(sheetMoves);

/** The expert's conclusion on an application (domain.md §2.5). */
export const conclusions = ["recommended", "withRemarks", "notRecommended"] as const;
export type Conclusion = (typeof conclusions)[number];

/** Ties to organisations that one expert may enter. */
export const MAX_TIES = 50;
/** What ties an expert to organisations: facts of the profile that conflicts are found from. */
export const affiliationKinds = ["employer", "membership", "relative"] as const;
export type AffiliationKind = (typeof affiliationKinds)[number];
