import type { CompetitionState } from "~/lifecycle/2-announcement/competition";
import { type PublicPhase, publicPhase } from "~/lifecycle/2-announcement/public-phase";
import { usePage } from "../page";
import { Status, type StatusTone } from "../status";

const toneOfPhase: Record<PublicPhase, StatusTone> = {
  open: "good",
  soon: "neutral",
  work: "progress",
  results: "good",
  stopped: "bad",
};

type Dated = {
  state: CompetitionState;
  now: Date | string;
  opensAt: Date | string;
  closesAt: Date | string;
};

/** The phase of a competition as the public calls it. */
export function phaseOf({ state, now, opensAt, closesAt }: Dated): PublicPhase {
  return publicPhase(state, new Date(now), new Date(opensAt), new Date(closesAt));
}

/** The state of a competition for everybody. */
export function PhaseStatus(dated: Dated) {
  const { t } = usePage();
  const phase = phaseOf(dated);
  return <Status tone={toneOfPhase[phase]}>{t.state.competitionPhase[phase]}</Status>;
}

const tones: Partial<Record<CompetitionState, StatusTone>> = {
  draft: "neutral",
  published: "good",
  completed: "good",
  failed: "bad",
  cancelled: "bad",
};

/** The state of a competition for its office. */
export function CompetitionStatus({ state }: { state: CompetitionState }) {
  const { t } = usePage();
  return <Status tone={tones[state] ?? "progress"}>{t.state.competition[state]}</Status>;
}
