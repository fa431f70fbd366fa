import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { newsTitlesOf } from "~/lifecycle/2-announcement/news.queries.server";
import { organiserPage, searchCompetitions } from "~/lifecycle/2-announcement/public.queries.server";
import { demand } from "~/server/http.server";
import { pageNumber } from "~/server/page-number.server";
import { formatPhone } from "~/text/format";
import { CompetitionCards } from "~/ui/announcement/competition-cards";
import { NewsTitles } from "~/ui/announcement/news-text";
import { DataList } from "~/ui/data-list";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";

export const handle = { area: "public", reads: "competition.readPublic" } satisfies RouteHandle;
export const meta = pageMeta<Awaited<ReturnType<typeof loader>>>(
  (_, data) => data?.organiser.name ?? "",
  undefined,
  (t, { organiser }) => ({
    description: t.announcement.site.preview.ofOrganiser(organiser),
    path: `/${organiser.slug}`,
    feed: { path: `/${organiser.slug}/feed.xml`, title: organiser.name },
    data: { "@type": "Organization", name: organiser.name, address: organiser.address, email: organiser.email },
  }),
);

const NEWS_SHOWN = 3;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = pageNumber(new URL(request.url).searchParams);
  const { id: _, ...organiser } = demand(await organiserPage(params.organiser ?? ""));
  const [found, news] = await Promise.all([
    searchCompetitions({ organiser: organiser.slug, page }),
    newsTitlesOf(organiser.slug, NEWS_SHOWN),
  ]);
  return { organiser, page, news, ...found };
}

export default function Organiser() {
  const { organiser, news, rows, page, pages } = useLoaderData<typeof loader>();
  const { t, href } = usePage();
  const words = t.announcement.site;
  return (
    <>
      <PageTitle
        title={organiser.name}
        kicker={organiser.locality}
        trail={[{ to: "/competitions", label: words.search.title }]}
      />
      <h2>{words.organiser.competitions}</h2>
      {rows.length > 0 ? <CompetitionCards rows={rows} level={3} /> : <p className="muted">{words.organiser.none}</p>}
      <Pager page={page} pages={pages} to={(n) => `/${organiser.slug}?page=${n}`} />
      <p>
        <a href={href(`/${organiser.slug}/feed.xml`)}>{words.feed.link}</a>
      </p>
      {news.length > 0 ? (
        <>
          <h2>{t.news.title}</h2>
          <NewsTitles rows={news} />
          <p>
            <a href={href(`/${organiser.slug}/news`)}>{t.news.all}</a>
          </p>
        </>
      ) : null}
      <h2>{words.organiser.contacts}</h2>
      <DataList
        items={[
          { label: words.contacts.phone, value: formatPhone(organiser.phone) },
          {
            label: words.contacts.email,
            value: organiser.email ? <a href={`mailto:${organiser.email}`}>{organiser.email}</a> : null,
          },
          { label: words.contacts.address, value: organiser.address },
        ]}
      />
    </>
  );
}
