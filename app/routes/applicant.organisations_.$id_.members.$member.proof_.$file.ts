import type { LoaderFunctionArgs } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { sendProof } from "~/lifecycle/1-registration/proof.queries.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "applicant", reads: "applicant.readProofs" } satisfies RouteHandle;

/** A document of a member's authority, streamed to the head and the member. */
export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { id, member, file } = args.params;
  return demand(await sendProof(who, { applicantId: id!, membershipId: member!, fileId: file! }));
}
