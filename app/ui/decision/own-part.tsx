import type { ItemView, OwnPart } from "~/lifecycle/6-decision/view";
import { usePage } from "../page";

/** What the reader has done on an item, in words. */
export function OwnPartWords({ own, item }: { own: OwnPart; item: ItemView }) {
  const { meeting, voted } = usePage().t.decision;
  if (own.recused) return <>{meeting.recused}</>;
  if (own.choice) return <>{own.byShowOfHands ? `${voted[own.choice]} (${meeting.byHands})` : voted[own.choice]}</>;
  if (item.state === "voting") return <>{meeting.notYet}</>;
  return <>{item.state === "voted" ? meeting.notVoted : ""}</>;
}
