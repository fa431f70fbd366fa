import type { LoaderFunctionArgs } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { sendRequestProof } from "~/lifecycle/1-registration/proof.queries.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";

export const handle = { area: "office", reads: "headRequest.read" } satisfies RouteHandle;

/** A document of a request about the head's access or a lost mailbox. */
export async function loader(args: LoaderFunctionArgs) {
  const { id, file } = args.params;
  return demand(await sendRequestProof(await requirePerson(args), id!, file!, "headRequest.read"));
}
