/** What can come after the deadline and leave evidence (guarantees.md B6); a correction has a day of its own. */
export const lateActs = ["submit", "withdraw", "reopen", "resubmit"] as const;
export type LateAct = (typeof lateActs)[number];

/**
 * An attempt that came too late, as its applicant reads it. Instants are ISO strings; `sha256` is the fingerprint of what
 * would have been submitted.
 */
export type LateAttempt = {
  id: string;
  act: LateAct;
  application: { id: string; title: string };
  competition: { title: string; path: string; zone: string };
  applicant: string;
  attemptedBy: string;
  arrivedAt: string;
  closesAt: string;
  sha256: string | null;
};

/** Whether it had arrived by the deadline and was refused only because the reception had been closed by then. */
export function cameInTime({ arrivedAt, closesAt }: Pick<LateAttempt, "arrivedAt" | "closesAt">): boolean {
  return Date.parse(arrivedAt) <= Date.parse(closesAt);
}
