import type { Quorum, VoteResult } from "../2-announcement/quorum";
import { statesOf } from "../moves";
import { awardReasons } from "./award";
import { unrankedReasons } from "./ranking";

/** A meeting of the commission. */
export const meetingMoves = { planned: { open: "open" }, open: { sign: "signed" }, signed: {} } as const;
export type MeetingState = keyof typeof meetingMoves;
export const meetingStates = statesOf(meetingMoves);

/** One item of the agenda: votes are taken while it is open; a closed vote never changes. */
export const itemMoves = { waiting: { open: "voting" }, voting: { close: "voted" }, voted: {} } as const;
export type ItemState = keyof typeof itemMoves;
export const itemStates = statesOf(itemMoves);

/** How a meeting is held. */
export const meetingForms = ["inPerson", "remote", "mixed"] as const;
export type MeetingForm = (typeof meetingForms)[number];

/**
 * Why an application is proposed, or decided, as it is: what the walk over the ranking said, why it has no place there, a
 * remainder of the money, a change by the secretary, or a proposal that the commission did not adopt.
 */
export const itemReasons = [...awardReasons, ...unrankedReasons, "remainder", "changed", "notCarried"] as const;
export type ItemReason = (typeof itemReasons)[number];

/** The vote on a closed item as it was counted: who was there may change before the next item. Ids are of people. */
export type ItemResult = VoteResult & {
  quorum: Quorum;
  roster: number;
  present: number;
  chairId: string;
  silentIds: string[];
};
