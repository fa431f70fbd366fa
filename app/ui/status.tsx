import type { ReactNode } from "react";

export type StatusTone = "neutral" | "progress" | "good" | "warn" | "bad";

/** A state in words; the colour and the shape of the dot only repeat what the words say. */
export function Status({ tone = "neutral", children }: { tone?: StatusTone; children: ReactNode }) {
  return <span className={`status status-${tone}`}>{children}</span>;
}
