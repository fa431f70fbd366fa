import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { readOpenedSheet } from "~/lifecycle/5-review/office.queries.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { officeTrail } from "~/ui/admission/office-trail";
import { Alert } from "~/ui/alert";
import { ButtonRow, LinkButton } from "~/ui/button";
import { DataList } from "~/ui/data-list";
import { History } from "~/ui/history";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { SheetText } from "~/ui/review/sheet-text";

export const handle = { area: "office", reads: "review.readOpened" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.review.openedSheet.title);

export async function loader(args: LoaderFunctionArgs) {
  const read = demand(await readOpenedSheet(await requirePerson(args), args.params.id, args.params.sheetId));
  const { payload, rules, facts } = read;
  return {
    id: facts.id,
    competition: facts.title,
    sheetId: args.params.sheetId,
    expert: read.expert,
    number: read.number ?? 0,
    title: read.title ?? "",
    pseudonym: read.pseudonym,
    ordinal: read.ordinal,
    total: payload.total,
    sheet: { marks: payload.marks, remarks: payload.remarks, conclusion: payload.conclusion },
    criteria: rules.criteria,
    annulReason: read.annulReason,
    mayAnnul: read.mayAnnul,
    zone: facts.zone,
    history: read.history,
  };
}

export default function OpenedSheet() {
  const data = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.review.openedSheet;
  const back = `/office/competitions/${data.id}/review`;
  return (
    <>
      <PageTitle
        title={words.title}
        kicker={words.kicker(data.number)}
        lead={data.title}
        trail={officeTrail(t, { id: data.id, title: data.competition }, { to: back, label: t.review.office.title })}
      />
      {data.annulReason ? (
        <Alert tone="warn" title={words.annulled}>
          {data.annulReason}
        </Alert>
      ) : null}
      <DataList
        items={[
          { label: words.expert, value: data.expert },
          { label: words.pseudonym, value: data.pseudonym },
          { label: words.round, value: t.review.office.round(data.ordinal) },
        ]}
      />
      <SheetText criteria={data.criteria} sheet={data.sheet} total={data.total} />
      {data.mayAnnul ? (
        <ButtonRow>
          <LinkButton look="danger" to={`${back}/sheets/${data.sheetId}/annul`}>
            {words.annul}
          </LinkButton>
        </ButtonRow>
      ) : null}
      <h2>{t.common.history.label}</h2>
      <History entries={data.history} zone={data.zone} />
    </>
  );
}
