import type { LoaderFunctionArgs } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { publicProtocolPaper, readResultsData } from "~/lifecycle/7-publication/results.queries.server";
import { winnersCsv } from "~/lifecycle/7-publication/winners-csv.server";
import { refused } from "~/lifecycle/outcome";
import { demand } from "~/server/http.server";
import { paperResponse } from "~/server/paper-response.server";

export const handle = { area: "public", reads: "publication.read" } satisfies RouteHandle;

/** The protocol for publication, or the results as data. */
export async function loader(args: LoaderFunctionArgs) {
  const { organiser = "", competition = "", file } = args.params;
  const address = { organiser, competition };
  if (file === "protocol.pdf") return paperResponse(demand(await publicProtocolPaper(address, "pdf")), true);
  if (file === "protocol.docx") return paperResponse(demand(await publicProtocolPaper(address, "docx")), true);
  if (file !== "results.json" && file !== "winners.csv") return demand(refused("notFound"));
  const results = demand(await readResultsData(address));
  const isJson = file === "results.json";
  const bytes = Buffer.from(isJson ? JSON.stringify(results, null, 2) : winnersCsv(results));
  const contentType = isJson ? "application/json; charset=utf-8" : "text/csv; charset=utf-8";
  return paperResponse({ bytes, contentType, fileName: file }, true);
}
