import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { editionAsked } from "~/lifecycle/3-application/edition-asked";
import type { OwnText } from "~/lifecycle/3-application/own-application";
import { readOwnText } from "~/lifecycle/3-application/own-application.queries.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { formatMoment } from "~/text/format";
import { ApplicationText } from "~/ui/application/application-text";
import { PdfLink } from "~/ui/application/pdf-link";
import { SignatureLines } from "~/ui/application/signature-lines";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = { area: "applicant", reads: "application.read" } satisfies RouteHandle;

export const meta = pageMeta((t) => t.application.print.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const edition = editionAsked(new URL(args.request.url).searchParams);
  return { page: demand(await readOwnText(who, args.params.id!, edition)) };
}

export default function Print() {
  const page = useLoaderData<typeof loader>().page as OwnText;
  const { t, lang } = usePage();
  const words = t.application.print;
  const home = `/applicant/applications/${page.id}`;
  const title = page.title || t.application.home.untitled;
  return (
    <>
      <PageTitle
        title={title}
        kicker={page.edition === null ? words.draft : words.edition(page.edition)}
        lead={page.competition}
        trail={[{ to: home, label: t.application.page.kicker }]}
      />
      {page.arrivedAt ? (
        <p>
          {`${t.application.receipt.arrived}: ${formatMoment(page.arrivedAt, page.zone, lang)}. ${t.application.receipt.code}: ${page.code}`}
          <br />
          <span className="hash">{`${t.application.receipt.hash}: ${page.sha256}`}</span>
        </p>
      ) : null}
      <PdfLink page={page} paper="print" />
      <ApplicationText
        reading={page.reading}
        documents={page.documents}
        files={page.files}
        fileTo={(file) => `${home}/files/${file}`}
      />
      <SignatureLines name={page.reading.applicant.headName} post={page.reading.applicant.headPost} />
    </>
  );
}
