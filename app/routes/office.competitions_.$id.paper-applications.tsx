import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { listPaperApplications } from "~/lifecycle/3-application/paper-application.queries.server";
import { demand } from "~/server/http.server";
import { pageNumber } from "~/server/page-number.server";
import { requirePerson } from "~/server/session.server";
import { formatDayTime } from "~/text/format";
import { officeTrail } from "~/ui/admission/office-trail";
import { Alert } from "~/ui/alert";
import { PaperStatus } from "~/ui/application/paper-parts";
import { ButtonRow, LinkButton } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { Table } from "~/ui/table";

export const handle = { area: "office", reads: "paperApplication.list" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.paperApplication.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const page = pageNumber(new URL(args.request.url).searchParams);
  return { ...demand(await listPaperApplications(who, args.params.id ?? "", page)), page };
}

export default function PaperApplications() {
  const { competition, mayRegister, waiting, rows, page, pages } = useLoaderData<typeof loader>();
  const { t, lang, href } = usePage();
  const words = t.paperApplication;
  const base = `/office/competitions/${competition.id}/paper-applications`;
  const register = mayRegister ? <LinkButton to={`${base}/new`}>{words.register}</LinkButton> : null;
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} trail={officeTrail(t, competition)} />
      {waiting > 0 ? <Alert tone="warn">{words.waiting(waiting)}</Alert> : null}
      <p>{words.sealed}</p>
      {rows.length > 0 && register ? <ButtonRow>{register}</ButtonRow> : null}
      <Table
        caption={words.caption}
        rows={rows}
        keyOf={({ id }) => id}
        empty={
          <EmptyState title={words.empty} action={register}>
            {words.emptyBody}
          </EmptyState>
        }
        columns={[
          {
            head: words.entryShort,
            main: true,
            cell: ({ id, entry }) => <a href={href(`${base}/${id}`)}>{words.entryOf(entry)}</a>,
          },
          { head: words.arrived, cell: ({ arrivedAt }) => formatDayTime(arrivedAt, competition.zone, lang) },
          { head: words.way, cell: ({ way }) => words.ways[way] },
          { head: words.state, cell: ({ state }) => <PaperStatus state={state} /> },
          { head: words.typist, cell: ({ typist }) => <span lang="ru">{typist}</span> },
        ]}
      />
      <Pager page={page} pages={pages} to={(n) => `?page=${n}`} />
    </>
  );
}
