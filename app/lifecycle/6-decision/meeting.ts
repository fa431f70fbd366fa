import { statesOf } from "../moves";

/** A meeting of the commission. */
export const meetingMoves = { planned: { open: "open" }, open: { sign: "signed" }, signed: {} } as const;
export type MeetingState = keyof typeof meetingMoves;
export const meetingStates = statesOf(meetingMoves);

/** One item of the agenda: votes are taken while it is open; a closed vote never changes. */
export const itemMoves = { waiting: { open: "voting" }, voting: { close: "voted" }, voted: {} } as const;
export type ItemState = keyof typeof itemMoves;
export const itemStates = statesOf(itemMoves);

export const voteChoices = ["for", "against", "abstained"] as const;
export type VoteChoice = (typeof voteChoices)[number];

/** What the commission decided about an application. */
export const awardOutcomes = ["awarded", "reserve", "declined"] as const;
export type AwardOutcome = (typeof awardOutcomes)[number];
