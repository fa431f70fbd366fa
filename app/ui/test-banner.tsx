import type { ReactNode } from "react";
import { formatInstant } from "~/text/format";
import { Fold } from "./fold";
import { usePage } from "./page";

/** The mark of a test competition: nothing here is for real, which is told on demand, and its clock may be ahead of the wall's. */
export function TestBanner({ now, zone, children }: { now?: Date | string; zone?: string; children?: ReactNode }) {
  const { t, lang } = usePage();
  const words = t.common.testCompetition;
  return (
    <aside className="test-banner" aria-label={words.title}>
      <Fold
        title={
          <>
            <strong>{words.title}.</strong>
            {now && zone ? ` ${words.now(formatInstant(now, zone, lang))}` : null}
          </>
        }
      >
        <p>{words.body}</p>
      </Fold>
      {children}
    </aside>
  );
}
