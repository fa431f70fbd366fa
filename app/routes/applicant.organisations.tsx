import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { myApplicants, myJoinRequests } from "~/lifecycle/1-registration/applicant.queries.server";
import { requirePerson } from "~/server/session.server";
import { formatDayOf } from "~/text/format";
import { USUAL_ZONE } from "~/text/zones";
import { LinkButton } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { DoneAlert } from "~/ui/registration/done-alert";
import { VerificationStatus } from "~/ui/registration/verification-status";
import { Table } from "~/ui/table";

export const handle = { area: "applicant", reads: "applicant.read" } satisfies RouteHandle;

export const meta = pageMeta((t) => t.registration.applicant.listTitle);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const [applicants, requests] = await Promise.all([myApplicants(who), myJoinRequests(who)]);
  return { applicants, requests };
}

export default function MyOrganisations() {
  const { applicants, requests } = useLoaderData<typeof loader>();
  const { t, lang, href } = usePage();
  const words = t.registration.applicant;
  const add = <LinkButton to="/applicant/organisations/new">{words.addButton}</LinkButton>;
  return (
    <>
      <PageTitle title={words.listTitle} lead={words.listLead} />
      <DoneAlert words={{ ...t.registration.done, confirmed: t.registration.account.done.confirmed }} />
      <Table
        caption={words.listTitle}
        quiet
        rows={applicants}
        keyOf={(row) => row.id}
        empty={
          <EmptyState title={words.emptyTitle} action={add}>
            {words.emptyBody}
          </EmptyState>
        }
        columns={[
          {
            head: words.shortName,
            main: true,
            cell: (row) => <a href={href(`/applicant/organisations/${row.id}`)}>{row.shortName}</a>,
          },
          { head: words.kind, cell: (row) => t.registration.kinds[row.kind] },
          { head: words.members, cell: (row) => t.registration.memberRoles[row.role] },
          { head: words.status, cell: (row) => <VerificationStatus verification={row.verification} /> },
        ]}
      />
      {applicants.length > 0 ? add : null}
      {requests.length > 0 ? (
        <>
          <h2>{words.pendingTitle}</h2>
          <ul>
            {requests.map((row) => (
              <li key={row.id}>
                {row.shortName}, {words.askedAt(formatDayOf(row.askedAt, USUAL_ZONE, lang))}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}
