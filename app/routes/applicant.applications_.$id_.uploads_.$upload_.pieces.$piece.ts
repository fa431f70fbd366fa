import { type ActionFunctionArgs, json } from "@remix-run/node";
import type { RouteHandle } from "~/access/route-handle";
import { sentIn, takePiece } from "~/lifecycle/3-application/take-piece.server";
import { refusedUpload } from "~/lifecycle/3-application/upload-answer.server";
import { whoOf } from "~/server/session.server";

export const handle = { area: "applicant", writes: "application.upload" } satisfies RouteHandle;

/** One piece of an upload as the body of the request, its SHA-256 in the header `x-sha256`. */
export async function action(args: ActionFunctionArgs) {
  const who = await whoOf(args);
  const { id, upload, piece: number } = args.params;
  const piece = { ...sentIn(args.request, number), sha256: args.request.headers.get("x-sha256") ?? "" };
  const taken = await takePiece(who, id!, upload!, piece);
  if (taken.ok) return json({ taken: piece.number });
  return refusedUpload(who, taken);
}
