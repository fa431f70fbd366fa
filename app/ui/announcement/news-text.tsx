import { formatDayOf, formatInstant } from "~/text/format";
import { usePage } from "../page";

type Title = {
  id: string;
  title: string;
  authorRole: string;
  publishedAt: string;
  changedAt: string | null;
  zone: string;
  organiserSlug: string;
};
type News = Title & { text: string; competition: string | null; competitionPath: string | null };

/** When news were published, in which role somebody wrote them, and whether they were mended. */
export function NewsFacts({ news }: { news: Title }) {
  const { t, lang } = usePage();
  const words = t.news;
  return (
    <p className="muted">
      {[
        formatDayOf(news.publishedAt, news.zone, lang),
        words.authors[news.authorRole],
        news.changedAt && words.changed(formatInstant(news.changedAt, news.zone, lang)),
      ]
        .filter(Boolean)
        .join(", ")}
    </p>
  );
}

/** The text of news, as it was typed, and the competition that it is about. */
export function NewsText({ news }: { news: News }) {
  const { t, href } = usePage();
  return (
    <>
      <p className="typed" lang="ru">
        {news.text}
      </p>
      {news.competition && news.competitionPath ? (
        <p>
          {t.news.about}:{" "}
          <a href={href(news.competitionPath)} lang="ru">
            {news.competition}
          </a>
        </p>
      ) : null}
    </>
  );
}

/** The newest news by their titles, on a page that is about something else. */
export function NewsTitles({ rows }: { rows: readonly Title[] }) {
  const { href } = usePage();
  return (
    <ul>
      {rows.map((news) => (
        <li key={news.id}>
          <a href={href(`/${news.organiserSlug}/news/${news.id}`)} lang="ru">
            {news.title}
          </a>
          <NewsFacts news={news} />
        </li>
      ))}
    </ul>
  );
}
