import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { listAffiliations } from "~/lifecycle/5-review/affiliations.server";
import { listSheets } from "~/lifecycle/5-review/sheets.blind.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { formatDayTime } from "~/text/format";
import { Alert } from "~/ui/alert";
import { Deadline } from "~/ui/deadline";
import { EmptyState } from "~/ui/empty-state";
import { NextStep } from "~/ui/next-step";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { SheetStatus } from "~/ui/review/sheet-status";
import { Table } from "~/ui/table";

export const handle = { area: "expert", reads: ["sheet.list", "expert.profile"] } satisfies RouteHandle;
export const meta = pageMeta((t) => t.review.expert.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const sheets = demand(await listSheets(who));
  return { sheets, hasTies: demand(await listAffiliations(who)).length > 0 };
}

const doneKeys = ["sealed", "recused"] as const;

export default function ExpertHome() {
  const { sheets, hasTies } = useLoaderData<typeof loader>();
  const { t, lang } = usePage();
  const [query] = useSearchParams();
  const words = t.review.expert;
  const said = doneKeys.find((key) => key === query.get("done"));
  const open = sheets.find((one) => one.round === "running" && one.state !== "sealed");
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} />
      {said ? <Alert tone="good">{words.done[said]}</Alert> : null}
      {hasTies ? null : (
        <NextStep title={words.profileNext} to="/expert/profile" action={words.profile}>
          {words.profileBody}
        </NextStep>
      )}
      {open ? (
        <NextStep
          title={words.next}
          to={`/expert/sheets/${open.id}`}
          action={words.nextAction}
          deadline={<Deadline at={open.dueAt} now={open.now} zone={open.zone} label={words.due} />}
        >
          {words.nextBody(open.pseudonym)}
        </NextStep>
      ) : hasTies ? (
        <NextStep />
      ) : null}
      <Table
        caption={words.caption}
        quiet
        rows={sheets}
        keyOf={(row) => row.id}
        columns={[
          { head: words.project, cell: (row) => <a href={`/expert/sheets/${row.id}`}>{row.pseudonym}</a>, main: true },
          { head: words.competition, cell: (row) => row.competition },
          { head: words.state, cell: (row) => <SheetStatus state={row.state} /> },
          { head: words.due, cell: (row) => formatDayTime(row.dueAt, row.zone, lang) },
        ]}
        empty={<EmptyState title={words.none}>{words.noneBody}</EmptyState>}
      />
    </>
  );
}
