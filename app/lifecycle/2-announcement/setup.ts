import { type Contradiction, contradictionCodes } from "./contradiction-codes";
import { type RuleSection, ruleSectionKeys, sectionOfPath } from "./rules-sections";

/** The steps of setting a competition up, in the order in which they are usually taken. */
export const setupSteps = [...ruleSectionKeys, "form", "people", "announce"] as const;
export type SetupStep = (typeof setupSteps)[number];

/**
 * How a step stands: `wrong` stops the announcement, `look` asks to look again, `unseen` has not been saved by anybody since the
 * draft began, `missing` is not there yet and can wait, `ready` is done.
 */
export type StepState = "wrong" | "look" | "unseen" | "missing" | "ready";

/** What is known of a draft: what contradicts, which sections were saved, faults of the form, and who is called. */
export type Setup = {
  found: readonly Contradiction[];
  seen: readonly RuleSection[];
  formFaults: number;
  /** Somebody chairs the commission, and there is an expert for every sheet of an application. */
  hasChair: boolean;
  hasExperts: boolean;
};

/** How every step of a draft stands. People may be called after the announcement too. */
export function setupOf({ found, seen, formFaults, hasChair, hasExperts }: Setup): Record<SetupStep, StepState> {
  const sections = ruleSectionKeys.map((section) => [section, sectionState(section, { found, seen })] as const);
  const form: StepState = formFaults > 0 ? "wrong" : "ready";
  const stops = sections.some(([, state]) => state === "wrong") || form === "wrong";
  return {
    ...(Object.fromEntries(sections) as Record<RuleSection, StepState>),
    form,
    people: hasChair && hasExperts ? "ready" : "missing",
    announce: stops ? "wrong" : "unseen",
  };
}

function sectionState(section: RuleSection, { found, seen }: Pick<Setup, "found" | "seen">): StepState {
  const own = found.filter(({ path }) => sectionOfPath(path) === section);
  if (own.some(({ code }) => contradictionCodes[code] === "error")) return "wrong";
  if (!seen.includes(section)) return "unseen";
  return own.length > 0 ? "look" : "ready";
}

/** The step to take now: what stops the announcement first, then what nobody has looked at, then the announcement. */
export function nextSetupStep(states: Record<SetupStep, StepState>): SetupStep {
  const before = setupSteps.filter((step) => step !== "announce" && step !== "people");
  return (
    before.find((step) => states[step] === "wrong") ?? before.find((step) => states[step] === "unseen") ?? "announce"
  );
}
