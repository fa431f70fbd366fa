import type { ReportState } from "~/lifecycle/9-reporting/report";
import { usePage } from "../page";
import { Status, type StatusTone } from "../status";

const tones: Record<ReportState, StatusTone> = {
  expected: "neutral",
  submitted: "progress",
  returned: "warn",
  accepted: "good",
};

/** The state of a report; a late one says so instead. */
export function ReportStatus({ state, isOverdue = false }: { state: ReportState; isOverdue?: boolean }) {
  const { t } = usePage();
  if (isOverdue) return <Status tone="bad">{t.reporting.overdue}</Status>;
  return <Status tone={tones[state]}>{t.reporting.state[state]}</Status>;
}
