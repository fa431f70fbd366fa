/** Letters that announce a decision of the commission: they wait for the publication of the results. */
export const decisionKinds = ["application-awarded", "application-reserved", "application-declined"] as const;

/** Whether a letter may go out only after the results are published. */
export function waitsForPublication(kind: string): boolean {
  return decisionKinds.some((one) => one === kind);
}
