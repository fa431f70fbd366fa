import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { listPapers } from "~/lifecycle/4-admission/paper.queries.server";
import { JOURNAL } from "~/lifecycle/papers";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { officeTrail } from "~/ui/admission/office-trail";
import { PaperCard } from "~/ui/admission/papers-view";
import { Alert } from "~/ui/alert";
import { ButtonRow, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = { area: "office", reads: "paper.list" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.papers.office.title);

export async function loader(args: LoaderFunctionArgs) {
  return demand(await listPapers(await requirePerson(args), args.params.id ?? ""));
}

const doneKeys = ["concluded", "corrected", "attached"] as const;

export default function Papers() {
  const { competition, mayChange, papers } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const [query] = useSearchParams();
  const words = t.papers.office;
  const base = `/office/competitions/${competition.id}`;
  const isLarge = papers.some((one) => one.kind === "openingProtocol" && one.isNewest && one.isLarge);
  const said = doneKeys.find((key) => key === query.get("done"));
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} trail={officeTrail(t, competition)} />
      {said ? <Alert tone="good">{words.done[said]}</Alert> : null}
      {papers.length === 0 ? <EmptyState title={words.sealed}>{words.sealedBody}</EmptyState> : null}
      {papers
        .filter(({ isNewest }) => isNewest)
        .map((newest) => (
          <PaperCard
            key={newest.id}
            base={base}
            zone={competition.zone}
            newest={newest}
            earlier={papers.filter(
              ({ kind, number, isNewest }) => kind === newest.kind && number === newest.number && !isNewest,
            )}
            mayChange={mayChange}
          />
        ))}
      {papers.length > 0 ? (
        <Card title={words.journal}>
          <p>{isLarge ? words.journalLargeLead : words.journalLead}</p>
          <ButtonRow>
            {(["pdf", "docx", "xlsx"] as const).map((format) => (
              <LinkButton
                key={format}
                look="plain"
                download={!isLarge}
                to={
                  isLarge ? `${base}/drawings/${JOURNAL}/${format}` : `${base}/registration-journal/journal.${format}`
                }
                label={t.papers.download(words.journal, t.papers.formats[format])}
              >
                {t.papers.formats[format]}
              </LinkButton>
            ))}
          </ButtonRow>
        </Card>
      ) : null}
      {papers.length > 0 ? <p className="muted">{words.meeting}</p> : null}
    </>
  );
}
