/**
 * When people are reminded of a term: so many hours before its end, each step once for one end. A step that was slept through
 * is not made up for: two letters at once would only confuse.
 */
export const termHours = { five: 5 * 24, two: 2 * 24, last: 24 } as const;
export type TermStep = keyof typeof termHours;

/** Hours of the competition's own day in which reminders are written: nobody is woken by one. */
export const REMINDING_HOURS = { from: 9, until: 20 } as const;
