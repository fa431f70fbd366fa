import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { type ConsentPurpose, consentPurposes, consentTextVersion } from "~/lifecycle/1-registration/applicant";
import { made, refused } from "~/lifecycle/outcome";
import { demand } from "~/server/http.server";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = { area: "public", reads: "page.read" } satisfies RouteHandle;

export const meta = pageMeta<{ purpose: ConsentPurpose }>((t, data) =>
  data ? t.registration.consents.documents[data.purpose].title : t.registration.consents.listTitle,
);

export function loader({ params }: LoaderFunctionArgs) {
  const purpose = consentPurposes.find((known) => known === params.purpose);
  return json({ purpose: demand(purpose ? made(purpose) : refused("notFound")), version: consentTextVersion });
}

export default function ConsentText() {
  const { purpose, version } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.registration.consents;
  const text = words.documents[purpose];
  return (
    <>
      <PageTitle title={text.title} kicker={words.version(version)} lead={words.lead} />
      <p>{text.purpose}</p>
      <p>{text.data}</p>
      <p>{text.actions}</p>
      <p>{text.term}</p>
      <p>{words.withdrawHow}</p>
    </>
  );
}
