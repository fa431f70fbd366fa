/** The stages of a competition, in order: the folders beside this file carry these names. */
export const stages = [
  "registration",
  "announcement",
  "application",
  "admission",
  "review",
  "decision",
  "publication",
  "agreement",
  "reporting",
] as const;
export type Stage = (typeof stages)[number];
