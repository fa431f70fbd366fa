import { statesOf } from "../moves";
import type { CompetitionRules } from "./rules";

/** What becomes of a proposal to move the end of reception: a second person decides (guarantees.md B4). */
export const extensionMoves = {
  proposed: { confirm: "confirmed", decline: "declined" },
  confirmed: {},
  declined: {},
} as const;
export type ExtensionState = keyof typeof extensionMoves;
export const extensionStates = statesOf(extensionMoves);

/** An ordinary extension is decided before the deadline; one after an incident also later, until the reception is closed. */
export const extensionKinds = ["ordinary", "incident"] as const;
export type ExtensionKind = (typeof extensionKinds)[number];

/** A proposal as its readers see it; instants are ISO strings, `decidedBy` is null while nobody has decided. */
export type Extension = {
  id: string;
  kind: ExtensionKind;
  state: ExtensionState;
  from: string;
  to: string;
  reason: string;
  proposedBy: string;
  decidedBy: string | null;
  at: string;
};

/** The instant that the reception may be extended to at most: the date of the rules that comes after it. */
export function latestClose({ dates }: Pick<CompetitionRules, "dates">): Date {
  return new Date(dates.reviewDueAt);
}

/** Whether a deadline may be moved so: later than it is and than now, and not past the next date of the rules. */
export function isExtension(to: Date, { closesAt, now }: { closesAt: Date; now: Date }, latest: Date): boolean {
  return to > closesAt && to > now && to <= latest;
}

/** The end of reception for those who may move it. Instants are ISO strings, `suggested` is a wall time to start from. */
export type DeadlinePage = {
  id: string;
  title: string;
  zone: string;
  now: string;
  closesAt: string;
  suggested: string;
  latest: string;
  /** The deadline has passed; the reception may still be open to an extension after an incident. */
  isOver: boolean;
  /** Reception is not announced or is closed: nothing can be moved. */
  isSettled: boolean;
  pending: Extension | null;
  decided: Extension[];
  may: { propose: boolean; confirm: boolean; decline: boolean };
};
