import type { CompetitionState } from "~/lifecycle/2-announcement/competition";
import { formatInstant } from "~/text/format";
import { History } from "../history";
import { usePage } from "../page";

type Props = {
  zone: string;
  organiser: string;
  announcedAt: string | null;
  closedAt: string | null;
  closedCount: number | null;
  openedAt: string | null;
  publishedAt: string | null;
  /** When it was cancelled or had failed. */
  stoppedAt: string | null;
  state: CompetitionState;
  extensions: readonly Extended[];
};

type Extended = { at: string; from: string; to: string; reason: string };

/** What has happened to a competition, for everybody; nothing that was done before it was announced. */
export function CompetitionEvents({ zone, organiser, state, closedCount, extensions, ...at }: Props) {
  const { t, lang } = usePage();
  const words = t.announcement.site.page;
  const { announced, closed, opened, published } = words.events;
  const happened = [
    { at: at.stoppedAt, who: organiser, what: state === "failed" ? words.failed : words.cancelled },
    { at: at.publishedAt, who: organiser, what: published },
    { at: at.openedAt, who: organiser, what: opened },
    {
      at: at.closedAt,
      who: null,
      what: closed,
      ...(closedCount === null ? {} : { note: words.closedCount(closedCount) }),
    },
    ...extensions.map(({ at, from, to, reason }) => ({
      at,
      who: organiser,
      what: t.deadline.extension.public.event({
        from: formatInstant(from, zone, lang),
        to: formatInstant(to, zone, lang),
      }),
      note: <span lang="ru">{reason}</span>,
    })),
    { at: at.announcedAt, who: organiser, what: announced },
  ];
  const entries = happened.flatMap(({ at, ...entry }) => (at ? [{ at, ...entry }] : []));
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby="history-title">
      <h2 id="history-title">{words.history}</h2>
      <History zone={zone} entries={entries} />
    </section>
  );
}
