import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import type { RouteHandle } from "~/access/route-handle";
import { MOST_FOUND, searchOffice } from "~/lifecycle/4-admission/office-search.queries.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { CompetitionStatus } from "~/ui/announcement/competition-status";
import { EmptyState } from "~/ui/empty-state";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { Table } from "~/ui/table";

export const handle = { area: "office", reads: "competition.list" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.announcement.officeSearch.title);

const MOST_TYPED = 200;

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const typed = (new URL(args.request.url).searchParams.get("q") ?? "").replaceAll("\0", "").trim();
  const found = demand(await searchOffice(who, typed.slice(0, MOST_TYPED)));
  return { most: MOST_FOUND, found };
}

export default function Search() {
  const { most, found } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.announcement.officeSearch;
  const at = (id: string) => `/office/competitions/${id}`;
  const isEmpty = found !== null && Object.values(found).every((rows) => rows.length === 0);
  return (
    <>
      <PageTitle
        title={words.title}
        lead={words.lead}
        trail={[{ to: "/office", label: t.announcement.office.home.title }]}
      />
      {found === null ? <EmptyState title={words.begin}>{words.beginBody}</EmptyState> : null}
      {isEmpty ? <EmptyState title={words.nothing}>{words.nothingBody}</EmptyState> : null}
      {found ? (
        <>
          <Found title={words.applications} rows={found.applications} most={most}>
            {(rows) => (
              <Table
                caption={words.applications}
                quiet
                rows={rows}
                keyOf={({ id }) => id}
                columns={[
                  { head: t.admission.list.number, number: true, cell: ({ number }) => number },
                  {
                    head: t.admission.list.project,
                    main: true,
                    cell: (row) => <a href={`${at(row.competitionId)}/applications/${row.id}`}>{row.title}</a>,
                  },
                  { head: words.applicant, cell: (row) => row.applicant },
                  { head: words.competition, cell: (row) => row.competition },
                ]}
              />
            )}
          </Found>
          <Found title={words.competitions} rows={found.competitions} most={most}>
            {(rows) => (
              <Table
                caption={words.competitions}
                quiet
                rows={rows}
                keyOf={({ id }) => id}
                columns={[
                  { head: words.competition, main: true, cell: ({ id, title }) => <a href={at(id)}>{title}</a> },
                  { head: t.admission.list.state, cell: ({ state }) => <CompetitionStatus state={state} /> },
                ]}
              />
            )}
          </Found>
          <Found title={words.applicants} rows={found.applicants} most={most}>
            {(rows) => (
              <Table
                caption={words.applicants}
                quiet
                rows={rows}
                keyOf={({ id }) => id}
                columns={[
                  {
                    head: words.applicant,
                    main: true,
                    cell: ({ id, name }) => <a href={`/office/applicants/${id}`}>{name}</a>,
                  },
                  { head: words.inn, cell: ({ inn }) => inn },
                  { head: words.where, cell: ({ locality }) => locality },
                ]}
              />
            )}
          </Found>
          <Found title={words.people} rows={found.people} most={most}>
            {(rows) => (
              <Table
                caption={words.people}
                quiet
                rows={rows}
                keyOf={({ id }) => id}
                columns={[
                  { head: words.person, main: true, cell: ({ name }) => name },
                  { head: words.role, cell: ({ role }) => t.registration.roles[role] },
                  {
                    head: words.where,
                    cell: (row) =>
                      row.competitionId ? (
                        <a href={`${at(row.competitionId)}/people`}>{row.competition}</a>
                      ) : (
                        <a href={`/office/organisers/${row.organiserId}`}>{row.organiser}</a>
                      ),
                  },
                ]}
              />
            )}
          </Found>
        </>
      ) : null}
    </>
  );
}

type FoundProps<Row> = {
  title: string;
  rows: readonly Row[];
  most: number;
  children: (rows: readonly Row[]) => ReactNode;
};

/** What was found of one kind, and whether there is more; nothing when there is none. */
function Found<Row>({ title, rows, most, children }: FoundProps<Row>) {
  const { t } = usePage();
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      {children(rows.slice(0, most))}
      {rows.length > most ? <p className="small muted">{t.announcement.officeSearch.first(most)}</p> : null}
    </section>
  );
}
