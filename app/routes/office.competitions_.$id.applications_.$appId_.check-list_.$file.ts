import type { LoaderFunctionArgs } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { checkListFile } from "~/lifecycle/4-admission/check-list.queries.server";
import { refused } from "~/lifecycle/outcome";
import { demand } from "~/server/http.server";
import { paperResponse } from "~/server/paper-response.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "office", reads: "application.readByOffice" } satisfies RouteHandle;

/** The sheet of checks of one application as PDF or DOCX. */
export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { id = "", appId = "", file } = args.params;
  const format = (["pdf", "docx"] as const).find((one) => file === `check-list.${one}`);
  if (!format) return demand(refused("notFound"));
  return paperResponse(demand(await checkListFile(who, { competitionId: id, applicationId: appId }, format)));
}
