import type { ReactNode } from "react";
import { formatDayTime } from "~/text/format";
import { usePage } from "./page";

export type HistoryEntry = {
  at: Date | string /** null: the system itself. */;
  who: string | null;
  what: string;
  note?: ReactNode;
  byMovedClock?: true;
  /** The oldest of those shown, where still older ones were left out. */
  isCut?: true;
};

const SHOWN_AT_ONCE = 8;

type HistoryProps = { entries: readonly HistoryEntry[]; zone: string };

/** Who did what and when, as the caller ordered it (newest first is usual); a long one opens on demand, a cut one says so. */
export function History({ entries, zone }: HistoryProps) {
  const { t } = usePage();
  const rest = entries.slice(SHOWN_AT_ONCE);
  return (
    <>
      {entries.some((entry) => entry.byMovedClock) ? (
        <p className="small muted">{t.common.history.movedClock}</p>
      ) : null}
      <Entries entries={entries.slice(0, SHOWN_AT_ONCE)} zone={zone} label={t.common.history.label} />
      {rest.length > 0 ? (
        <details>
          <summary>{t.common.history.more(rest.length)}</summary>
          <Entries entries={rest} zone={zone} label={t.common.history.earlier} />
        </details>
      ) : null}
      {entries.some((entry) => entry.isCut) ? (
        <p className="small muted">{t.common.history.cut(entries.length)}</p>
      ) : null}
    </>
  );
}

function Entries({ entries, zone, label }: HistoryProps & { label: string }) {
  const { t, lang } = usePage();
  return (
    <ol className="history" aria-label={label}>
      {entries.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two equal entries are told apart by nothing else
        <li key={`${entry.at} ${entry.who} ${entry.what} ${index}`}>
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
