import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { waitingHeadRequests } from "~/lifecycle/1-registration/head-request.queries.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { formatDayOf } from "~/text/format";
import { EmptyState } from "~/ui/empty-state";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { DoneAlert } from "~/ui/registration/done-alert";
import { Status } from "~/ui/status";
import { Table } from "~/ui/table";

export const handle = { area: "office", reads: "applicant.findByOffice" } satisfies RouteHandle;

export const meta = pageMeta((t) => t.registration.headChange.listTitle);

export async function loader(args: LoaderFunctionArgs) {
  return { rows: demand(await waitingHeadRequests(await requirePerson(args))) };
}

export default function HeadRequests() {
  const { rows } = useLoaderData<typeof loader>();
  const { t, lang, href } = usePage();
  const words = t.registration.headChange;
  return (
    <>
      <PageTitle
        title={words.listTitle}
        lead={words.listLead}
        trail={[{ to: "/office/applicants", label: t.registration.office.applicantsTitle }]}
      />
      <DoneAlert words={words.done} />
      <Table
        caption={words.listTitle}
        quiet
        rows={rows}
        keyOf={(row) => row.id}
        empty={<EmptyState title={words.emptyTitle}>{words.emptyBody}</EmptyState>}
        columns={[
          {
            head: t.registration.office.nameColumn,
            main: true,
            cell: (row) => (
              <a href={href(`/office/head-requests/${row.id}`)} lang="ru">
                {row.applicant}
              </a>
            ),
          },
          { head: words.asker, cell: (row) => row.asker },
          { head: words.reason, cell: (row) => words.reasons[row.reason] },
          { head: words.askedOn, cell: (row) => formatDayOf(row.askedAt, row.zone, lang) },
          {
            head: words.state,
            cell: (row) => (
              <Status tone={row.state === "approved" ? "warn" : "progress"}>{words.states[row.state]}</Status>
            ),
          },
        ]}
      />
    </>
  );
}
