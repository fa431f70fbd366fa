import type { Standing } from "~/lifecycle/7-publication/letters";
import { usePage } from "../page";
import { Status, type StatusTone } from "../status";

const tones: Record<Standing, StatusTone> = {
  held: "warn",
  queued: "progress",
  gathered: "progress",
  digested: "good",
  sent: "good",
  returned: "bad",
  failed: "bad",
  resent: "neutral",
  discarded: "neutral",
};

/** How a letter stands; one that waits for the publication says so. */
export function LetterStanding({ standing, waits = false }: { standing: Standing; waits?: boolean }) {
  const { t } = usePage();
  const words = t.publication.letters;
  if (waits) return <Status>{words.waits}</Status>;
  return <Status tone={tones[standing]}>{words.standings[standing]}</Status>;
}
