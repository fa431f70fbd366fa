import type { LoaderFunctionArgs } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { applicationPdf } from "~/lifecycle/3-application/application-paper.server";
import { editionAsked } from "~/lifecycle/3-application/edition-asked";
import { demand } from "~/server/http.server";
import { paperResponse } from "~/server/paper-response.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "applicant", reads: "application.read" } satisfies RouteHandle;

/** The card of an application to keep or print. */
export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const edition = editionAsked(new URL(args.request.url).searchParams);
  return paperResponse(demand(await applicationPdf(who, args.params.id!, { kind: "applicationCard", edition })));
}
