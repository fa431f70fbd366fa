import type { SheetState } from "~/lifecycle/5-review/sheet";
import { usePage } from "../page";
import { Status, type StatusTone } from "../status";

const tones: Record<SheetState, StatusTone> = {
  assigned: "neutral",
  begun: "progress",
  sealed: "good",
  recused: "warn",
  annulled: "bad",
};

/** The state of a score sheet in words. */
export function SheetStatus({ state }: { state: SheetState }) {
  const { t } = usePage();
  return <Status tone={tones[state]}>{t.review.sheetStates[state]}</Status>;
}
