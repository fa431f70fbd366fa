import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { editionAsked } from "~/lifecycle/3-application/edition-asked";
import { placeOf } from "~/lifecycle/3-application/receipt-data.server";
import { readReceipt } from "~/lifecycle/3-application/receipt-page.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { formatBytes, formatMoment } from "~/text/format";
import { Alert } from "~/ui/alert";
import "~/ui/application/application.css";
import { JournalPlace } from "~/ui/application/journal-place";
import { ButtonRow, LinkButton } from "~/ui/button";
import { DataList } from "~/ui/data-list";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { Table } from "~/ui/table";

export const handle = { area: "applicant", reads: "application.read" } satisfies RouteHandle;

export const meta = pageMeta((t) => t.application.receipt.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const query = new URL(args.request.url).searchParams;
  const { proof, ...page } = demand(await readReceipt(who, args.params.id!, editionAsked(query)));
  return { page: { ...page, proof: proof && placeOf(proof) }, done: query.has("done") };
}

export default function Receipt() {
  const { page, done } = useLoaderData<typeof loader>();
  const { t, lang } = usePage();
  const words = t.application.receipt;
  const home = `/applicant/applications/${page.id}`;
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} trail={[{ to: home, label: page.title }]} />
      {done ? <Alert tone="good">{t.application.page.done.submitted}</Alert> : null}
      <p>
        {words.code}
        <br />
        <span className="receipt-code">{page.code}</span>
      </p>
      <DataList
        items={[
          { label: words.arrived, value: formatMoment(page.arrivedAt, page.zone, lang) },
          { label: t.application.page.competition, value: page.competition },
          page.coApplicants.length > 0 && {
            label: t.application.text.coApplicants,
            value: <span lang="ru">{page.coApplicants.join("; ")}</span>,
          },
          { label: words.edition, value: String(page.edition) },
          { label: words.hash, value: <span className="hash">{page.sha256}</span> },
          {
            label: words.check,
            value: (
              <a className="address" href={page.verifyUrl}>
                {page.verifyUrl}
              </a>
            ),
          },
        ]}
      />
      <img src={page.qr} width={180} height={180} alt={words.qr} />
      <Table
        caption={words.files}
        rows={page.files}
        keyOf={(_, index) => `${index}`}
        empty={<p>{words.noFiles}</p>}
        columns={[
          { head: words.fileColumns.name, cell: ({ name }) => name, main: true },
          { head: words.fileColumns.size, cell: ({ size }) => formatBytes(size, lang), number: true },
          { head: words.fileColumns.hash, cell: ({ sha256 }) => <span className="hash">{sha256}</span> },
        ]}
      />
      <p className="muted">{words.numberLater}</p>
      {page.proof ? <JournalPlace proof={page.proof} /> : null}
      <ButtonRow>
        <LinkButton look="plain" to={`${home}/receipt.pdf?edition=${page.edition}`} download>
          {words.pdf}
        </LinkButton>
        <LinkButton look="plain" to={`${home}/receipt.json?edition=${page.edition}`} download>
          {t.deadline.proof.json}
        </LinkButton>
        <LinkButton look="plain" to={`${home}/print?edition=${page.edition}`}>
          {t.application.page.print}
        </LinkButton>
        <LinkButton look="plain" to={home}>
          {t.application.page.kicker}
        </LinkButton>
      </ButtonRow>
    </>
  );
}
