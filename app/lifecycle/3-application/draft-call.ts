import { addDays, dayOf, dayStart } from "../time";

/** Whole days between two reminders of the office to those who have drafts: more often would be a nuisance. */
export const CALL_EVERY_DAYS = 3;

/** From when the office may remind of drafts again, after it did at an instant. */
export function nextCallAt(calledAt: Date, zone: string): Date {
  return dayStart(addDays(dayOf(calledAt, zone), CALL_EVERY_DAYS), zone);
}
