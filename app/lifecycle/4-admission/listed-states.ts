import type { ApplicationState } from "../3-application/application";

/** States in which an application stands in the office's list once the applications are opened. */
export const listedStates = [
  "opened",
  "returned",
  "admitted",
  "rejected",
  "awarded",
  "reserve",
  "declined",
  "agreed",
  "completed",
  "forgone",
] as const satisfies readonly ApplicationState[];
export type ListedState = (typeof listedStates)[number];

/** The states that the list can be filtered by while the office still decides on admission. */
export const filterStates = ["opened", "returned", "admitted", "rejected"] as const satisfies readonly ListedState[];
