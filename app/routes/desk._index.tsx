import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { ownErrands } from "~/lifecycle/1-registration/errand.queries.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { formatDay } from "~/text/format";
import { LinkButton } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { NextStep } from "~/ui/next-step";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { DeskNewcomer } from "~/ui/registration/desk-newcomer";
import { DoneAlert } from "~/ui/registration/done-alert";
import { Table } from "~/ui/table";

export const handle = { area: "desk", reads: "errand.take" } satisfies RouteHandle;

export const meta = pageMeta((t) => t.registration.desk.title);

export async function loader(args: LoaderFunctionArgs) {
  return { errands: demand(await ownErrands(await requirePerson(args))) };
}

function DeskNextStep({ last }: { last: { id: string; applicant: string } | undefined }) {
  const words = usePage().t.registration.desk;
  if (!last)
    return (
      <NextStep title={words.firstNext} to="/desk/errands/new" action={words.take}>
        {words.emptyBody}
      </NextStep>
    );
  return <NextStep title={words.next(last.applicant)} to={`/desk/errands/${last.id}`} />;
}

export default function Desk() {
  const { errands } = useLoaderData<typeof loader>();
  const { t, lang, href } = usePage();
  const words = t.registration.desk;
  const take = <LinkButton to="/desk/errands/new">{words.take}</LinkButton>;
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} />
      <DoneAlert words={words.done} />
      <DeskNextStep last={errands[0]} />
      <Table
        caption={words.errands}
        rows={errands}
        keyOf={(row) => row.id}
        empty={
          <EmptyState title={words.emptyTitle} action={take}>
            {words.emptyBody}
          </EmptyState>
        }
        columns={[
          {
            head: words.applicant,
            main: true,
            cell: (row) => (
              <a href={href(`/desk/errands/${row.id}`)} lang="ru">
                {row.applicant}
              </a>
            ),
          },
          { head: words.principal, cell: (row) => row.principal },
          {
            head: words.consent,
            cell: (row) => `${t.registration.named.ways[row.way]}, ${formatDay(row.givenOn, lang)}`,
          },
        ]}
      />
      {errands.length > 0 ? take : null}
      <DeskNewcomer />
    </>
  );
}
