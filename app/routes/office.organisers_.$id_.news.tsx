import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { officeNews } from "~/lifecycle/2-announcement/news.queries.server";
import { demand } from "~/server/http.server";
import { pageNumber } from "~/server/page-number.server";
import { requirePerson } from "~/server/session.server";
import { formatDayOf } from "~/text/format";
import { ButtonRow, LinkButton } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { DoneAlert } from "~/ui/registration/done-alert";
import { Status } from "~/ui/status";
import { Table } from "~/ui/table";

export const handle = { area: "office", reads: "news.publish" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.news.office.link);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const page = pageNumber(new URL(args.request.url).searchParams);
  return { ...demand(await officeNews(who, args.params.id ?? "", page)), page };
}

export default function OfficeNews() {
  const { organiser, rows, page, pages } = useLoaderData<typeof loader>();
  const { t, lang, href } = usePage();
  const words = t.news.office;
  const base = `/office/organisers/${organiser.id}/news`;
  const write = <LinkButton to={`${base}/new`}>{words.write}</LinkButton>;
  return (
    <>
      <PageTitle
        title={words.link}
        lead={words.lead}
        trail={[
          { to: "/office", label: t.announcement.office.home.title },
          { to: `/office/organisers/${organiser.id}`, label: organiser.name },
        ]}
      />
      <DoneAlert words={words.done} />
      {rows.length > 0 ? <ButtonRow>{write}</ButtonRow> : null}
      <Table
        caption={words.caption}
        rows={rows}
        keyOf={({ id }) => id}
        empty={
          <EmptyState title={t.news.empty} action={write}>
            {words.emptyBody}
          </EmptyState>
        }
        columns={[
          {
            head: words.name,
            main: true,
            cell: ({ id, title }) => (
              <a href={href(`${base}/${id}`)} lang="ru">
                {title}
              </a>
            ),
          },
          { head: words.published, cell: ({ publishedAt }) => formatDayOf(publishedAt, organiser.zone, lang) },
          {
            head: words.state,
            cell: ({ isWithdrawn }) => (
              <Status tone={isWithdrawn ? "neutral" : "good"}>{isWithdrawn ? words.withdrawn : words.onSite}</Status>
            ),
          },
        ]}
      />
      <Pager page={page} pages={pages} to={(n) => `?page=${n}`} />
    </>
  );
}
