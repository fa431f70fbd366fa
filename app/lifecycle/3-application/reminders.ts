const HOUR = 3600_000;

/** When the people of an unfinished draft are reminded: so long before the end of the reception, each step once. */
export const reminderHours = { week: 7 * 24, day: 24, hours: 2 } as const;
export type ReminderStep = keyof typeof reminderHours;
export const reminderSteps = Object.keys(reminderHours) as [ReminderStep, ...ReminderStep[]];

/**
 * The step that is due now: the nearest one to the deadline that has come. A machine that slept through an earlier step
 * does not make up for it: two letters at once would only confuse.
 */
export function stepDue(now: Date, closesAt: Date): ReminderStep | null {
  const left = closesAt.getTime() - now.getTime();
  if (left <= 0) return null;
  return [...reminderSteps].reverse().find((step) => left <= reminderHours[step] * HOUR) ?? null;
}
