import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { readPreview } from "~/lifecycle/6-decision/preview.queries.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { officeTrail } from "~/ui/admission/office-trail";
import { Alert } from "~/ui/alert";
import { PreviewLinks } from "~/ui/announcement/preview-links";
import { CommissionPreview, ExpertPreview } from "~/ui/decision/previews";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = { area: "office", reads: "competition.manage" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.announcement.office.preview.title);

export async function loader(args: LoaderFunctionArgs) {
  return demand(await readPreview(await requirePerson(args), args.params.id, args.params.role));
}

export default function Preview() {
  const { id, title, address, seen } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.announcement.office.preview;
  return (
    <>
      <PageTitle
        title={words.title}
        kicker={words.roles[seen.role]}
        trail={officeTrail(
          t,
          { id, title },
          { to: `/office/competitions/${id}/rules`, label: t.announcement.office.rules.title },
        )}
      />
      <Alert tone="warn">{words.made}</Alert>
      <PreviewLinks base={`/office/competitions/${id}`} address={address} current={seen.role} />
      {seen.role === "expert" ? <ExpertPreview {...seen} /> : <CommissionPreview {...seen} />}
    </>
  );
}
