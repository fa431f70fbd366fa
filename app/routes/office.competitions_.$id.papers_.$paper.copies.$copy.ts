import type { LoaderFunctionArgs } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { sendSignedCopy } from "~/lifecycle/4-admission/paper.queries.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "office", reads: "paper.list" } satisfies RouteHandle;

/** What a paper came back as after it was signed. */
export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { id = "", paper = "", copy = "" } = args.params;
  return demand(await sendSignedCopy(who, { competitionId: id, paperId: paper, copyId: copy }));
}
