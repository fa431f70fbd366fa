import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { paperFile } from "~/lifecycle/4-admission/paper.queries.server";
import { refused } from "~/lifecycle/outcome";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "office", reads: "paper.list" } satisfies RouteHandle;

/** A version of a paper as PDF or DOCX, drawn from what was kept; a large one leads to the page where it is asked for. */
export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { id = "", paper = "", file } = args.params;
  const format = (["pdf", "docx"] as const).find((one) => file === `paper.${one}`);
  if (!format) return demand(refused("notFound"));
  const answer = demand(await paperFile(who, { competitionId: id, paperId: paper }, format));
  return answer ?? redirect(`/office/competitions/${id}/drawings/${paper}/${format}`);
}
