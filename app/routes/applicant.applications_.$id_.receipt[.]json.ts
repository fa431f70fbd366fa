import type { LoaderFunctionArgs } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { editionAsked } from "~/lifecycle/3-application/edition-asked";
import { receiptFile } from "~/lifecycle/3-application/receipt-data.server";
import { receiptJson } from "~/lifecycle/3-application/receipt-page.server";
import { demand } from "~/server/http.server";
import { paperResponse } from "~/server/paper-response.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "applicant", reads: "application.read" } satisfies RouteHandle;

/** The receipt for programs: everything that is needed to check it without this site. */
export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const edition = editionAsked(new URL(args.request.url).searchParams);
  return paperResponse(receiptFile(demand(await receiptJson(who, args.params.id!, edition))));
}
