import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { listOrganisers } from "~/lifecycle/1-registration/organiser.queries.server";
import { demand } from "~/server/http.server";
import { pageNumber } from "~/server/page-number.server";
import { requirePerson } from "~/server/session.server";
import { readStoreState } from "~/server/store.queries.server";
import { LinkButton } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { NextStep } from "~/ui/next-step";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { DoneAlert } from "~/ui/registration/done-alert";
import { StoreCheckup } from "~/ui/registration/store-checkup";
import { Table } from "~/ui/table";

export const handle = { area: "admin", reads: ["organiser.list", "installation.readStore"] } satisfies RouteHandle;

export const meta = pageMeta((t) => t.registration.office.organisersTitle);

export async function loader(args: LoaderFunctionArgs) {
  const page = pageNumber(new URL(args.request.url).searchParams);
  const who = await requirePerson(args);
  const [listed, state] = await Promise.all([listOrganisers(who, page), readStoreState(who)]);
  const { rows, total } = demand(listed);
  return { rows, page, pages: Math.ceil(total / 50), store: demand(state) };
}

type AdminNext = { headless: { id: string; name: string } | undefined; isEmpty: boolean };

function AdminNextStep({ headless, isEmpty }: AdminNext) {
  const words = usePage().t.registration.office;
  if (isEmpty) return <NextStep title={words.organiserNext} to="/admin/organisers/new" action={words.addOrganiser} />;
  if (!headless) return <NextStep />;
  return <NextStep title={words.organiserHeadless(headless.name)} to={`/office/organisers/${headless.id}`} />;
}

export default function Organisers() {
  const { rows, page, pages, store } = useLoaderData<typeof loader>();
  const { t, href } = usePage();
  const words = t.registration.office;
  const add = <LinkButton to="/admin/organisers/new">{words.addOrganiser}</LinkButton>;
  return (
    <>
      <PageTitle title={words.organisersTitle} lead={words.organisersLead} />
      <DoneAlert words={t.registration.done} />
      {store?.failed ? (
        <StoreCheckup state={store} />
      ) : (
        <AdminNextStep headless={rows.find(({ admins }) => admins === 0)} isEmpty={rows.length === 0} />
      )}
      <Table
        caption={words.organisersTitle}
        quiet
        rows={rows}
        keyOf={(row) => row.id}
        empty={
          <EmptyState title={words.organisersEmptyTitle} action={add}>
            {words.organisersEmptyBody}
          </EmptyState>
        }
        columns={[
          {
            head: words.organiserTitle,
            main: true,
            cell: (row) => <a href={href(`/office/organisers/${row.id}`)}>{row.name}</a>,
          },
          { head: words.slug, cell: (row) => `/${row.slug}` },
          { head: words.locality, cell: (row) => row.locality },
          { head: words.admins, number: true, cell: (row) => row.admins },
        ]}
      />
      <Pager page={page} pages={pages} to={(next) => `/admin?page=${next}`} />
      {rows.length > 0 ? add : null}
      <p>
        <a href="/admin/calendar">{t.registration.calendar.title}</a>
      </p>
      {store?.failed ? null : <StoreCheckup state={store} />}
    </>
  );
}
