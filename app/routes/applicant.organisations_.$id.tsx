import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { readApplicant } from "~/lifecycle/1-registration/applicant.queries.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { pageMeta } from "~/ui/page";
import { ApplicantView } from "~/ui/registration/applicant-view";

export const handle = { area: "applicant", reads: "applicant.read" } satisfies RouteHandle;

export const meta = pageMeta<{ profile: { shortName: string } }>(
  (t, data) => data?.profile.shortName ?? t.registration.applicant.profile,
);

export async function loader(args: LoaderFunctionArgs) {
  return demand(await readApplicant(await requirePerson(args), args.params.id!));
}

export default function Organisation() {
  return <ApplicantView applicant={useLoaderData<typeof loader>()} />;
}
