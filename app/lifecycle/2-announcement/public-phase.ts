import { type CompetitionState, receptionAt } from "./competition";

/** What the public calls the state of a competition; time tells the phases of an announced one apart. */
export const publicPhases = ["open", "soon", "work", "results", "stopped"] as const;
export type PublicPhase = (typeof publicPhases)[number];

const byState: Partial<Record<CompetitionState, PublicPhase>> = {
  published: "results",
  completed: "results",
  cancelled: "stopped",
  failed: "stopped",
};

/** The phase of an announced competition at an instant of its own clock. */
export function publicPhase(state: CompetitionState, now: Date, opensAt: Date, closesAt: Date): PublicPhase {
  if (state !== "announced") return byState[state] ?? "work";
  const reception = receptionAt(now, opensAt, closesAt);
  if (reception === "before") return "soon";
  return reception === "open" ? "open" : "work";
}

/** Whether a query of an address names a phase. */
export function isPublicPhase(name: string | null): name is PublicPhase {
  return publicPhases.some((phase) => phase === name);
}
