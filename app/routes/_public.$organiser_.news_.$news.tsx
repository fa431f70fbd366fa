import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { newsPage } from "~/lifecycle/2-announcement/news.queries.server";
import { demand } from "~/server/http.server";
import { NewsFacts, NewsText } from "~/ui/announcement/news-text";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = { area: "public", reads: "news.read" } satisfies RouteHandle;
export const meta = pageMeta<Awaited<ReturnType<typeof loader>>>(
  (t, data) => data?.title ?? t.news.title,
  undefined,
  (_, { id, text, organiserSlug, organiser }) => ({
    description: text,
    path: `/${organiserSlug}/news/${id}`,
    feed: { path: `/${organiserSlug}/feed.xml`, title: organiser },
  }),
);

export async function loader({ params }: LoaderFunctionArgs) {
  return demand(await newsPage(params.organiser ?? "", params.news ?? ""));
}

export default function News() {
  const news = useLoaderData<typeof loader>();
  const { t } = usePage();
  return (
    <>
      <PageTitle
        title={news.title}
        trail={[
          { to: `/${news.organiserSlug}`, label: news.organiser },
          { to: `/${news.organiserSlug}/news`, label: t.news.title },
        ]}
      />
      <NewsFacts news={news} />
      <NewsText news={news} />
    </>
  );
}
