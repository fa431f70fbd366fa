import type { LoaderFunctionArgs } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { registrationJournalFile } from "~/lifecycle/4-admission/registration-journal.queries.server";
import { refused } from "~/lifecycle/outcome";
import { demand } from "~/server/http.server";
import { paperResponse } from "~/server/paper-response.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "office", reads: "review.manage" } satisfies RouteHandle;

/** The journal of registration as PDF, DOCX or XLSX. */
export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const format = (["pdf", "docx", "xlsx"] as const).find((one) => args.params.file === `journal.${one}`);
  if (!format) return demand(refused("notFound"));
  return paperResponse(demand(await registrationJournalFile(who, args.params.id ?? "", format)));
}
