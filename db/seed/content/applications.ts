import { adaptive } from "./applications/adaptive";
import { cats } from "./applications/cats";
import { cleanup } from "./applications/cleanup";
import { ethno } from "./applications/ethno";
import { family } from "./applications/family";
import { firewood } from "./applications/firewood";
import { kindness } from "./applications/kindness";
import { knitting } from "./applications/knitting";
import { library } from "./applications/library";
import { patriotic } from "./applications/patriotic";
import { robotics } from "./applications/robotics";
import { trail } from "./applications/trail";
import { veteran } from "./applications/veteran";
import { yard } from "./applications/yard";
import type { DemoApplication, DemoDraft } from "./types";

/** The applications of the current competition that were submitted, in the order of arrival. */
export const applications: readonly DemoApplication[] = [
  family,
  cleanup,
  veteran,
  library,
  cats,
  kindness,
  trail,
  firewood,
  adaptive,
  knitting,
  ethno,
  robotics,
  patriotic,
];

/** The one that nobody finished before the deadline. */
export const drafts: readonly DemoDraft[] = [yard];

/** Taken back by the head before the deadline, with the days after the opening of the reception. */
export const withdrawals = [{ application: "family", at: { day: 15, time: "09:30" } }] as const;

/** Keys of the applications that experts score, in no particular order. */
export const scored = [
  "adaptive",
  "cats",
  "trail",
  "veteran",
  "ethno",
  "firewood",
  "robotics",
  "library",
  "cleanup",
  "knitting",
] as const;
export type ScoredKey = (typeof scored)[number];

/** A submitted application by its key; throws when the story has none. */
export function applicationOf(key: string): DemoApplication {
  const found = applications.find((one) => one.key === key);
  if (!found) throw new Error(`the story has no application ${key}`);
  return found;
}
