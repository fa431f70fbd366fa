const DAY = 24 * 3600_000;

/** Until when the organiser takes questions: so many days before the end of the reception as the rules say, or its very end. */
export function questionsUntil(closesAt: Date, questionDays = 0): Date {
  return new Date(closesAt.getTime() - questionDays * DAY);
}
