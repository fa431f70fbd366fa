import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { editionAsked } from "~/lifecycle/3-application/edition-asked";
import type { OwnText } from "~/lifecycle/3-application/own-application";
import { readOwnText } from "~/lifecycle/3-application/own-application.queries.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { ApplicationCard } from "~/ui/application/application-card";
import { PdfLink } from "~/ui/application/pdf-link";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = { area: "applicant", reads: "application.read" } satisfies RouteHandle;

export const meta = pageMeta((t) => t.shield.card.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const edition = editionAsked(new URL(args.request.url).searchParams);
  return { page: demand(await readOwnText(who, args.params.id!, edition)) };
}

export default function Card() {
  const page = useLoaderData<typeof loader>().page as OwnText;
  const { t } = usePage();
  const words = t.application.print;
  const home = `/applicant/applications/${page.id}`;
  return (
    <>
      <PageTitle
        title={page.title || t.application.home.untitled}
        kicker={page.edition === null ? words.draft : words.edition(page.edition)}
        lead={page.competition}
        trail={[{ to: home, label: t.application.page.kicker }]}
      />
      <PdfLink page={page} paper="card" />
      <ApplicationCard page={page} />
    </>
  );
}
