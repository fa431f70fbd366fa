import type { ReactNode } from "react";
import { usePage } from "./page";

export type Tone = "note" | "good" | "warn" | "bad";

/** A message on the page; `bad` and `warn` are announced by screen readers at once. */
export function Alert({ tone = "note", title, children }: { tone?: Tone; title?: string; children?: ReactNode }) {
  const { t } = usePage();
  const urgent = tone === "bad" || tone === "warn";
  return (
    <div className={`alert alert-${tone}`} role={urgent ? "alert" : "status"}>
      <strong className="alert-title">{title ?? t.common.alert[tone]}</strong>
      {children ? <div>{children}</div> : null}
    </div>
  );
}
