import type { LoaderFunctionArgs } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { applicationListFile } from "~/lifecycle/4-admission/application-list-file.queries.server";
import { listQuestion } from "~/lifecycle/4-admission/list-question";
import { refused } from "~/lifecycle/outcome";
import { demand } from "~/server/http.server";
import { paperResponse } from "~/server/paper-response.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "office", reads: "review.manage" } satisfies RouteHandle;

/** The list of opened applications as XLSX or CSV, by the same conditions that its page has in its address. */
export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const format = (["xlsx", "csv"] as const).find((one) => args.params.file === `list.${one}`);
  if (!format) return demand(refused("notFound"));
  const question = listQuestion(new URL(args.request.url).searchParams);
  return paperResponse(demand(await applicationListFile(who, args.params.id ?? "", { question, format })));
}
