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
};

/** What has happened to a competition, for everybody; nothing that was done before it was announced. */
export function CompetitionEvents({ zone, organiser, closedCount, ...at }: Props) {
  const { t } = usePage();
  const words = t.announcement.site.page;
  const { announced, closed, opened, published } = words.events;
  const happened = [
    { at: at.publishedAt, who: organiser, what: published },
    { at: at.openedAt, who: organiser, what: opened },
    {
      at: at.closedAt,
      who: null,
      what: closed,
      ...(closedCount === null ? {} : { note: words.closedCount(closedCount) }),
    },
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
