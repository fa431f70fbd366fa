import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { newsOf } from "~/lifecycle/2-announcement/news.queries.server";
import { organiserPage } from "~/lifecycle/2-announcement/public.queries.server";
import { demand } from "~/server/http.server";
import { pageNumber } from "~/server/page-number.server";
import { NewsFacts, NewsText } from "~/ui/announcement/news-text";
import { Card } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";

export const handle = { area: "public", reads: "news.read" } satisfies RouteHandle;
export const meta = pageMeta<Awaited<ReturnType<typeof loader>>>(
  (t, data) => (data ? `${t.news.title}: ${data.organiser.name}` : t.news.title),
  undefined,
  (t, { organiser }) => ({
    description: t.announcement.site.preview.ofOrganiser(organiser),
    path: `/${organiser.slug}/news`,
    feed: { path: `/${organiser.slug}/feed.xml`, title: organiser.name },
  }),
);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = pageNumber(new URL(request.url).searchParams);
  const { slug, name, locality } = demand(await organiserPage(params.organiser ?? ""));
  return { organiser: { slug, name, locality }, page, ...(await newsOf(slug, page)) };
}

export default function OrganiserNews() {
  const { organiser, rows, page, pages } = useLoaderData<typeof loader>();
  const { t, href } = usePage();
  const words = t.news;
  const base = `/${organiser.slug}`;
  return (
    <>
      <PageTitle
        title={words.title}
        kicker={organiser.locality}
        trail={[
          { to: "/competitions", label: t.announcement.site.search.title },
          { to: base, label: organiser.name },
        ]}
      />
      {rows.length === 0 ? <EmptyState title={words.empty}>{words.emptyBody}</EmptyState> : null}
      {rows.map((news) => (
        <Card key={news.id}>
          <h2 className="card-title" lang="ru">
            <a href={href(`${base}/news/${news.id}`)}>{news.title}</a>
          </h2>
          <NewsFacts news={news} />
          <NewsText news={news} />
        </Card>
      ))}
      <Pager page={page} pages={pages} to={(n) => `${base}/news?page=${n}`} />
      <p>
        <a href={href(`${base}/feed.xml`)}>{words.feed}</a>
      </p>
    </>
  );
}
