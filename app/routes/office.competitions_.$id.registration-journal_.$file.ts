import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { registrationJournalFile } from "~/lifecycle/4-admission/registration-journal.queries.server";
import { refused } from "~/lifecycle/outcome";
import { JOURNAL, paperFormats } from "~/lifecycle/papers";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "office", reads: "paper.draw" } satisfies RouteHandle;

/** The journal of registration as PDF, DOCX or XLSX; a large one leads to the page where it is asked for. */
export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { id = "", file } = args.params;
  const format = paperFormats.find((one) => file === `journal.${one}`);
  if (!format) return demand(refused("notFound"));
  const answer = demand(await registrationJournalFile(who, id, format));
  return answer ?? redirect(`/office/competitions/${id}/drawings/${JOURNAL}/${format}`);
}
