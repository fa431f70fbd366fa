import type { ApplicationState } from "~/lifecycle/3-application/application";
import { usePage } from "../page";
import { Status, type StatusTone } from "../status";

const tones: Partial<Record<ApplicationState, StatusTone>> = {
  opened: "progress",
  returned: "warn",
  admitted: "good",
  rejected: "bad",
  awarded: "good",
};

/** The state of an application as the office reads it. */
export function ApplicationStatus({ state }: { state: ApplicationState }) {
  const { t } = usePage();
  return <Status tone={tones[state] ?? "neutral"}>{t.state.application[state]}</Status>;
}
