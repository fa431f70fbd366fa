import type { LoaderFunctionArgs } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { sendProofToOffice } from "~/lifecycle/1-registration/proof.queries.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "office", reads: "applicant.readProofsByOffice" } satisfies RouteHandle;

/** A document of a member's authority, streamed to an office that the applicant applied to or that looked it up by its ИНН. */
export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { id, member, file } = args.params;
  const inn = new URL(args.request.url).searchParams.get("inn");
  return demand(await sendProofToOffice(who, { applicantId: id!, membershipId: member!, fileId: file! }, inn));
}
