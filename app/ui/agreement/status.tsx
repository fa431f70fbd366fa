import type { AgreementState, WinnerState } from "~/lifecycle/8-agreement/agreement";
import { usePage } from "../page";
import { Status, type StatusTone } from "../status";

const winnerTones: Record<WinnerState, StatusTone> = {
  awarded: "warn",
  agreed: "progress",
  completed: "good",
  forgone: "bad",
};
const tones: Record<AgreementState, StatusTone> = { active: "progress", completed: "good", terminated: "bad" };

/** Where a winner stands with the agreement. */
export function WinnerStatus({ state }: { state: WinnerState }) {
  const { t } = usePage();
  return <Status tone={winnerTones[state]}>{t.agreement.winner[state]}</Status>;
}

/** The state of an agreement. */
export function AgreementStatus({ state }: { state: AgreementState }) {
  const { t } = usePage();
  return <Status tone={tones[state]}>{t.agreement.state[state]}</Status>;
}
