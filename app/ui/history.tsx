import type { ReactNode } from "react";
import { formatDayTime } from "~/text/format";
import { usePage } from "./page";

export type HistoryEntry = {
  at: Date | string /** null: the system itself. */;
  who: string | null;
  what: string;
  note?: ReactNode;
};

/** Who did what and when, as the caller ordered it (newest first is usual). */
export function History({ entries, zone }: { entries: readonly HistoryEntry[]; zone: string }) {
  const { t, lang } = usePage();
  return (
    <ol className="history" aria-label={t.common.history.label}>
      {entries.map((entry) => (
        <li key={`${entry.at} ${entry.who} ${entry.what}`}>
          <time dateTime={new Date(entry.at).toISOString()}>{formatDayTime(entry.at, zone, lang)}</time>
          <div>
            <strong>{entry.what}</strong>
            <span className="muted"> {entry.who ?? t.common.history.system}</span>
            {entry.note ? <div className="history-note">{entry.note}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
