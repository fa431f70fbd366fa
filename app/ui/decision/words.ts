import type { AwardOutcome } from "~/lifecycle/6-decision/award";
import type { ItemReason } from "~/lifecycle/6-decision/meeting";
import type { DecidedBy } from "~/lifecycle/6-decision/view";
import type { Text } from "~/text/text";
import type { StatusTone } from "../status";

/** The tone of what is proposed or decided about an application. */
export const outcomeTone: Record<AwardOutcome, StatusTone> = { awarded: "good", reserve: "warn", declined: "neutral" };

/** Why an application is proposed or decided as it is, with what the secretary wrote; empty when there is nothing to say. */
export function whyWords(t: Text, reason: ItemReason | null, cutReason: string): string {
  const said = reason === null || reason === "changed" ? "" : t.decision.reasons[reason];
  const written = reason === "changed" && cutReason === "" ? t.decision.changed : cutReason;
  return [said, written].filter((part) => part !== "").join(". ");
}

/** What decided a place, in words. */
export function decidedByWords(t: Text, by: DecidedBy | null): string {
  if (by === null) return t.common.none;
  const words = t.decision.decidedBy;
  return by.step === "criterion" ? words.criterion(by.criterion ?? "") : words[by.step];
}
