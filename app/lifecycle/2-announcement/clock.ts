import { made, type Outcome, refused } from "../outcome";
import { nextMilestone } from "./calendar";
import type { CompetitionMode } from "./competition";
import type { CompetitionRules } from "./rules";

/** The instant from which the closer may run: the end of reception plus the published technical grace (design.md §6). */
export function closerRunsAt(rules: Pick<CompetitionRules, "dates" | "graceSeconds">): Date {
  return new Date(Date.parse(rules.dates.receptionClosesAt) + rules.graceSeconds * 1000);
}

/**
 * Where "to the next date" takes the clock of a test competition, or null when no date is ahead. The end of reception is
 * passed together with its grace, so that the closer can run; every other date is reached exactly.
 */
export function nextStop(
  rules: Pick<CompetitionRules, "dates" | "report" | "zone" | "graceSeconds">,
  now: Date,
): Date | null {
  const next = nextMilestone(rules, now);
  if (!next) return null;
  return next.key === "receptionCloses" ? closerRunsAt(rules) : next.at;
}

/**
 * The new clock shift, in milliseconds, that makes the clock of a competition show `target`.
 * Refuses `wrongState` when the competition is live, and `badInput` when the clock would not move forward (design.md §6).
 * @param clock `now` is what the competition's clock shows with the present `shift`, in milliseconds
 */
export function shiftTo(clock: { mode: CompetitionMode; now: Date; shift: number }, target: Date): Outcome<number> {
  if (clock.mode !== "test") return refused("wrongState");
  const ahead = target.getTime() - clock.now.getTime();
  return ahead > 0 ? made(clock.shift + ahead) : refused("badInput");
}
