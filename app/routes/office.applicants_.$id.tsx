import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { readOfficeApplicant } from "~/lifecycle/1-registration/office-applicants.queries.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { pageMeta } from "~/ui/page";
import { OfficeApplicantView } from "~/ui/registration/office-applicant-view";

export const handle = { area: "office", reads: "applicant.findByOffice" } satisfies RouteHandle;

export const meta = pageMeta((t) => t.registration.office.check);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const inn = new URL(args.request.url).searchParams.get("inn");
  return { ...demand(await readOfficeApplicant(who, args.params.id!, inn)), inn };
}

export default function OfficeApplicant() {
  return <OfficeApplicantView applicant={useLoaderData<typeof loader>()} />;
}
