import type { ReactNode } from "react";
import { formatInstant } from "~/text/format";
import { usePage } from "./page";

/** The mark of a test competition: nothing here is for real, and its clock may be ahead of the wall's. */
export function TestBanner({ now, zone, children }: { now?: Date | string; zone?: string; children?: ReactNode }) {
  const { t, lang } = usePage();
  const words = t.common.testCompetition;
  return (
    <aside className="test-banner" aria-label={words.title}>
      <div>
        <strong>{words.title}.</strong> {words.body}
        {now && zone ? <span className="test-now"> {words.now(formatInstant(now, zone, lang))}</span> : null}
      </div>
      {children}
    </aside>
  );
}
